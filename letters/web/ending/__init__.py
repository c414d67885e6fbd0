"""Letters: which there are and why, each as its reader will see it, the three ticks, and the ways out."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
