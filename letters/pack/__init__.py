"""A plan becomes files: letters with their annexes, the cover note, saved whole or not at all."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
