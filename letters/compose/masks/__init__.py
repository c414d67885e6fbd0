"""What a letter hides: a masked case is made first, and everything after it knows only that one."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
