"""What a template gets: plain values made from a case as its reader may see it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
