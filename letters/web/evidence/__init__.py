"""Files of evidence: how they come in, what was made of them as cards and as a list, how they are looked at."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
