"""Evidence files: taken in, counted, linked to what they prove, and checked for change."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
