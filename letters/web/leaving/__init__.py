"""Taking a case along, with a passphrase or without, and clearing it away."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
