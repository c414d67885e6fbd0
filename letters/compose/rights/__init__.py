"""The law in plain words, for somebody who never read a statute."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
