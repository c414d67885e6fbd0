"""A point in time as well as the person knows it: to the month, the day, the minute or the second."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import cached_property
from typing import Any

from letters.kit.frozen import frozen

CHINA = timezone(timedelta(hours=8), "CST")
FIRST_YEAR, LAST_YEAR = 1900, 2199

_TEXT = re.compile(
    r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})(?:[-/.月](?P<d>\d{1,2})日?|月)?"
    r"(?:(?:(?<=日)|[T \u3000])[T \u3000]*(?P<H>\d{1,2})[:：](?P<M>\d{2})(?:[:：](?P<S>\d{2}))?)?"
)


@frozen
class Moment:
    """`day` is None when only the month is known, `clock` when the time of day is not. China time.

    Its days and instants are worked out once: contacts are put in order, grouped and counted by them many times over.
    """

    year: int
    month: int
    day: int | None = None
    clock: time | None = None

    def __init__(self, year: int, month: int, day: int | None = None, clock: time | None = None) -> None:
        """As `frozen` would write it, and faster: a log makes a million of them."""
        values = self.__dict__
        values["year"], values["month"], values["day"], values["clock"] = year, month, day, clock
        self.__post_init__()

    def __post_init__(self) -> None:
        """Raises ValueError for a day that no calendar has, a time without a day, a year out of living memory."""
        date(self.year, self.month, 1 if self.day is None else self.day)
        if not FIRST_YEAR <= self.year <= LAST_YEAR or (self.clock is not None and self.day is None):
            raise ValueError("moment")

    @cached_property
    def date(self) -> date | None:
        """The calendar day, or None when only the month is known."""
        return None if self.day is None else date(self.year, self.month, self.day)

    @cached_property
    def earliest(self) -> datetime:
        """The first instant this may mean (naive, China time)."""
        return datetime.combine(date(self.year, self.month, self.day or 1), self.clock or time.min)

    @cached_property
    def latest(self) -> datetime:
        """The last instant this may mean (naive, China time), to the second."""
        if self.day is None:
            following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
            return datetime.combine(following - timedelta(days=1), time(23, 59, 59))
        return datetime.combine(date(self.year, self.month, self.day), self.clock or time(23, 59, 59))

    @property
    def hour(self) -> int | None:
        """Hour of day 0–23, or None when unknown."""
        return None if self.clock is None else self.clock.hour

    def __str__(self) -> str:
        text = f"{self.year:04d}-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text + (f" {self.clock.isoformat()}" if self.clock else "")

    @classmethod
    def parse(cls, value: Any) -> Moment:
        """A Moment from a TOML date, date-time or text. Raises ValueError saying what is wanted.

        A time with an offset is turned into China time; one without is China time already.
        """
        if isinstance(value, Moment):
            return value
        if isinstance(value, datetime):
            local = value.astimezone(CHINA) if value.tzinfo else value
            return cls(local.year, local.month, local.day, local.time().replace(microsecond=0))
        if isinstance(value, date):
            return cls(value.year, value.month, value.day)
        if isinstance(value, str):
            return cls._parse_text(value.strip())
        raise ValueError("moment")

    @classmethod
    def _parse_text(cls, text: str) -> Moment:
        match = _TEXT.fullmatch(text)
        if match is None:
            return cls._parse_iso(text)
        year, month, day, hour, minute, second = (int(g) if g else None for g in match.group(*"ymdHMS"))
        clock = None if hour is None else time(hour, minute or 0, second or 0)
        return cls(year or 0, month or 0, day, clock)

    @classmethod
    def _parse_iso(cls, text: str) -> Moment:
        """Text with an offset, as JSON and logs carry it."""
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError("moment")
        return cls.parse(moment)
