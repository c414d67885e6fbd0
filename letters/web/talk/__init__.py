"""The beginning, for one person and for a clinic, and the questions, with the letters beside them."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
