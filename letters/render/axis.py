"""The axis of amounts of a chart: where it begins and ends, and the numbers beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from letters.render.charts import shown
from letters.render.styles import styles

if TYPE_CHECKING:
    from letters.render.blocks import Chart

MOST_STEPS: Final = 5
_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


class Axis(NamedTuple):
    """`ticks` go from `low` to `high`; zero is one of them, so that a length tells an amount."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]


def axis(block: Chart) -> Axis:
    """The axis that has room for all amounts, for those of a stacked chart one on another.

    >>> axis(chart of 3, 18 and 70 calls)
    Axis(low=0, high=80, ticks=(0, 20, 40, 60, 80))
    """
    low, high = _reach(block)
    step = _step(high - low, Decimal(1).scaleb(-block.places))
    first = int((low / step).to_integral_value("ROUND_FLOOR"))
    last = max(int((high / step).to_integral_value("ROUND_CEILING")), first + 1)
    ticks = tuple(number * step for number in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def told(block: Chart, tick: Decimal) -> str:
    """A number beside the axis: with no more decimals than the amounts have, and none that say nothing."""
    whole = tick == tick.to_integral_value()
    return shown(block._replace(places=0) if whole else block, tick)


def _reach(block: Chart) -> tuple[Decimal, Decimal]:
    """The lowest and the highest place of the chart, zero among them."""
    labels = zip(*[series.values for series in block.series], strict=True)
    rows = [[value for value in row if value is not None] for row in labels]
    if styles().charts[block.look].stacked:
        ends = [end for row in rows for end in _ends(row)]
    else:
        ends = [value for row in rows for value in row]
    return min(Decimal(0), *ends), max(Decimal(0), *ends)


def _ends(row: list[Decimal]) -> tuple[Decimal, Decimal]:
    """Where the amounts of one label end, put on one another: downwards and upwards."""
    below = sum((value for value in row if value < 0), start=Decimal(0))
    above = sum((value for value in row if value > 0), start=Decimal(0))
    return below, above


def _step(reach: Decimal, least: Decimal) -> Decimal:
    """1, 2 or 5 times a power of ten, so that at most MOST_STEPS of them reach; not finer than the amounts are."""
    rough = max(reach / MOST_STEPS, least)
    power = Decimal(1).scaleb(rough.adjusted())
    return next(times * power for times in _STEPS if times * power >= rough)
