"""How much room the rows of a table take, as both the Word file and the PDF reckon it before they are set."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from letters.render.blocks import plain
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.render.blocks import Row, Table, Text

ROWS_TOGETHER: Final = 3
"""A table begins on a page, and ends on one, with this many of its rows, or all it has."""
WHOLE_ROWS: Final = 6
"""Rows. A table with no more, and with no more lines than WHOLE_LINES, is not parted by a page's end."""
WHOLE_LINES: Final = 14  # a quarter of a page
MOST_LINES: Final = 30  # about two thirds of a page
_CHARACTER: Final = 3.7  # mm: the size of type in a table


def leading_rows(table: Table) -> int:
    """How many rows of a table share a page with its head: all of a small one."""
    if len(table.rows) <= WHOLE_ROWS and sum(_lines(row, table.layout) for row in table.rows) <= WHOLE_LINES:
        return len(table.rows)
    return ROWS_TOGETHER if _fit(table, table.rows[:ROWS_TOGETHER]) else 1


def closing_rows(table: Table) -> int:
    """How many rows stay together at its end."""
    return ROWS_TOGETHER if _fit(table, table.rows[-ROWS_TOGETHER:]) else 1


def _fit(table: Table, rows: Sequence[Row]) -> bool:
    return sum(_lines(row, table.layout) for row in rows) <= MOST_LINES


def _lines(row: Row, layout: str) -> int:
    """About how many lines the tallest cell of a row has, as if all its characters were Chinese."""
    return 1 if row.spans else max(map(_lines_of, row.cells, _characters(layout)))


def _lines_of(cell: Text, characters: int) -> int:
    text = plain(cell)
    if "\n" not in text:  # as in most cells
        return 1 + len(text) // characters
    return sum(1 + len(line) // characters for line in text.split("\n"))


@cache
def _characters(layout: str) -> tuple[int, ...]:
    """About how many characters fit into a line of each column."""
    return tuple(max(1, int(column.width / _CHARACTER) - 1) for column in styles().tables[layout].columns)
