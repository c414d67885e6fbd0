"""The law as dated data: which provision applies on which day, and when a letter may cite it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
