"""What happened: the case as a frozen model, and its TOML file."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
