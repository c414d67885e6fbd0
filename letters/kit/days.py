"""Steps on the calendar: a day, and months that are not all of one length; and how people write a day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def months_on(start: date, months: int, day: int | None = None) -> date:
    """That day of a later (or earlier) month, the day of `start` unless another is wished; at most its last day.

    `months_on(date(2026, 1, 31), 1)` is 2026-02-28.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(day or start.day, calendar.monthrange(year, month + 1)[1]))


def day_words(day: date) -> str:
    """A day as people write it: 2026年12月3日."""
    return f"{day.year}年{day.month}月{day.day}日"
