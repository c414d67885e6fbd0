"""The page at home: a server on this computer, cases in folders. No browser holds anything of it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
