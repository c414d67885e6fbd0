"""Privacy on a borrowed computer: a case removed with what was made from it, or kept locked with a passphrase."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
