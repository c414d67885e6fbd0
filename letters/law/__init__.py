"""The law as dated data: which provision applies on which day, and when a letter may cite it."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
