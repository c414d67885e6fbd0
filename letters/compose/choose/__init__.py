"""Which letters a case gives, to whom each goes, and what it lacks."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
