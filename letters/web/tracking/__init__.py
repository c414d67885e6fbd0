"""What became of the letters: what is due, and what is put down of answers and papers."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
