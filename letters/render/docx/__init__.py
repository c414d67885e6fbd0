"""Blocks → DOCX. Only reference.py, imported where it is needed, uses python-docx."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
