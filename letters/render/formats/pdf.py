"""A file to print from any computer or phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render.formats import Format

if TYPE_CHECKING:
    from letters.render.formats import Manuscript


def _write(letter: Manuscript) -> bytes:
    from letters.render.pdf import write_pdf
    from letters.render.typesetting import About

    return write_pdf(letter.document, layout=letter.layout, about=About(letter.title, letter.author, letter.day))


FORMAT = Format(suffix=".pdf", label="PDF", write=_write, needs=("typst",), extra="pdf")
