"""Quarters and months: read as people write them, counted on, and named."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING
from unicodedata import normalize

from letters.kit.frozen import frozen
from letters.kit.moment import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUARTER = re.compile(r"(\d{4})[-/.年]?(?:Q([1-4])|第?([1-4一二三四])季度?)", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))")
_FIRST_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月]0?1日?(?:00:00(?::00)?)?")
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}


class Unit(Enum):
    """A length of time: its name, and how many of it make a year."""

    QUARTER = "季度", 4
    MONTH = "月", 12

    @property
    def label(self) -> str:
        """The Chinese name."""
        return self.value[0]

    @property
    def months(self) -> int:
        """How many months it lasts."""
        return 12 // self.value[1]


@frozen
class Period:
    """One quarter or month. `number` counts its unit from the year 0, so that the next one is one more."""

    unit: Unit
    number: int

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.number // self.unit.value[1]

    @property
    def part(self) -> int:
        """Which quarter or month of its year, from 1."""
        return self.number % self.unit.value[1] + 1

    @property
    def part_label(self) -> str:
        """第1季度 or 1月."""
        return f"第{self.part}季度" if self.unit is Unit.QUARTER else f"{self.part}月"

    @property
    def label(self) -> str:
        """2021年第1季度 or 2021年1月."""
        return f"{self.year}年{self.part_label}"

    @property
    def code(self) -> str:
        """2021Q1 or 2021-01, for programs."""
        return f"{self.year}Q{self.part}" if self.unit is Unit.QUARTER else f"{self.year}-{self.part:02d}"

    @property
    def quarter(self) -> Period:
        """The quarter that a month lies in; of a quarter, itself."""
        return self if self.unit is Unit.QUARTER else Period(Unit.QUARTER, self.number // 3)

    @property
    def months(self) -> tuple[Period, ...]:
        """Its months in order."""
        first = self.number * self.unit.months
        return tuple(Period(Unit.MONTH, first + place) for place in range(self.unit.months))

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        following = (self.number + 1) * self.unit.months
        return date(following // 12, following % 12 + 1, 1) - timedelta(days=1)

    def up_to(self, last: Period) -> Iterator[Period]:
        """The periods from here up to and with `last`, which is of the same unit."""
        return (Period(self.unit, number) for number in range(self.number, last.number + 1))


def month_of(day: date) -> Period:
    """The month that a day lies in."""
    return Period(Unit.MONTH, day.year * 12 + day.month - 1)


def read_period(value: object) -> Period | None:
    """The quarter or month that a cell names, None where it names none.

    2021Q1, 2021-Q1, 2021年第一季度, 2021-01, 2021年1月, 202101; a day is taken only where it is the first of a month,
    since that is what spreadsheets make of a month.
    """
    if isinstance(value, datetime):
        return _whole_month(value) if value.time() == datetime.min.time() else None
    if isinstance(value, date):
        return _whole_month(value)
    return _read_text("".join(normalize("NFKC", value).split())) if isinstance(value, str) else None


def _whole_month(day: date) -> Period | None:
    return month_of(day) if day.day == 1 else None


def _read_text(text: str) -> Period | None:
    if found := _QUARTER.fullmatch(text):
        written = found[2] or found[3]
        part = _CHINESE.get(written) or int(written)
        return _known(Unit.QUARTER, int(found[1]), part)
    if found := _MONTH.fullmatch(text) or _FIRST_DAY.fullmatch(text):
        return _known(Unit.MONTH, int(found[1]), int(next(part for part in found.groups()[1:] if part)))
    return None


def _known(unit: Unit, year: int, part: int) -> Period | None:
    """The period, None for a month that no year has and for a year out of living memory."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= part <= unit.value[1]):
        return None
    return Period(unit, year * unit.value[1] + part - 1)


def span_label(periods: tuple[Period, ...]) -> str:
    """2021年第1季度, 2021年第1季度至第3季度, 2021年12月至2022年1月."""
    return "".join(span_lines(periods))


def span_lines(periods: tuple[Period, ...]) -> tuple[str, ...]:
    """A span of periods, in lines short enough to stand below a column."""
    first, last = periods[0], periods[-1]
    if first == last:
        return f"{first.year}年", first.part_label
    if first.year == last.year:
        return f"{first.year}年", f"{first.part_label}至", last.part_label
    return f"{first.label}至", last.label
