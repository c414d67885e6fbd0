"""Letters: which there are and why, each as its reader will see it, the three ticks, and the ways out."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
