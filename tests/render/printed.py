"""PDF files of tests, read."""

from __future__ import annotations

import datetime as dt
import re

import pypdfium2

from letters.render.blocks import (
    Document,
)
from letters.render.pdf import write_pdf
from letters.render.typesetting import About

ABOUT = About("投诉书", "林某", dt.date(2026, 11, 23))
BLANK = re.compile(r"\s+")


def pdf(*blocks, layout="standard") -> bytes:
    return write_pdf(Document(blocks), layout=layout, about=ABOUT)


def pages(data: bytes) -> list[str]:
    """The words of each page without blanks, as PDFium reads them: a hyphen at a line's end comes as U+FFFE."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in document]
        return [BLANK.sub("", text) for text in texts]
    finally:
        document.close()


def words(data: bytes) -> str:
    """All words but those at the foot of each page."""
    return "".join(re.sub(r"第\d+页共\d+页", "", page) for page in pages(data))
