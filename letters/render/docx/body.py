"""Blocks → the text of `word/document.xml`, put together from prefixes prepared once for each style and table."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from letters.render.blocks import methods
from letters.render.docx.frame import Frame
from letters.render.docx.package import DECLARATION
from letters.render.docx.runs import paragraph_start, runs_xml
from letters.render.keeping import kept
from letters.render.marks import numbered
from letters.render.styles import ParagraphLook, styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.render.blocks import Chart, Document, Heading, ListBlock, PageBreak, Paragraph, Table
    from letters.render.docx.opened import Reference

BATCH: Final = 100  # pieces (paragraphs, rows) that are encoded together
SPACER: Final = ParagraphLook("LetterSpacer", "文书空行")
"""An almost empty line: what stands between two tables, and after one at the very end."""

PICTURE: Final = ParagraphLook("LetterPicture", "文书图")
"""A paragraph that holds a chart."""


def document_xml(document: Document, reference: Reference) -> Iterator[bytes]:
    """The document part of a letter, in UTF-8, in chunks."""
    batch: list[str] = []
    for piece in _pieces(document, reference):
        batch.append(piece)
        if len(batch) == BATCH:
            yield "".join(batch).encode()
            batch.clear()
    yield "".join(batch).encode()


def _pieces(document: Document, reference: Reference) -> Iterator[str]:
    body = _Body(reference)
    write = methods(body)
    yield f"{DECLARATION}{reference.opening}<w:body>"
    for block, body.keep in zip(document.blocks, kept(document.blocks), strict=True):
        yield from write[type(block)](block)
    yield from body.tail()
    yield f"{reference.section}</w:body></w:document>"


class _Body:
    """Writes one document, each block as pieces of XML.

    `keep` says whether the block being written shares a page with the start of the next one, set before each.
    """

    def __init__(self, reference: Reference) -> None:
        self.keep = False
        self._reference = reference
        self._breaks = False  # what comes next starts a page
        self._table = False  # what came last was a table
        self._charts = 0  # written so far

    def heading(self, block: Heading) -> Iterable[str]:
        look = styles().paragraphs[block.style]
        return [self._paragraph(look, runs_xml(block.text), keep=self.keep)]

    def paragraph(self, block: Paragraph) -> Iterable[str]:
        look = styles().paragraphs[block.style]
        return [self._paragraph(look, runs_xml(block.text), keep=self.keep)]

    def list_block(self, block: ListBlock) -> Iterable[str]:
        look, last = styles().paragraphs["list"], len(block.items) - 1
        points = enumerate(numbered(block))
        return [self._paragraph(look, runs_xml(text), keep=self.keep and at == last) for at, text in points]

    def table(self, block: Table) -> Iterator[str]:
        apart = [self._paragraph(SPACER, "")] if self._table or self._breaks else []
        self._table = True
        frame = _frame(self._reference, block.layout)
        return chain(apart, frame.table(block, keep=self.keep))

    def chart(self, block: Chart) -> Iterable[str]:
        self._charts += 1
        from letters.render.docx.charts.chart_xml import drawing  # here: few letters have a chart

        drawn = drawing(block, self._charts, self._reference.text_width)
        return [self._paragraph(PICTURE, drawn, keep=self.keep)]

    def page_break(self, block: PageBreak) -> Iterable[str]:
        self._breaks = not block.may_share  # else what begins stays with its first rows, here or on the next page
        return []

    def tail(self) -> Iterable[str]:
        """What Word wants after a table at the very end: a paragraph."""
        return [self._paragraph(SPACER, "")] if self._table else []

    def _paragraph(self, look: ParagraphLook, runs: str, *, keep: bool = False) -> str:
        start = paragraph_start(self._reference, look, keep, self._breaks)
        self._breaks = self._table = False
        return f"{start}{runs}</w:p>"


@lru_cache(maxsize=8)  # a reference document of somebody's own is not kept for ever
def _frame(reference: Reference, layout: str) -> Frame:
    return Frame(reference, layout)
