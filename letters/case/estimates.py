"""An estimate as it was said: so many a day, so many of them at night, on so many days.

How many that comes to is never stored: it follows from what was said, and is no more certain than that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letters.kit.moment import Moment

MOST = 100_000  # contacts of one record, as `Count` has it


def implied(row: Any) -> Any:
    """A row of `[[incidents]]` with the count that its estimate comes to, where it says so many a day.

    What is no estimate, or not understood, is handed back as it is: the fields say what is wrong with it.
    """
    if not isinstance(row, Mapping) or not ({"per_day", "per_night"} & row.keys()):
        return row
    daily = row.get("per_day") or row.get("per_night")
    if type(daily) is not int or daily < 1:
        return row
    days = days_of(_moment(row.get("at")), _moment(row.get("until")), row.get("days")) or 1
    return {"count": min(daily * days, MOST), "estimated": True, **row}


def days_of(at: Moment | None, until: Moment | None, days: Any = None) -> int | None:
    """On how many days it was: as was said, else every day of the span; None where neither is known."""
    if type(days) is int and days > 0:
        return days
    first, last = at.date if at else None, (until or at).date if at else None
    if first is None or last is None or last < first:
        return None
    return (last - first).days + 1


def _moment(value: Any) -> Moment | None:
    try:
        return None if value is None else Moment.parse(value)
    except (ValueError, OverflowError):
        return None
