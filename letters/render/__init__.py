"""Template → markup → blocks → DOCX, text, HTML, fields of a web form.

What others may use is named here and imported when it is first asked for, so that a list of the formats costs no
engine, and a letter in plain text no Word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.lazily import lazily

if TYPE_CHECKING:
    from pathlib import Path

    from letters.render.blocks import Document, join
    from letters.render.docx.opened import Reference
    from letters.render.docx.writer import Properties, write_docx
    from letters.render.engine import Engine
    from letters.render.html import write_html
    from letters.render.portal import Field, fields
    from letters.render.text import write_text

__all__ = [
    "Document",
    "Engine",
    "Field",
    "Properties",
    "Reference",
    "fields",
    "join",
    "load_reference",
    "write_docx",
    "write_html",
    "write_text",
]

__getattr__ = lazily(
    __name__,
    {
        "Document": ".blocks",
        "Engine": ".engine",
        "Field": ".portal",
        "Properties": ".docx.writer",
        "Reference": ".docx.opened",
        "fields": ".portal",
        "join": ".blocks",
        "write_docx": ".docx.writer",
        "write_html": ".html",
        "write_text": ".text",
    },
)


def load_reference(path: Path) -> Reference:
    """A user's own document, for its styles, page, header and footer; needs python-docx. Raises FileError."""
    from letters.render.docx.reference import load_reference as load

    return load(path)
