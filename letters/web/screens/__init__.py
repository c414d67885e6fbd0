"""What every screen is made with: its frame, its template, what forms say, where it goes back to."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
