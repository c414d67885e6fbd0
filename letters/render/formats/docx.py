"""A file for Word and WPS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render.formats import Format

if TYPE_CHECKING:
    from letters.render.formats import Manuscript


def _write(letter: Manuscript) -> bytes:
    from letters.render.docx import Properties, write_docx

    properties = Properties(title=letter.title, author=letter.author, date=letter.day)
    return write_docx(letter.document, layout=letter.layout, properties=properties, reference=letter.reference)


FORMAT = Format(suffix=".docx", label="Word", write=_write, spoken=("文档", "wps", "doc"))
