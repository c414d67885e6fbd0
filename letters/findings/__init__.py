"""What follows from a case by computation: `of(case, books, day)` gives all of it as one value."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
