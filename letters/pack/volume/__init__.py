"""The evidence as one volume to print: a list with page numbers, then each exhibit as pages."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
