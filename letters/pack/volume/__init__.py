"""The evidence as one volume to print: a list with page numbers, then each exhibit as pages."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
