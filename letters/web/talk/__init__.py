"""The beginning, for one person and for a clinic, and the questions, with the letters beside them."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
