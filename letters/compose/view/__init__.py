"""What a template gets: plain values made from a case as its reader may see it."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
