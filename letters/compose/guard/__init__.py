"""The sender's own words and facts, protected: what is warned of, and what stops a letter."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
