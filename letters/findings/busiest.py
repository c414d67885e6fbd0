"""The day with the most contacts, as far as the record bears a superlative out.

What has no day of its own (a month, so many in a week) could have come all on one day; what is an estimate has no
bound that anybody could name. So the most that came on a known day is the most of all only where nothing of that could
exceed it; it is "at least" where something could; and there is none where something surely does.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from letters.findings import spans
from letters.findings.counts import Most

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.case import Incident

    Spans = dict[tuple[date, date], int]  # contacts by the days between which they lie


def busiest_day(counted: Iterable[Incident], said: int = 0) -> Most[date] | None:
    """The day with the most contacts that are no estimate, the first of several alike.

    `said` is the most that an estimate speaks of for a day, of which the days may not be known.
    22 calls within a week make none: nobody knows on which day how many of them came.
    """
    recorded: Spans = {}
    reckoned: Spans = {}
    for row in counted:
        of = reckoned if row.estimated else recorded
        at = spans.days(row)
        of[at] = of.get(at, 0) + row.count
    known = {first: count for (first, last), count in recorded.items() if first == last}
    if not known:
        return None
    day = max(known, key=lambda each: known[each])
    if said > known[day] or any(_surely(each) > known[day] for each in (*recorded.items(), *reckoned.items())):
        return None
    return Most(day, known[day], at_least=bool(reckoned) or _possible(recorded) > known[day])


def _surely(spread: tuple[tuple[date, date], int]) -> int:
    """How many came on one day at the least, wherever in their days they lie; of an estimate, as was said."""
    (first, last), count = spread
    return -(-count // ((last - first).days + 1))


def _possible(recorded: Spans) -> int:
    """How many could have come on one day, were all that have no day of their own to lie as close as they may."""
    changes: dict[date, int] = {}
    for (first, last), count in recorded.items():
        changes[first] = changes.get(first, 0) + count
        changes[last + timedelta(days=1)] = changes.get(last + timedelta(days=1), 0) - count
    return max(accumulate(changes[day] for day in sorted(changes)))
