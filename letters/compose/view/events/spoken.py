"""Moments and spans as a person tells them one after another: 8月10日9时3分许, 同日, 次日; the year once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import time

    from letters.kit.moment import Moment

ONE_DAY = timedelta(days=1)


def spoken(at: Moment, before: Moment | None = None) -> str:
    """2026年8月10日9时3分许; after another moment without the year or day that is the same; the day, if that is all.

    That the day itself is not known is said.
    """
    told = _day(at, before)
    if at.day is None:
        return f"{told}（日期不详）"
    return f"{told}{spoken_clock(at.clock)}许" if at.clock else told


def spoken_span(at: Moment, until: Moment | None, before: Moment | None = None) -> str:
    """12月31日23时30分至次日0时40分; over more than a day and a night the days alone: 11月13日至21日."""
    if until is None or until == at:
        return spoken(at, before)
    if at.clock and until.clock and at.date and until.date and until.date - at.date <= ONE_DAY:
        day = "" if until.date == at.date else "次日"
        return f"{_day(at, before)}{spoken_clock(at.clock)}至{day}{spoken_clock(until.clock)}"
    last = _later_day(at, until)
    return f"{_day(at, before)}至{last}" if last else _day(at, before)


def spoken_days(first: Moment, last: Moment) -> str:
    """2026年8月9日至9月15日, 2026年11月12日至21日; one day once."""
    ends = _later_day(first, last)
    return f"{_day(first, None)}至{ends}" if ends else _day(first, None)


def _day(at: Moment, before: Moment | None) -> str:
    """8月10日 after a moment of the same year, 同日 after one of the same day."""
    if before and at.date and at.date == before.date:
        return "同日"
    year = "" if before and before.year == at.year else f"{at.year}年"
    return f"{year}{at.month}月" + (f"{at.day}日" if at.day else "")


def _later_day(at: Moment, until: Moment) -> str:
    """The day on which a span ends, without what is the same as where it began; "" of the same day or month."""
    if (until.year, until.month, until.day) == (at.year, at.month, at.day):
        return ""
    if (until.year, until.month) == (at.year, at.month) and until.day:
        return f"{until.day}日"
    return _day(until, at)


def spoken_clock(clock: time) -> str:
    """9时3分; 10时."""
    return f"{clock.hour}时" + (f"{clock.minute}分" if clock.minute else "")
