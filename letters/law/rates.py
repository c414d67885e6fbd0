"""The rate that ceilings of interest are reckoned from, by date, and how far what is known of it reaches."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

from letters.errors import HorizonError
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Day, Key, Several, YesNo, row
from letters.kit.frozen import frozen
from letters.kit.refusals import RowError, Slip
from letters.law.load import BUNDLED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Doubt(StrEnum):
    """Why a rate must not be put forward as fact."""

    SECOND_HAND = "second_hand"  # nobody has read it at its source
    UNREACHED = "unreached"  # the data ends before that day


@frozen
class Rate:
    """A rate in percent a year, in force from the day it was first published until another value was.

    `four_times` is the ceiling reckoned from it, in percent a year; whether it applies is for `RateAnswer.ceiling`.
    """

    published_on: date
    percent: Decimal
    four_times: Decimal
    verified: bool
    source: str


@frozen
class RateAnswer:
    """What is known about a day. `until` is the last day that checked data reaches.

    `rate` may be told with its doubt where that is SECOND_HAND; it is None where the data does not reach the day.
    `ceiling` is None unless the rate is known and the rule of the ceiling was in force on that day.
    """

    rate: Rate | None
    until: date
    doubt: Doubt | None = None
    ceiling: Decimal | None = None

    @property
    def known(self) -> bool:
        """Whether the rate may be put forward as fact."""
        return self.doubt is None


@frozen
class Rates:
    """Every change of the rate, oldest first; checked ones stand before those at second hand.

    `last` is the last day about which anything is known, `ceiling_from` the first day of the rule of the ceiling.
    """

    name: str
    changes: tuple[Rate, ...]
    ceiling_from: date
    last: date
    checked_on: date

    @property
    def until(self) -> date:
        """The last day that checked data reaches."""
        doubtful = (rate.published_on for rate in self.changes if not rate.verified)
        return next((day - timedelta(days=1) for day in doubtful), self.last)

    def on(self, day: date) -> RateAnswer:
        """The rate in force on the day a contract was made: the latest published on that day or before.

        Raises HorizonError for a day before the first.
        """
        if day < self.changes[0].published_on:
            raise HorizonError(
                f"{self.name}的数据从 {self.changes[0].published_on} 开始，不含 {day}", "请核对合同成立的日期"
            )
        if day > self.last:
            return RateAnswer(None, self.until, Doubt.UNREACHED)
        rate = self.changes[bisect_right(self.changes, day, key=lambda change: change.published_on) - 1]
        if not rate.verified:
            return RateAnswer(rate, self.until, Doubt.SECOND_HAND)
        return RateAnswer(rate, self.until, ceiling=rate.four_times if day >= self.ceiling_from else None)


def load_rates(folder: Path | None = None) -> Rates:
    """The bundled rates, read once in a process, or those of another folder's rates.toml.

    Raises DataError for wrong data, FileError for a file that is missing or unreadable.
    """
    return _bundled() if folder is None else _read(folder, read)


@lru_cache(maxsize=1)
def _bundled() -> Rates:
    return _read(BUNDLED, read_trusted)


@row
class RateRow:
    """A change of the rate; without a `source` of its own it has that of the file."""

    first: Annotated[Day, Key("from")]
    percent: str
    verified: YesNo = True
    source: str = ""

    def __post_init__(self) -> None:
        try:
            percent = Decimal(self.percent)
        except InvalidOperation:
            percent = Decimal("NaN")
        if not (percent.is_finite() and 0 < percent < 100):
            raise RowError(f"percent 的值 {self.percent} 不对", '写带引号的百分数，不带百分号，例如 "3.00"')

    def rate(self, source: str) -> Rate:
        """The change as a value; `source` is that of the file."""
        percent = Decimal(self.percent)
        return Rate(self.first, percent, percent * 4, self.verified, self.source or source)


@row
class RateFile:
    """`rates.toml`."""

    name: str
    ceiling_from: Day
    last: Day
    source: str
    checked_on: Day
    rates: Several[RateRow]

    def __post_init__(self) -> None:
        if self.last < self.rates[-1].first:
            raise RowError(f"last 的值 {self.last} 早于最后一次公布", "last 是数据能说到的最后一天")


def _read(folder: Path, read: Read) -> Rates:
    file = read(folder / "rates.toml", RateFile, lambda told: _disorder(told.rates))
    changes = tuple(each.rate(file.source) for each in file.rates)
    return Rates(file.name, changes, file.ceiling_from, file.last, file.checked_on)


def _disorder(rows: tuple[RateRow, ...]) -> Iterator[Slip]:
    for number, (before, after) in enumerate(pairwise(rows), 1):
        place = ("rates", number)
        if before.first >= after.first:
            yield Slip(place, f"{after.first} 没有排在 {before.first} 之后", "按日期从早到晚写")
        if after.verified and not before.verified:
            yield Slip(place, f"{after.first} 已核对，它前面的却没有", "核对前面的，或者把后面的也标为未核对")
