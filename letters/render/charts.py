"""A table of numbers → Chart, and what every writer shows of one: its numbers as words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from letters.render.blocks import Chart, Series, plain
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.render.blocks import Row

TOLD: Final = 40
"""Labels. A chart with more is described by the range of its numbers, not by each."""

ROOM: Final = 90
"""Characters of size 7.5 that stand beside each other across a chart: more, and the numbers would overlap."""

_number = re.compile(r"([-−]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([%‰]|[\u4e00-\u9fff]{0,3})").fullmatch


class ChartFault(Exception):  # noqa: N818  it becomes a TemplateError, which has the line
    """A table is no chart; `row` is the one at fault, counted from 0 below the head."""

    def __init__(self, row: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.row = row
        self.message = message
        self.hint = hint


class Amount(NamedTuple):
    """A number as a cell writes it."""

    value: Decimal
    places: int
    unit: str


def chart(look: str, head: Row, rows: Sequence[Row], priority: int = 0) -> Chart | None:
    """The chart of a table: labels in the first column, a series in each other, named by the head.

    An empty cell is no value; a table without any number is no chart. Raises ChartFault for a cell that is no number,
    for two units, and for more series than data/styles.toml has looks for.
    """
    about, *names = [plain(cell) for cell in head.cells]
    if not 1 <= len(names) <= len(styles().series):
        raise ChartFault(
            0, f"图要有 1 至 {len(styles().series)} 组数，这里有 {len(names)} 组", "第一列是名称，其余每列一组数"
        )
    table = [_amounts(row, number) for number, row in enumerate(rows)]
    places = [amount.places for row in table for amount in row if amount is not None]
    if not places:
        return None
    columns = zip(*table, strict=True)
    series = tuple(_series(name, column) for name, column in zip(names, columns, strict=True))
    labels = tuple(plain(row.cells[0]) for row in rows)
    return Chart(look, about, labels, series, _unit(table), max(places), priority)


def _amounts(row: Row, number: int) -> list[Amount | None]:
    """The numbers of a row, its label left out."""
    return [_amount(plain(cell).strip(), number) for cell in row.cells[1:]]


def _series(name: str, column: Sequence[Amount | None]) -> Series:
    return Series(name, tuple(amount.value if amount else None for amount in column))


def _amount(words: str, row: int) -> Amount | None:
    if not words:
        return None
    found = _number(words)
    if found is None:
        raise ChartFault(row, f"图里的“{words}”不是数", "只写数和单位，例如 1,083.15元；没有数的格留空")
    sign, whole, fraction, unit = found.groups(default="")
    value = Decimal(whole.replace(",", "") + fraction)
    return Amount(-value if sign else value, max(0, len(fraction) - 1), unit)


def _unit(table: Sequence[Sequence[Amount | None]]) -> str:
    """The unit of all the numbers. Raises ChartFault at the first that has another."""
    found: str | None = None
    for number, row in enumerate(table):
        for amount in filter(None, row):
            if found is not None and amount.unit != found:
                raise ChartFault(number, f"图里的数单位不一致：“{found}”和“{amount.unit}”", "一张图只用一种单位")
            found = amount.unit
    return found or ""


def shown(block: Chart, value: Decimal | None) -> str:
    """A number of the chart as print shows it, or "" where there is none."""
    return "" if value is None else f"{value:,.{block.places}f}{block.unit}"


def in_line(label: str) -> str:
    """A label without the line breaks that it may have under a column."""
    return label.replace("\n", "")


def share(block: Chart, value: Decimal | None) -> float:
    """How long the bar of `value` is, against the longest of the chart: 0 to 1."""
    longest = max(abs(value) for series in block.series for value in series.values if value is not None)
    return float(abs(value) / longest) if value and longest else 0.0


def takes_turns(block: Chart) -> bool:
    """Whether no label has two numbers: then each may stand in the middle of its place."""
    values = zip(*[series.values for series in block.series], strict=True)
    return all(sum(value is not None for value in row) <= 1 for row in values)


def has_room_for_numbers(block: Chart) -> bool:
    """Whether there is room for each number beside its column, bar or point."""
    look = styles().charts[block.look]
    if look.stacked or (look.form == "line" and len(block.series) > 1):
        return False
    if look.form == "bars":
        return True
    bare = block._replace(unit="")
    longest = max(len(shown(bare, value)) for series in block.series for value in series.values)
    beside = 1 if takes_turns(block) else len(block.series)
    return longest * len(block.labels) * beside <= ROOM


def as_table(block: Chart) -> list[tuple[str, ...]]:
    """The chart's head and rows in words."""
    head = (block.about, *(series.name for series in block.series))
    columns = [[shown(block, value) for value in series.values] for series in block.series]
    return [head, *zip(map(in_line, block.labels), *columns, strict=True)]


def described(block: Chart) -> str:
    """The chart in one sentence, for those who hear it: what it shows and its numbers."""
    kind = styles().charts[block.look].name
    if len(block.labels) <= TOLD:
        told = [f"{series.name}：{_each(block, series)}" for series in block.series]
    else:
        told = [f"{series.name}：{_range(block, series)}" for series in block.series]
    return f"{kind}，按{block.about}，共{len(block.labels)}项。{'。'.join(told)}。"


def _each(block: Chart, series: Series) -> str:
    pairs = zip(block.labels, series.values, strict=True)
    return "，".join([f"{in_line(label)} {shown(block, value)}" for label, value in pairs if value is not None]) or "无"


def _range(block: Chart, series: Series) -> str:
    values = [value for value in series.values if value is not None]
    return f"{shown(block, min(values))}至{shown(block, max(values))}" if values else "无"
