"""Open a log: what it is, by its content; then its entries, as often as wanted, a row at a time."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from letters.collect.logs import dialects, phone_xml
from letters.collect.logs.columns import columns_of, headerless, missing_number
from letters.collect.logs.entries import entries, order_of
from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen
from letters.kit.shell_words import command
from letters.kit.tables import delimited, html_tables, sheets
from letters.kit.tables.encoding import chunks, encoding_of
from letters.kit.tables.rows import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from letters.collect.logs.dialects import Dialect
    from letters.collect.logs.rows import Entry, Wanted
    from letters.kit.tables.encoding import Encoding
    from letters.kit.tables.rows import Unreadable

SEARCHED = 200  # lines in which the heading is looked for
HEAD = 4096
_PAGE = ("<html", "<table", "<!doctype html", "<meta")
BLANK = command("import", "--template", "表格.csv")  # writes the table to fill in
_SHEET, _OLD_SHEET, _PRINT = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"


@frozen
class Log:
    """A log that was recognised."""

    path: Path
    dialect: Dialect
    _read: Callable[[Wanted], Iterator[Entry]]

    def entries(self, wanted: Wanted = None) -> Iterator[Entry]:
        """Every row, read from the start each time; of callers who are not `wanted` nothing need be told."""
        return self._read(wanted)


def open_log(path: Path, *, own: frozenset[str] = frozenset(), order: str = "") -> Log:
    """The log that a file holds. Raises FileError for what cannot be read or is no log that is known.

    `own` are the person's own numbers (as number keys), `order` (dmy, mdy) how the person says its dates are written.
    """
    try:
        return _open(path, own, order)
    except OSError as error:
        raise _unreadable(path, error) from None


def _open(path: Path, own: frozenset[str], order: str) -> Log:
    files.refuse_special(path)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip():
        raise FileError(f"{path} 是空文件", "请重新导出或重新下载")
    if head.startswith(_PRINT):
        raise FileError(
            f"{path} 是 PDF，读不出表格",
            f"PDF 本身留作证据；请向运营商要 Excel 或 CSV，或者抄在填写表里：{BLANK}",
        )
    if head.startswith(_SHEET):
        return _table(path, lambda: sheets.xlsx_lines(path), own, order)
    if head.startswith(_OLD_SHEET):
        return _table(path, lambda: sheets.xls_lines(path), own, order)
    return _text(path, encoding_of(path), own, order)


def _text(path: Path, encoding: Encoding, own: frozenset[str], order: str) -> Log:
    start = next(chunks(path, encoding), "").lstrip("\ufeff \r\n\t").lower()
    if start.startswith("<"):
        return _marked(path, start, encoding, own, order)
    for delimiter in delimited.DELIMITERS:
        lines = _delimited(path, encoding, delimiter)
        if _dialect(lines):
            return _table(path, lines, own, order)
    return _table(path, _delimited(path, encoding, ","), own, order)


def _marked(path: Path, start: str, encoding: Encoding, own: frozenset[str], order: str) -> Log:
    """XML of a phone, or a page of HTML that is called a spreadsheet."""
    for dialect in dialects.dialects():
        if dialect.root and f"<{dialect.root}" in start:
            return Log(path, dialect, partial(phone_xml.entries, path, encoding, dialect))
    if any(mark in start for mark in _PAGE):
        return _table(path, lambda: html_tables.lines(path, encoding), own, order)
    raise _strange(path)


def _delimited(path: Path, encoding: Encoding, delimiter: str) -> Callable[[], Iterator[Line | Unreadable]]:
    return lambda: delimited.lines(path, encoding, delimiter)


def _table(path: Path, lines: Callable[[], Iterator[Line | Unreadable]], own: frozenset[str], order: str) -> Log:
    dialect = _dialect(lines)
    if dialect is None:
        raise _without_number(path) if _lacks_number(lines) else _strange(path)
    order = order or order_of(lines(), dialect)
    return Log(path, dialect, lambda wanted: entries(lines(), dialect, own, order, wanted))


def _dialect(lines: Callable[[], Iterator[Line | Unreadable]]) -> Dialect | None:
    for number, line in enumerate(islice(lines(), SEARCHED)):
        if isinstance(line, Line):
            found = columns_of(line.cells) or (headerless(line.cells) if number == 0 else None)
            if found:
                return found.dialect
    return None


def _lacks_number(lines: Callable[[], Iterator[Line | Unreadable]]) -> bool:
    return any(isinstance(line, Line) and missing_number(line.cells) for line in islice(lines(), SEARCHED))


def _without_number(path: Path) -> FileError:
    return FileError(f"{path} 是通话详单，但没有“对方号码”一列，导入没有意义", "重新查询详单时选择显示对方号码，再导出")


def _strange(path: Path) -> FileError:
    return FileError(
        f"{path} 不是认识的记录：没有找到“时间、对方号码、时长”这样的表头",
        "能读的有 SMS Backup & Restore、iMazing、iExplorer、运营商详单、支付宝和微信账单；"
        f"别的记录抄在填写表里：{BLANK}",
    )


def _unreadable(path: Path, error: OSError) -> FileError:
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return FileError(f"{path} 是文件夹", "请指明里面的文件")
    return files.refusal(error, path, "读取")
