"""Counts by quarter and by month: small ones merged, each compared with the one before, and a straight line."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from operator import mul
from typing import TYPE_CHECKING, Final, TypeAlias

from letters.stats.disclosure import spans
from letters.stats.periods import Unit, span_label, span_lines
from letters.stats.statistics import Timeline, TimeRow, Trend
from letters.stats.stats_words import told, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from letters.stats.periods import Period
    from letters.stats.statistics import Counts

FEWEST: Final = 3  # periods through which a line is drawn
TENTH: Final = Decimal("0.1")

Known: TypeAlias = "Mapping[Period, tuple[int, bool]]"
"""By period its count, and whether that is the count of the whole period."""


def timelines(counts: Counts, least: int, on: date) -> tuple[Timeline, Timeline | None]:
    """By quarter, and by month where months are known. The spans of months lie within those of quarters."""
    if counts.unit is Unit.QUARTER:
        known = {period: (count, True) for period, count in counts.periods.items()}
        return _timeline(Unit.QUARTER, _rows(known, (_all(known),), least, on)), None
    months = _known_months(counts)
    quarters = _quarters(months, from_cases=counts.from_cases)
    by_quarter = _rows(quarters, (_all(quarters),), least, on)
    within = [[month for quarter in row.periods for month in quarter.months] for row in by_quarter]
    first, last = min(months, key=_number), max(months, key=_number)
    inside = [[month for month in span if first.number <= month.number <= last.number] for span in within]
    return _timeline(Unit.QUARTER, by_quarter), _timeline(Unit.MONTH, _rows(months, inside, least, on))


def _number(period: Period) -> int:
    return period.number


def _all(known: Iterable[Period]) -> list[Period]:
    """From the first period to the last, with those between that have no figure."""
    periods = list(known)
    return list(min(periods, key=_number).up_to(max(periods, key=_number)))


def _known_months(counts: Counts) -> Known:
    """Of cases every month has a figure, since one without a case is 0; of a table those that stand in it."""
    months = _all(counts.periods) if counts.from_cases else list(counts.periods)
    return {month: (counts.periods.get(month, 0), True) for month in months}


def _quarters(months: Known, *, from_cases: bool) -> Known:
    """The sums by quarter; of a table one that lacks a month is not whole."""
    found: dict[Period, tuple[int, bool]] = {}
    for quarter in dict.fromkeys(month.quarter for month in sorted(months, key=_number)):
        known = [months[month][0] for month in quarter.months if month in months]
        found[quarter] = (sum(known), from_cases or len(known) == len(quarter.months))
    return found


def _rows(known: Known, blocks: Iterable[Sequence[Period]], least: int, on: date) -> tuple[TimeRow, ...]:
    """A row for each span of each block, compared with the row before."""
    rows: list[TimeRow] = []
    for block in blocks:
        found = spans([known[period][0] if period in known else 0 for period in block], least)
        rows += [_row(tuple(block[span.start : span.stop]), known, least, on) for span in found]
    return tuple(_compared(rows))


def _row(span: tuple[Period, ...], known: Known, least: int, on: date) -> TimeRow:
    figures = [known[period] for period in span if period in known]
    count = sum(figure for figure, _ in figures) if figures else None
    ended = on >= span[-1].last_day
    whole = len(figures) == len(span) and all(is_whole for _, is_whole in figures)
    reasons = [
        ("no_data", not figures),
        ("merged", len(span) > 1),
        ("incomplete", not ended),
        ("partial", bool(figures) and not whole),
    ]
    notes = _notes(reasons, least)
    return TimeRow(span, span_label(span), span_lines(span), count, complete=ended and whole, notes=notes)


def _notes(reasons: Iterable[tuple[str, bool]], least: int) -> tuple[str, ...]:
    """What is to be said of a row, for each reason that holds."""
    return tuple(told("row", name, least=least) for name, holds in reasons if holds)


def _compared(rows: Sequence[TimeRow]) -> Iterator[TimeRow]:
    yield from rows[:1]
    for before, row in pairwise(rows):
        yield _change(before, row)


def _change(before: TimeRow, row: TimeRow) -> TimeRow:
    if not row.comparable or row.count is None:
        return row
    if not before.comparable or before.count is None:
        return replace(row, notes=(*row.notes, told("row", "not_comparable")))
    change = row.count - before.count
    if before.count == 0:
        return replace(row, change=change, notes=(*row.notes, told("row", "zero_before")))
    return replace(row, change=change, percent=tenth(Fraction(100 * change, before.count)))


def tenth(value: Fraction) -> Decimal:
    """To one decimal, a half away from zero."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(TENTH, ROUND_HALF_UP)


def _timeline(unit: Unit, rows: tuple[TimeRow, ...]) -> Timeline:
    line = trend(rows)
    name = "quarters" if unit is Unit.QUARTER else "months"
    conditions = (
        ("change", any(row.percent is not None for row in rows)),
        ("unplotted", len({len(row.periods) for row in rows}) > 1),
    )
    notes = tuple(told("trend", note) for note, holds in conditions if holds)
    return Timeline(unit, str(getattr(words(), name)), rows, line, _told(line, unit), notes)


def trend(rows: Sequence[TimeRow]) -> Trend | None:
    """A line by least squares through the longest run of comparable rows, of several alike the last.

    None where it is shorter than three.
    """
    run = max(_runs(rows), key=len, default=[])
    if len(run) < FEWEST:
        return None
    return Trend(tenth(slope([count for _, count in run])), run[0][0], run[-1][0], len(run))


def slope(counts: Sequence[int]) -> Fraction:
    """How much the line by least squares through these counts rises from each to the next. Two at least."""
    steps = [2 * place - (len(counts) - 1) for place in range(len(counts))]  # twice the distance from the middle
    return Fraction(2 * sum(map(mul, steps, counts)), sum(step * step for step in steps))


def _runs(rows: Sequence[TimeRow]) -> list[list[tuple[Period, int]]]:
    """The stretches of comparable rows without a break, the last one first."""
    found: list[list[tuple[Period, int]]] = [[]]
    for row in rows:
        if row.comparable and row.count is not None:
            found[-1].append((row.periods[0], row.count))
        else:
            found.append([])
    return found[::-1]


def _told(line: Trend | None, unit: Unit) -> str:
    if line is None:
        return told("trend", "none", unit=unit.label)
    name = "up" if line.slope > 0 else "down" if line.slope < 0 else "flat"
    size = abs(line.slope)
    rise = f"{size:.0f}" if size == size.to_integral_value() else f"{size:f}"
    values = {"first": line.first.label, "last": line.last.label, "number": line.number, "unit": unit.label}
    return told("trend", name, slope=rise, **values)
