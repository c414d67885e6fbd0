"""A page for the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render.formats import Format

if TYPE_CHECKING:
    from letters.render.formats import Manuscript


def _write(letter: Manuscript) -> bytes:
    from letters.render.html import write_html

    return write_html(letter.document, letter.title, letter.layout).encode()


FORMAT = Format(suffix=".html", label="网页", write=_write, spoken=("网页版", "htm"))
