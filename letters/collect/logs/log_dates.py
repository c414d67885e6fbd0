"""Times as logs write them, in China time. What a log leaves open (the year, day or month first) is never guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from letters.case import shown
from letters.collect.logs.rows import UnclearError
from letters.collect.logs.values import text_of
from letters.kit.moment import CHINA, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_YEAR = 2000  # no call log is older; a phone whose clock was lost says 1970
_SERIALS = (20_000, 80_000)  # days since 1899-12-30 between 1954 and 2119: a date that a sheet holds as a number

_USUAL = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2}) (\d{1,2}):(\d{2}):(\d{2})", re.ASCII)
_LENGTH = len("2026-08-10 09:03:11")
_YMD = re.compile(r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?")
_COMPACT = re.compile(r"(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})(?:(?P<H>\d{2})(?P<M>\d{2})(?P<S>\d{2})?)?")
_SHORT = re.compile(r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>\d{4}|\d{2})(?!\d)")
_MD = re.compile(r"(?P<m>\d{1,2})[-/月](?P<d>\d{1,2})日?(?![-/\d])")
_CLOCK = re.compile(
    r"(?P<half>上午|下午|凌晨|早上|中午|晚上)?\s*(?P<H>\d{1,2})[:时点](?P<M>\d{2})(?:[:分](?P<S>\d{2})(?:\.\d+)?)?[分秒]?"
    r"\s*(?P<half_after>am|pm)?"
)
_ISO = re.compile(r"(?<=\d)t(?=\d{2}:)")
_OFFSET = re.compile(r":\d{2}(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})$")
_WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?|,")
_MONTHS = re.compile(
    r"(?P<y>20\d{2})[-/.年](?P<m>\d{1,2})(?:[-/.月](?P<d>\d{1,2}))?|(?<!\d)(?P<cy>20\d{2})(?P<cm>0[1-9]|1[0-2])(?!\d)"
)


@dataclass(slots=True)
class Calendar:
    """What a file says of its dates: which of day and month comes first, its span, the heading that rows lie under.

    `order` is dmy, mdy or "". `first` and `last` are the earliest and latest day named before the table begins.
    """

    order: str = ""
    first: date | None = None
    last: date | None = None
    heading: date | None = None

    def note(self, cells: Iterable[object]) -> None:
        """Take the days that a line before the table names ("查询月份：2026年11月") for its span."""
        for cell in cells:
            for match in _MONTHS.finditer(text_of(cell)):
                year, month = int(match["y"] or match["cy"]), int(match["m"] or match["cm"])
                self._stretch(year, month, int(match["d"]) if match["d"] else None)

    def _stretch(self, year: int, month: int, day: int | None) -> None:
        try:
            early = Moment(year, month, day)
        except ValueError:
            return
        self.first = min(self.first or early.earliest.date(), early.earliest.date())
        self.last = max(self.last or early.latest.date(), early.latest.date())

    def year_of(self, month: int, day: int) -> int:
        """The one year in which this day lies in the file's span. Raises UnclearError."""
        if self.first is None or self.last is None:
            raise UnclearError("日期没有写年份，文件里也没有写是哪一年的")
        fits = [
            year
            for year in range(self.first.year, self.last.year + 1)
            if (found := _day(year, month, day)) and self.first <= found <= self.last
        ]
        if len(fits) != 1:
            raise UnclearError("日期没有写年份，从文件里看不出是哪一年的")
        return fits[0]


def read_time(cell: object, calendar: Calendar) -> tuple[Moment, bool]:
    """The time of a cell, and whether it is exact to the second. Raises UnclearError."""
    try:
        moment, exact = _usual(cell) or _of_sheet(cell) or _of_text(cell, calendar)
    except UnclearError:
        raise
    except (ValueError, OverflowError):  # a year that nobody lives in
        raise UnclearError(f"时间 {shown(cell)} 认不出") from None
    if moment.year < FIRST_YEAR:
        raise UnclearError(f"时间 {moment} 太早，像是手机时钟没有对准")
    return moment, exact


def from_epoch(text: str) -> Moment:
    """Milliseconds since 1970, as phones keep time, in China time. Raises UnclearError."""
    if not (12 <= len(text) <= 14 and text.isascii() and text.isdecimal()):
        raise UnclearError(f"时间 {shown(text)} 认不出")
    try:
        at = datetime.fromtimestamp(int(text) // 1000, CHINA)
        moment = Moment(at.year, at.month, at.day, at.time())
    except (ValueError, OverflowError, OSError):
        raise UnclearError(f"时间 {shown(text)} 认不出") from None
    if not moment.year >= FIRST_YEAR:
        raise UnclearError(f"时间 {moment} 太早，像是手机时钟没有对准")
    return moment


def heading(cell: object, calendar: Calendar) -> date | None:
    """The day that a heading row names and nothing else; None where it names none."""
    text = _tidy(cell)
    match = _YMD.fullmatch(text) or _MD.fullmatch(text)
    if match is None:
        return None
    try:
        return _date(match, calendar)
    except UnclearError:
        return None


def day_first(cell: object) -> str:
    """Dmy or mdy where the figures themselves tell which is which, else ""."""
    match = _SHORT.match(_tidy(cell))
    if match is None:
        return ""
    return "dmy" if int(match["a"]) > 12 else "mdy" if int(match["b"]) > 12 else "?"


def _usual(cell: object) -> tuple[Moment, bool] | None:
    """The spelling that nearly every log has, without the search for others."""
    if not isinstance(cell, str):
        return None
    try:
        if len(cell) == _LENGTH and cell[4] == cell[7] == "-" and cell[13] == cell[16] == ":" and cell[10] == " ":
            day, clock = date.fromisoformat(cell[:10]), time.fromisoformat(cell[11:])
            return Moment(day.year, day.month, day.day, clock), True
        if match := _USUAL.fullmatch(cell):
            year, month, number, hour, minute, second = map(int, match.groups())
            return Moment(year, month, number, time(hour, minute, second)), True
    except ValueError:
        return None
    return None


def _of_sheet(cell: object) -> tuple[Moment, bool] | None:
    if isinstance(cell, datetime):
        return Moment.parse(_whole(cell)), True
    if isinstance(cell, date):
        return Moment.parse(cell), False
    text = cell if isinstance(cell, int | float) else text_of(cell)
    if isinstance(text, str) and not re.fullmatch(r"\d{5}(?:\.\d+)?", text, re.ASCII):
        return None
    days = float(text)
    if not _SERIALS[0] < days < _SERIALS[1]:
        return None
    moment = datetime(1899, 12, 30) + timedelta(days=days)  # noqa: DTZ001  a sheet's clock time, China time like all
    return Moment.parse(_whole(moment) if days % 1 else moment.date()), bool(days % 1)


def _whole(moment: datetime) -> datetime:
    """To the nearest second: sheets hold times as fractions."""
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0)


def _tidy(cell: object) -> str:
    text = unicodedata.normalize("NFKC", text_of(cell)).lower()
    return re.sub(r"\s+", " ", _WEEKDAY.sub(" ", _ISO.sub(" ", text))).strip()


def _of_text(cell: object, calendar: Calendar) -> tuple[Moment, bool]:
    text = _tidy(cell)
    if not text and calendar.heading is None:
        raise UnclearError("没有时间")
    found = _spelt(text, calendar)
    if found is None:
        raise UnclearError(f"时间 {shown(cell)} 认不出")
    return found


def _spelt(text: str, calendar: Calendar) -> tuple[Moment, bool] | None:
    """A time with its offset, in figures alone, or a day with or without a clock time; None for what is none."""
    if _OFFSET.search(text):
        return Moment.parse(datetime.fromisoformat(text.upper())), True
    if match := _COMPACT.fullmatch(text):
        return _joined(_date(match, calendar), match if match["H"] else None)
    day, rest = calendar.heading, text
    if match := _YMD.match(text) or _SHORT.match(text) or _MD.match(text):
        day, rest = _date(match, calendar), text[match.end() :].strip()
    clock = _CLOCK.fullmatch(rest)
    if day is None or (rest and clock is None):
        return None
    return _joined(day, clock)


def _joined(day: date, clock: re.Match[str] | None) -> tuple[Moment, bool]:
    if clock is None:
        return Moment.parse(day), False
    named = clock.groupdict()
    hour = _hour(int(clock["H"]), named.get("half") or named.get("half_after") or "")
    return Moment(day.year, day.month, day.day, time(hour, int(clock["M"]), int(clock["S"] or 0))), bool(clock["S"])


def _hour(hour: int, half: str) -> int:
    """The hour of 24. Raises ValueError where the half of the day and the hour do not go together."""
    if not half or hour > 12:
        return hour
    if half in ("上午", "凌晨", "早上", "am"):
        return hour % 12
    if half == "中午":
        return hour if hour > 10 else hour + 12
    if half == "晚上" and hour == 12:
        raise ValueError("midnight or noon")
    return hour % 12 + 12


def _date(match: re.Match[str], calendar: Calendar) -> date:
    """The day of a match. Raises UnclearError for a day that is open, ValueError for one that is none."""
    if match.re is _SHORT:
        year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
        return _ordered(year, int(match["a"]), int(match["b"]), calendar.order)
    month, day = int(match["m"]), int(match["d"])
    year = calendar.year_of(month, day) if match.re is _MD else int(match["y"])
    return date(year, month, day)


def _ordered(year: int, one: int, two: int, order: str) -> date:
    if not order:
        raise UnclearError(
            f"日期 {one}/{two}/{year} 分不清哪个是日、哪个是月；加 --date-order 日在前，或者 --date-order 月在前"
        )
    return date(year, two, one) if order == "dmy" else date(year, one, two)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
