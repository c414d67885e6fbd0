"""The rows of a table as its file has them."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """Where a row stands: its line (from 1), and its sheet where a workbook has several."""

    line: int
    sheet: str = ""

    def __str__(self) -> str:
        return f"{self.sheet} 第 {self.line} 行".strip()


class Line(NamedTuple):
    """A row of a table as the file has it: text, numbers, dates, None where a cell is empty."""

    spot: Spot
    cells: tuple[object, ...]


class Unreadable(NamedTuple):
    """A row, or the rest of a file from here on, that could not be read."""

    spot: Spot
    why: str
