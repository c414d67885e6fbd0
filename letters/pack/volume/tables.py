"""Logs, bills and other tables: set as tables with the columns of the file."""

from __future__ import annotations

from datetime import datetime
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from letters.collect.logs import is_heading
from letters.errors import FileError
from letters.kit.tables import delimited, html_tables, sheets
from letters.kit.tables.encoding import encoding_of
from letters.kit.tables.rows import Line
from letters.pack.volume.shown import Shown, UnshownError
from letters.render import Grid, Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from letters.kit.tables.rows import Unreadable
    from letters.pack.volume.rules import VolumeRules

    Read = Callable[[], Iterable[Line | Unreadable]]
    Row = tuple[str, ...]

_WIDE = 7  # columns; more of them are set across the page
_NARROWEST, _LONGEST = 4, 40  # halves of a character that a column is made wide for


def shown_table(path: Path, rules: VolumeRules) -> Shown:
    """The rows of a CSV, XLSX, XLS or of a page with tables. Raises UnshownError for what is none."""
    try:
        return _shown(_reader(path), rules)
    except FileError as error:
        raise UnshownError(error.message.replace(str(path), "文件"), error.hint) from error


def _reader(path: Path) -> Read:
    suffix = path.suffix.lower()
    if suffix in (".xlsx", ".xlsm"):
        return lambda: sheets.xlsx_lines(path)
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return lambda: sheets.xls_lines(path)
    encoding = encoding_of(path)
    with path.open("r", encoding=encoding.name, errors="replace") as text:
        start = text.read(4096).lstrip("\ufeff \r\n\t")
    if start.startswith("<"):
        return lambda: html_tables.lines(path, encoding)
    delimiter = max(delimited.DELIMITERS, key=start.count)
    return lambda: delimited.lines(path, encoding, delimiter)


def _shown(read: Read, rules: VolumeRules) -> Shown:
    most = rules.most
    taken = list(islice(read(), most.rows + 1))
    rows = [_texts(line.cells)[: most.columns] for line in taken[: most.rows] if isinstance(line, Line)]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise UnshownError("表格里没有能读出来的行", "用表格软件打开看看；能看到的，截图或者打印成 PDF 再登记")
    at = next((number for number, row in enumerate(rows) if is_heading(row)), 0)
    return Shown(tuple(_contents(rows, at)), tuple(_notes(taken, rows, most.rows)))


def _contents(rows: Sequence[Row], at: int) -> Iterator[Lines | Grid]:
    """What stands above the heading as text, then the table under it."""
    if above := "\n".join("　".join(filter(None, row)) for row in rows[:at]):
        yield Lines(above)
    columns = [column for column in zip_longest(*rows[at:], fillvalue="") if any(column)]
    head, *below = zip(*columns, strict=True)
    widths = tuple(max(_NARROWEST, *(min(_width(cell), _LONGEST) for cell in column)) for column in columns)
    yield Grid(head, tuple(below), widths, is_wide=len(columns) > _WIDE)


def _width(text: str) -> int:
    """The width of a text in halves of a Chinese character."""
    return sum(1 if character.isascii() else 2 for character in text)


def _texts(cells: Iterable[object]) -> Row:
    """What a file's cells show; empty ones at the end are none."""
    texts = [_text(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _notes(taken: Sequence[Line | Unreadable], rows: Sequence[Row], most: int) -> Iterator[str]:
    yield f"表格的列和原文件相同，共{len(rows)}行"
    if len(taken) > most:
        yield f"这里是前{most}行，其余的见文件"
    if unread := sum(not isinstance(line, Line) for line in taken):
        yield f"另有{unread}行读不出来，见文件"
