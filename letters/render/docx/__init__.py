"""Blocks → DOCX."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
