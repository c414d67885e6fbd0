"""Blocks → DOCX. Only reference.py, imported where it is needed, uses python-docx."""
