"""Working days in China, with the days exchanged for them (调休), and how certain each of them is.

Up to the last year that `chinesecalendar` holds, the State Council's own lists decide. For any other year weekends and
the statutory days known by rule are taken off, and the answer is not certain: the list of that year is not known.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Day, More, row

DATA = Path(__file__).resolve().parent / "data" / "rest-days.toml"
SATURDAY = 5
DAY = timedelta(days=1)


class Workday(NamedTuple):
    """Whether a day is a working day, and whether the list of its year is known."""

    works: bool
    certain: bool


class _Listed(NamedTuple):
    """What the library holds: rest days beside weekends, weekend days worked, and the years it speaks about."""

    off: frozenset[date]
    on: frozenset[date]
    years: range


class _Statutory(NamedTuple):
    """Days off by rule: of every year as (month, day), and those that move with the moon and the sun."""

    every_year: frozenset[tuple[int, int]]
    moving: frozenset[date]


def is_workday(day: date) -> Workday:
    """Whether people work on that day in China, and whether that is certain."""
    listed = _listed()
    weekend = is_weekend(day)
    if day.year in listed.years:
        return Workday(day in listed.on or not (weekend or day in listed.off), certain=True)
    known = _statutory()
    return Workday(not weekend and (day.month, day.day) not in known.every_year and day not in known.moving, False)


def is_weekend(day: date) -> bool:
    """Whether it is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


def next_workday(day: date) -> date:
    """That day if it is a working day, else the first one after it."""
    while not is_workday(day).works:
        day += DAY
    return day


def add_workdays(day: date, count: int) -> date:
    """The `count`-th working day after a day, which is itself not counted; the day itself for 0."""
    for _ in range(count):
        day = next_workday(day + DAY)
    return day


def last_certain() -> date:
    """The last day of the last year whose list of days off is known."""
    return date(_listed().years.stop - 1, 12, 31)


@cache
def _listed() -> _Listed:
    from chinese_calendar.constants import holidays, workdays  # here: most commands never ask for a working day

    years = range(min(holidays).year, max(holidays).year + 1)
    return _Listed(frozenset(holidays), frozenset(workdays), years)


MonthDay = Annotated[str, More("pattern", r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]


@row
class RestDayFile:
    """`rest-days.toml`: days off of every year as 月-日, and those that move, with where they were read."""

    source: str
    every_year: tuple[MonthDay, ...]
    moving: frozenset[Day]


def read_rest_days(path: Path, read: Read = read) -> RestDayFile:
    """The statutory days off. Raises SlipsError."""
    return read(path, RestDayFile)


@cache
def _statutory() -> _Statutory:
    file = read_rest_days(DATA, read_trusted)
    every_year = frozenset((int(text[:2]), int(text[3:])) for text in file.every_year)
    return _Statutory(every_year, file.moving)
