"""Taking a case along, with a passphrase or without, and clearing it away."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
