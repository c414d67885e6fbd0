"""The page at home: a server on this computer, cases in folders. No browser holds anything of it."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
