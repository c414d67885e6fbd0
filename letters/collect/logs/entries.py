"""The lines of a table become entries: what stands before the heading, under a day's heading, or is no record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.logs import dialects, log_dates, values
from letters.collect.logs.bills import payment
from letters.collect.logs.columns import columns_of, headerless
from letters.collect.logs.contacts import ContactRows
from letters.collect.logs.log_dates import Calendar
from letters.collect.logs.rows import Passed, UnclearError
from letters.kit.tables.rows import Line, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from letters.collect.logs.columns import Columns
    from letters.collect.logs.dialects import Dialect
    from letters.collect.logs.rows import Entry, Wanted


def entries(
    lines: Iterable[Line | Unreadable], dialect: Dialect, own: frozenset[str], order: str, wanted: Wanted = None
) -> Iterator[Entry]:
    """One entry for each line but blank ones; of callers who are not wanted, one that says nothing."""
    table = _Table(dialect, own, order, wanted)
    for line in lines:
        if isinstance(line, Unreadable):
            yield line
        elif table.is_record(line):
            yield table.record(line)
        elif filled := _filled(line.cells):
            yield table.entry(line, filled)


def _is_figure(cell: object) -> bool:
    return isinstance(cell, str) and cell[:1].isdecimal()


def _filled(cells: Iterable[object]) -> list[object]:
    """The first two cells that hold something: whether there are more is nobody's question."""
    found: list[object] = []
    for cell in cells:
        if cell is not None and cell != "" and not (isinstance(cell, str) and cell.isspace()):
            found.append(cell)
            if len(found) == 2:
                break
    return found


def order_of(lines: Iterable[Line | Unreadable], dialect: Dialect) -> str:
    """Whether day or month comes first: as the figures tell, else as the dialect has it, else "".

    A file whose figures tell both ways is of neither order.
    """
    if dialect.payments or dialect.rank is None:
        return dialect.dates
    seen: set[str] = set()
    for told in _orders(lines):
        if told in ("dmy", "mdy"):
            seen.add(told)
        elif not told and not seen:
            break  # the dates of this file begin with the year
    if len(seen) > 1:
        return ""
    return seen.pop() if seen else dialect.dates


def _orders(lines: Iterable[Line | Unreadable]) -> Iterator[str]:
    """What each row below the heading tells of the order: dmy, mdy, ? where it leaves it open, "" for no such date."""
    columns: Columns | None = None
    for line in lines:
        if isinstance(line, Unreadable):
            continue
        columns = columns or columns_of(line.cells) or headerless(line.cells)
        if columns is None:
            continue
        told = log_dates.day_first(columns.first("time", line.cells))
        if told or not columns.repeats(line.cells):
            yield told


class _Table:
    """What is known while the lines go by."""

    def __init__(self, dialect: Dialect, own: frozenset[str], order: str, wanted: Wanted) -> None:
        self._dialect, self._own, self._order, self._wanted = dialect, own, order, wanted
        self._start("")

    def _start(self, sheet: str) -> None:
        self._sheet = sheet
        self._columns: Columns | None = None
        self._calendar = Calendar(order=self._order)

    def _begin(self, columns: Columns) -> None:
        """The rows below stand in these columns."""
        self._columns = columns
        self._figures = columns.picker(("time", "number"))
        self._contacts = ContactRows(columns, self._calendar, self._own, self._wanted)

    def is_record(self, line: Line) -> bool:
        """Whether a row is plainly a record, as nearly all are: it begins with a figure, and so do time and number."""
        if (
            self._columns is None
            or line.spot.sheet != self._sheet
            or not _is_figure(line.cells[0] if line.cells else "")
        ):
            return False
        figures = self._figures(line.cells)
        return len(figures) > 1 and _is_figure(figures[0]) and _is_figure(figures[1])

    def entry(self, line: Line, filled: Sequence[object]) -> Entry:
        """What one line gives; `filled` are the first cells that hold something."""
        if line.spot.sheet != self._sheet:
            self._start(line.spot.sheet)
        if self._columns is None:
            return self._before(line, filled)
        if self._columns.repeats(line.cells):
            self._begin(columns_of(line.cells) or self._columns)
            return Passed(line.spot, "表头")
        return self._aside(line, filled) or self.record(line)

    def _before(self, line: Line, filled: Sequence[object]) -> Entry:
        """A line before the table begins; it may name the year that the rows leave out."""
        found = columns_of(line.cells)
        if found is not None and found.dialect is self._dialect:
            self._begin(found)
            return Passed(line.spot, "表头")
        if self._dialect.headerless and (found := headerless(line.cells)):
            self._begin(found)
            return self.record(line)
        self._calendar.note(line.cells)
        if day := self._lone_day(filled):
            self._calendar.heading = day
        return Passed(line.spot, "表头之前的说明")

    def _lone_day(self, filled: Sequence[object]) -> date | None:
        """The day that a row of one cell names."""
        return log_dates.heading(filled[0], self._calendar) if len(filled) == 1 else None

    def _aside(self, line: Line, filled: Sequence[object]) -> Passed | None:
        """A heading with the day of the rows below it, a sum, a note below the table."""
        if day := self._lone_day(filled):
            self._calendar.heading = day
            return Passed(line.spot, "日期标题")
        text = values.text_of(filled[0])
        if text.startswith(dialects.sums_start()):
            return Passed(line.spot, "合计")
        return Passed(line.spot, "说明文字") if len(filled) == 1 and not text[:1].isdigit() else None

    def record(self, line: Line) -> Entry:
        """What a row of the table gives. `_begin` has been called."""
        columns = self._columns
        if columns is None:
            raise TypeError("no columns yet")
        try:
            if columns.dialect.payments:
                return payment(line, columns, self._calendar)
            self._refuse_breaks(line, columns)
            return self._contacts.contact(line)
        except UnclearError as unclear:
            return Unreadable(line.spot, str(unclear))

    def _refuse_breaks(self, line: Line, columns: Columns) -> None:
        """A quotation mark that is never closed swallows the rows below: no call has a line break in a cell."""
        if columns.dialect.tells_text:
            return
        for cell in line.cells:
            if isinstance(cell, str) and "\n" in cell:
                raise UnclearError("引号没有成对，这一行和下面的行连在了一起")
