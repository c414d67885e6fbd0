"""Tables → WordprocessingML: fixed widths, heads repeated, rows whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.render.blocks import plain
from letters.render.docx.opened import SIDES_STYLE, TABLE_STYLE, TWIPS
from letters.render.docx.runs import paragraph_start, runs_xml
from letters.render.styles import styles
from letters.render.table_rows import closing_rows, leading_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.render.blocks import Row, Table
    from letters.render.docx.opened import Reference
    from letters.render.styles import ParagraphLook

CELL_END: Final = "</w:p></w:tc>"
LONGEST_WHOLE_ROW: Final = 30
"""Lines. A taller row may break across pages: half a page kept whole leaves a hole, a whole one would be cut off."""

_WHOLE: Final = "<w:trPr><w:cantSplit/></w:trPr>"
_HEAD: Final = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_CHARACTER: Final = 10.5 * 20  # twips; the size of type in a table


class Frame:
    """One table layout in one reference document: widths in twips, and the start of every column's cells."""

    def __init__(self, reference: Reference, layout: str) -> None:
        look = styles().tables[layout]
        columns = look.columns
        scale = TWIPS * reference.text_width / styles().text_width
        self._reference = reference
        self._widths = [round(column.width * scale) for column in columns]
        self._looks = [styles().cells[column.look] for column in columns]
        self._starts = {
            keep: [self._start(column, 1, look, keep=keep) for column, look in enumerate(self._looks)]
            for keep in (False, True)
        }
        self._tall = [LONGEST_WHOLE_ROW * max(1, int(width / _CHARACTER) - 1) for width in self._widths]
        self._sides = look.sides
        self._opening = self._table_start(reference.style_ids[SIDES_STYLE if look.sides else TABLE_STYLE])

    def table(self, table: Table, *, keep: bool) -> Iterator[str]:
        """The whole table, row by row; with `keep`, its last row shares a page with what follows."""
        yield self._opening
        for row in table.head:
            yield self._odd_row(row, head=True, keep=True)
        leading = len(table.rows) if self._sides else leading_rows(table)
        closing = len(table.rows) - closing_rows(table)
        for place, row in enumerate(table.rows[:-1], 1):
            first = place < leading or place > closing
            yield self._row(row, keep=first)
        for row in table.rows[-1:]:
            yield self._row(row, keep=keep)
        yield "</w:tbl>"

    def _row(self, row: Row, *, keep: bool) -> str:
        """A row below the head; with `keep`, it shares a page with what follows."""
        if row.spans:
            return self._odd_row(row, keep=keep)
        cells = [start + runs_xml(text) for start, text in zip(self._starts[keep], row.cells, strict=True)]
        return f"<w:tr>{'' if self._is_tall(row) else _WHOLE}{CELL_END.join(cells)}{CELL_END}</w:tr>"

    def _odd_row(self, row: Row, *, keep: bool, head: bool = False) -> str:
        """A row that is not like most: of the head, or with cells across columns."""
        column, cells = 0, []
        for text, span in zip(row.cells, row.spans or (1,) * len(row.cells), strict=True):
            look = styles().cells["head"] if head else self._looks[column]
            cells.append(self._start(column, span, look, keep=keep) + runs_xml(text) + CELL_END)
            column += span
        properties = _HEAD if head else "" if self._is_tall(row) else _WHOLE
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _is_tall(self, row: Row) -> bool:
        """Whether a cell takes too many lines, counted as if all its characters were Chinese."""
        for cell, tall in zip(row.cells, self._tall, strict=False):
            text = cell if isinstance(cell, str) else plain(cell)
            if len(text) > tall or ("\n" in text and text.count("\n") > LONGEST_WHOLE_ROW):
                return True
        return False

    def _start(self, column: int, span: int, look: ParagraphLook, *, keep: bool) -> str:
        width = sum(self._widths[column : column + span])
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        paragraph = paragraph_start(self._reference, look, keep, False)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{paragraph}'

    def _table_start(self, style: str) -> str:
        grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in self._widths])
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(self._widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
