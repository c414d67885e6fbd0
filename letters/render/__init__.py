"""Template → markup → blocks → DOCX, text, HTML, fields of a web form.

`load_reference` needs python-docx and is fetched only when asked for, so that nothing else pays for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render.blocks import Document, join
from letters.render.docx.opened import Reference
from letters.render.docx.writer import Properties, write_docx
from letters.render.engine import Engine
from letters.render.html import write_html
from letters.render.portal import Field, fields
from letters.render.text import write_text

if TYPE_CHECKING:
    from pathlib import Path

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


def load_reference(path: Path) -> Reference:
    """A user's own document, for its styles, page, header and footer. Raises FileError."""
    from letters.render.docx.reference import load_reference as load

    return load(path)
