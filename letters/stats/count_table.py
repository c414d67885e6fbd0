"""A table of counts (CSV, XLSX): a column of periods, one of counts, and columns of groups where there are any."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from letters.errors import CaseError, FileError, Problem
from letters.kit import files
from letters.kit.frozen import frozen
from letters.kit.tables import delimited, sheets
from letters.kit.tables.encoding import encoding_of
from letters.kit.tables.rows import Line
from letters.stats.names import tidy
from letters.stats.periods import Period, Unit, read_period
from letters.stats.statistics import Counts
from letters.stats.stats_words import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from pathlib import Path

    from letters.kit.tables.rows import Spot, Unreadable

PERIOD: Final = frozenset({"period", "quarter", "month", "时段", "期间", "时间", "季度", "月份", "月", "年月"})
COUNT: Final = frozenset(
    {"count", "number", "total", "complaints", "件数", "数量", "投诉量", "投诉数", "投诉件数", "件"}
)
TOTALS: Final = frozenset({"合计", "总计", "小计", "total", "sum"})
MOST: Final = 1_000_000_000  # in one row
SEARCHED: Final = 50  # lines in which the heading is looked for
WANTED_PERIOD = "写成 2021Q1、2021年第一季度、2021-01 或者 2021年1月"
WANTED = "第一行写 period,count（或者 时段,件数），以下一行一个时段，例如 2021Q1,120"


class Row(NamedTuple):
    """One line of the table."""

    line: int
    period: Period
    number: int
    groups: tuple[str, ...]


@frozen
class _Columns:
    period: int
    count: int
    groups: tuple[int, ...]
    names: tuple[str, ...]


def read_table(path: Path) -> Counts:
    """The counts that a table holds. Raises FileError for what is no such table, CaseError with every bad row."""
    with files.refusing(path, "读取"):
        lines = list(_all_lines(path))
    columns, below = _heading(path, lines)
    rows: list[Row] = []
    found: list[Problem] = []
    for line in below:
        read = _row(line, columns) if isinstance(line, Line) else Problem(_place(line.spot), line.why)
        if isinstance(read, Problem):
            found.append(read)
        elif read is not None:
            rows.append(read)
    found += _contradictions(rows)
    if found:
        raise CaseError(found, path)
    if not rows:
        raise FileError(f"{path} 里没有件数", WANTED)
    return _counts(rows, columns.names)


def _all_lines(path: Path) -> Iterator[Line | Unreadable]:
    files.refuse_special(path)
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(b"PK"):
        yield from sheets.xlsx_lines(path)
        return
    encoding = encoding_of(path)
    for delimiter in delimited.DELIMITERS:
        lines = list(delimited.lines(path, encoding, delimiter))
        if any(isinstance(line, Line) and _columns(line) for line in lines[:SEARCHED]):
            yield from lines
            return


def _heading(path: Path, lines: Sequence[Line | Unreadable]) -> tuple[_Columns, Sequence[Line | Unreadable]]:
    for place, line in enumerate(lines[:SEARCHED]):
        if isinstance(line, Line) and (columns := _columns(line)):
            return columns, lines[place + 1 :]
    raise FileError(f"{path} 里找不到“时段”和“件数”两列", WANTED)


def _columns(line: Line) -> _Columns | None:
    """Which column is what, None for a line that is no heading."""
    names = [_text(cell) for cell in line.cells]
    period, count = _only(names, PERIOD), _only(names, COUNT)
    if period is None or count is None:
        return None
    groups = tuple(place for place, name in enumerate(names) if name and place not in (period, count))
    return _Columns(period, count, groups, tuple(names[place] for place in groups))


def _only(names: Sequence[str], wanted: Container[str]) -> int | None:
    """The one column that is called so; None for none and for several."""
    found = [place for place, name in enumerate(names) if normalize("NFKC", name).casefold() in wanted]
    return found[0] if len(found) == 1 else None


def _text(cell: object) -> str:
    return "" if cell is None else tidy(str(cell))


def _row(line: Line, columns: _Columns) -> Row | Problem | None:
    """What a line says; None for an empty one and for a line of sums."""
    width = _last(columns) + 1
    cells = (*line.cells, *[None] * width)[:width]
    written = [_text(cell) for cell in cells]
    if not any(written) or any(text.casefold() in TOTALS for text in written):
        return None
    period, count = read_period(cells[columns.period]), _whole(cells[columns.count])
    where = _place(line.spot)
    if period is None:
        return Problem(where, f"时段{_given(written[columns.period])}认不出", WANTED_PERIOD)
    if count is None:
        return Problem(where, f"件数{_given(written[columns.count])}不对", "写不小于0的整数；没有数据的整行删去")
    none = words().not_told
    return Row(line.spot.line, period, count, tuple(written[place] or none for place in columns.groups))


def _given(written: str) -> str:
    return f"“{written or '空白'}”"


def _last(columns: _Columns) -> int:
    return max(columns.period, columns.count, *columns.groups, 0)


def _place(spot: Spot) -> str:
    return str(spot)


def _whole(cell: object) -> int | None:
    """A count: a whole number from 0, as a number or as text with thousands separators."""
    if isinstance(cell, str):
        plain = normalize("NFKC", cell).strip().removesuffix("件").replace(",", "").strip()
        return int(plain) if plain.isdecimal() and len(plain) <= len(str(MOST)) and int(plain) <= MOST else None
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return None
    return int(cell) if 0 <= cell <= MOST and cell == int(cell) else None


def _contradictions(rows: Sequence[Row]) -> Iterator[Problem]:
    """Quarters beside months would be counted twice; so would one period with the same groups in two rows."""
    units = Counter(row.period.unit for row in rows)
    if len(units) > 1:
        yield Problem("", "有的行是季度，有的行是月，会重复计算", "只留一种")
    seen: dict[tuple[Period, tuple[str, ...]], int] = {}
    for row in rows:
        first = seen.setdefault((row.period, row.groups), row.line)
        if first != row.line:
            message = f"{row.period.label}和第 {first} 行重复"
            yield Problem(f"第 {row.line} 行", message, "只留一行；两行要相加的，先加好")


def _counts(rows: Iterable[Row], names: tuple[str, ...]) -> Counts:
    periods: Counter[Period] = Counter()
    groups: dict[str, Counter[frozenset[str]]] = {name: Counter() for name in names}
    unit = Unit.QUARTER
    for row in rows:
        unit = row.period.unit
        periods[row.period] += row.number
        for name, group in zip(names, row.groups, strict=True):
            groups[name][frozenset({group})] += row.number
    kept = {
        name: Counter({labels: count for labels, count in found.items() if count}) for name, found in groups.items()
    }
    return Counts(unit, periods, kept, from_cases=False)
