"""The page inside a browser: the same application in its worker, cases in its storage."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
