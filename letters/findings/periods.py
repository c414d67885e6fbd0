"""How a period runs: from the day after the one that sets it off to its last day, each stretch of days accounted for.

The day that sets a period off is not counted. A period of months or years ends on the same day of its last month, or
on that month's last day. The last day moves off a rest day where the kind of period asks for that.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from letters.errors import DataError
from letters.findings.calendar import DAY, add_workdays, is_weekend, is_workday, next_workday
from letters.kit.days import months_on
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.law import Limit

WORKING_DAYS = "working_days"


@frozen
class Line:
    """One line of the count: `days` days from `first` to `last`, and what they are.

    `kind` is "start" (the day that sets the period off), "counted" (working days), "exchanged" (weekend days worked,
    counted), "off" (rest days, not counted), "whole" (a period in days, months or years, rest days included), "moved"
    (from a rest day to the next working day) or "provisional" (days whose list is not published).
    """

    kind: str
    first: date
    last: date
    days: int = 0


@frozen
class Term:
    """A period that runs from `start`, not counted: its `first` counted day and the last one, `due`.

    `provisional` (暂定): it depends on days off that are not published yet.
    """

    start: date
    first: date
    due: date
    provisional: bool
    lines: tuple[Line, ...]


def run(start: date, limit: Limit, *, moves: bool) -> Term:
    """The period of that length that a day sets off; `moves` takes its last day off a rest day.

    A period of working days never ends on a rest day. Raises DataError for a unit that is none.
    """
    return _in_working_days(start, limit) if limit.unit == WORKING_DAYS else _in_a_row(start, limit, moves=moves)


def after(day: date, limit: Limit) -> date:
    """The last day of a period of days, months or years that runs from a day; short months end early.

    Raises DataError for another unit: working days need the calendar of rest days, as `run` has it.
    """
    if limit.unit == "days":
        return day + timedelta(days=limit.count)
    if limit.unit not in ("months", "years"):
        raise DataError(
            f"期限的单位 {limit.unit} 不能只看日历", "工作日要按放假安排推算；其他的应为 days、months 或 years"
        )
    return months_on(day, limit.count * (12 if limit.unit == "years" else 1))


def _in_working_days(start: date, limit: Limit) -> Term:
    due = add_workdays(start, limit.count)
    lines = (Line("start", start, start), *_stretches(start + DAY, due))
    return _term(start, due, lines, start + DAY)


def _in_a_row(start: date, limit: Limit, *, moves: bool) -> Term:
    last = after(start, limit)
    due = next_workday(last) if moves else last
    lines = [Line("start", start, start), Line("whole", start + DAY, last, (last - start).days)]
    if due != last:
        lines.append(Line("moved", last, due))
    return _term(start, due, tuple(lines), last if moves else None)


def _term(start: date, due: date, lines: tuple[Line, ...], depends_from: date | None) -> Term:
    """The term, provisional if a day from `depends_from` (None: no day) to its last is not certain."""
    doubtful = [day for day in _days(depends_from, due) if not is_workday(day).certain] if depends_from else []
    if doubtful:
        lines = (*lines, Line("provisional", doubtful[0], doubtful[-1], len(doubtful)))
    return Term(start, start + DAY, due, bool(doubtful), lines)


def _stretches(first: date, last: date) -> Iterator[Line]:
    for kind, group in groupby(_days(first, last), key=_kind):
        days = list(group)
        yield Line(kind, days[0], days[-1], len(days))


def _kind(day: date) -> str:
    if not is_workday(day).works:
        return "off"
    return "exchanged" if is_weekend(day) else "counted"


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
