"""CSV and its kin as lines of a table."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from letters.kit.tables.rows import Line, Spot, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.kit.tables.encoding import Encoding

DELIMITERS = (",", "\t", ";", "|")
LONGEST_CELL = 131_072  # characters; a quotation mark that is never closed runs into it


def lines(path: Path, encoding: Encoding, delimiter: str) -> Iterator[Line | Unreadable]:
    """Every row with the line it begins on. A row that cannot be parted is Unreadable, and reading goes on."""
    with path.open("r", encoding=encoding.name, errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        while True:
            spot = Spot(reader.line_num + 1)
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Unreadable(spot, f"引号没有成对，第 {spot.line} 至 {reader.line_num} 行分不开各列")
                continue
            yield _line(spot, cells, damaged=encoding.damaged)


def _line(spot: Spot, cells: list[str], *, damaged: bool) -> Line | Unreadable:
    if damaged and any("\ufffd" in cell for cell in cells):
        return Unreadable(spot, "这一行有认不出的字节（文件损坏，或存成了别的编码）")
    return Line(spot, tuple(cells))
