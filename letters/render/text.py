"""Document → plain text: full-width indents, tables as readable lines."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from letters.kit.frozen import frozen
from letters.render.bars import bar_lines
from letters.render.blocks import Chart, Paragraph, Row, methods, plain
from letters.render.charts import as_table
from letters.render.marks import numbered
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.render.blocks import Block, Document, Heading, ListBlock, PageBreak, Table, Text

SPACE: Final = "　"
BLANK: Final = "＿"
RULE: Final = "—" * 20
GAP: Final = 0.5  # lines of space before a paragraph that are worth an empty line
LINE: Final = 24  # characters of a line to write on
CENTRE: Final = 14  # characters from the margin to the middle of a line of 28


def write_text(document: Document) -> str:
    """The letter as plain text, ending in one line break."""
    write = methods(_TextWriter(laid_out=True))
    return "\n".join([write[type(block)](block) for block in _told(document.blocks)]).strip("\n") + "\n"


def bare(blocks: Sequence[Block]) -> str:
    """Blocks as lines without indents and empty lines of ours, for a web form."""
    write = methods(_TextWriter(laid_out=False))
    return "\n".join([write[type(block)](block) for block in _told(blocks)])


def _told(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without charts that only draw what a table beside them tells, and without their captions."""
    drawn = {place for place, block in enumerate(blocks) if isinstance(block, Chart) and _is_beside(block)}
    captions = {place - 1 for place in drawn if place and _is_caption(blocks[place - 1])}
    return [block for place, block in enumerate(blocks) if place not in drawn | captions]


def _is_beside(block: Chart) -> bool:
    return styles().charts[block.look].beside


def _is_caption(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "caption"


@frozen
class _TextWriter:
    """Each block as one or more lines, without the last line break."""

    laid_out: bool

    def heading(self, block: Heading) -> str:
        words = plain(block.text)
        if block.level == 1 and self.laid_out:
            return f"\n{SPACE * max(0, CENTRE - len(words) // 2)}{words}\n"
        gap = "\n" if block.level == 2 and self.laid_out else ""
        return gap + self._set(block.style, words)

    def paragraph(self, block: Paragraph) -> str:
        look = styles().paragraphs[block.style]
        gap = "\n" if self.laid_out and look.before >= GAP else ""
        words = plain(block.text)
        return gap + self._set(block.style, words.rstrip(SPACE).ljust(LINE, BLANK) if look.ruled else words)

    def list_block(self, block: ListBlock) -> str:
        return "\n".join([self._set("list", plain(text)) for text in numbered(block)])

    def table(self, block: Table) -> str:
        if styles().tables[block.layout].sides:
            sides = zip_longest(*[row.cells for row in block.rows], fillvalue="")
            return ("\n\n" if self.laid_out else "\n").join([self._side(cells) for cells in sides])
        labels = [plain(cell) for cell in block.head[-1].cells] if block.head and not block.head[-1].spans else []
        return "\n".join([self._set("list", _row(row, labels)) for row in block.rows])

    def chart(self, block: Chart) -> str:
        if not self.laid_out:
            labels, *rows = as_table(block)
            return "\n".join([_row(Row(row), labels) for row in rows])
        return "\n".join([self._set("list", line) for line in bar_lines(block)])

    def _side(self, cells: Sequence[Text]) -> str:
        lines = [line for cell in cells for line in plain(cell).split("\n") if line]
        return "\n".join([self._set("list", line) for line in lines])

    def page_break(self, _block: PageBreak) -> str:
        return f"\n{RULE}\n" if self.laid_out else ""

    def _set(self, style: str, words: str) -> str:
        return SPACE * styles().paragraphs[style].text_indent + words if self.laid_out else words


def _row(row: Row, labels: Sequence[str]) -> str:
    """A row in words: with its columns' names, or "label：value" where the table has no head."""
    cells = [plain(cell).replace("\n", " ") for cell in row.cells]
    if len(labels) == len(cells):
        return "；".join([f"{label}：{cell}" for label, cell in zip(labels, cells, strict=True) if cell])
    return "：".join([cell for cell in cells if cell])
