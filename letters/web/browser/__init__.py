"""The page inside a browser: the same application in its worker, cases in its storage."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
