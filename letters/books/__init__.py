"""What comes with the program and is looked up: heads of templates, the law, bodies, the words of sums, rates."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
