"""What becomes of the letters that were sent: states, time limits, the next letter."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
