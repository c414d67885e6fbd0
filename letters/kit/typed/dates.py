"""The day, or the month, that a text begins with: 2026.3.5 · 3月5号 · 昨天 · 上周三 · 上个月 · 三天前."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.kit.moment import Moment
from letters.kit.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = "[0-9零一二两三四五六七八九十]{1,3}"
NOT_REAL = "没有这一天，请核对年月日"
_LIVING = range(1900, 2200)
_RECENT = 5  # years: a year given with two digits lies this near
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1}
_DAYS = {"大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "后天": 2}
_NOW = {"刚才": 0, "刚刚": 0, "现在": 0, "当天": 0}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_JOINED = [
    ("今晚", "今天晚上"),
    ("昨晚", "昨天晚上"),
    ("前晚", "前天晚上"),
    ("今早", "今天早上"),
    ("昨夜", "昨天夜里"),
    ("明晚", "明天晚上"),
]


@frozen
class Dated:
    """What the beginning of a text says: a moment without a time of day, or why not; and what follows it."""

    moment: Moment | None
    rest: str
    reason: str = ""


def dated(text: str, today: date, *, ahead: bool) -> Dated | None:
    """The day or month at the beginning; None where there is none. `ahead`: a year that is not said lies ahead."""
    for joined, spelt in _JOINED:
        text = re.sub(f"^{joined}(?!上)|^{joined}上", spelt, text)
    for pattern, rule in _RULES:
        if found := pattern.match(text):
            try:
                moment = rule(found, _Around(today, ahead))
            except (ValueError, OverflowError):
                return Dated(None, "", NOT_REAL)
            return Dated(moment, text[found.end() :])
    return None


@frozen
class _Around:
    today: date
    ahead: bool

    def year(self, text: str | None) -> int | None:
        """A year in words or digits; None where it is not said. Raises ValueError for none that can be meant."""
        if not text:
            return None
        if text in _YEARS:
            return self.today.year + _YEARS[text]
        value = read_whole(text)
        if value is not None and value < 100 and len(text) == 2:
            value = 2000 + value
            if abs(value - self.today.year) > _RECENT:
                raise ValueError("year")
        if value not in _LIVING:
            raise ValueError("year")
        return value

    def moment(self, year: int | None, month: int, day: int | None) -> Moment:
        """The moment; without a year the nearest one that is not to come (or not gone, looking ahead)."""
        if year is not None:
            return Moment(year, month, day)
        step = 1 if self.ahead else -1
        years = range(self.today.year, self.today.year + 9 * step, step)
        found = [near for each in years if (near := self.near(each, month, day)) is not None]
        if not found:
            raise ValueError("day")
        return found[0]

    def near(self, year: int, month: int, day: int | None) -> Moment | None:
        """The moment, if there is one and it lies on the side that is meant."""
        try:
            moment = Moment(year, month, day)
        except ValueError:
            return None
        if self.ahead:
            return moment if moment.latest.date() >= self.today else None
        return moment if moment.earliest.date() <= self.today else None


def _number(text: str) -> int:
    value = read_whole(text)
    if value is None:
        raise ValueError("number")
    return value


def _optional(text: str | None) -> int | None:
    return _number(text) if text else None


def _spelt(found: re.Match[str], around: _Around) -> Moment:
    return around.moment(around.year(found[1]), _number(found[2]), _optional(found[3]))


def _said(found: re.Match[str], around: _Around) -> Moment:
    """3月5号, 去年10月, 八月初: a part of a month is known to the month."""
    return around.moment(around.year(found[1] or found[2]), _number(found[3]), _optional(found[4]))


def _this_day(found: re.Match[str], around: _Around) -> Moment:
    """5号: the nearest fifth."""
    day, first = _number(found[1]), around.today.replace(day=1)
    for _ in range(3):
        if (near := around.near(first.year, first.month, day)) is not None:
            return near
        first = (first + timedelta(days=32) if around.ahead else first - timedelta(days=1)).replace(day=1)
    raise ValueError("day")


def _of(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


def _relative(found: re.Match[str], around: _Around) -> Moment:
    return _of(around.today + timedelta(days={**_DAYS, **_NOW}[found[0]]))


def _ago(found: re.Match[str], around: _Around) -> Moment:
    size = 1 if found[2] in ("天", "日") else 7
    return _of(around.today - timedelta(days=_number(found[1]) * size))


def _weekday(found: re.Match[str], around: _Around) -> Moment:
    """上周三; without a word for the week the latest such day (looking ahead, the next)."""
    wanted = _WEEKDAYS[found[2]]
    monday = around.today - timedelta(days=around.today.weekday())
    if found[1] in ("这", "本"):
        return _of(monday + timedelta(days=wanted))
    if found[1]:
        weeks = 1 if found[1] == "下" else -len(found[1].replace("个", ""))
        return _of(monday + timedelta(days=wanted, weeks=weeks))
    apart = (wanted - around.today.weekday()) % 7 if around.ahead else -((around.today.weekday() - wanted) % 7)
    return _of(around.today + timedelta(days=apart))


def _month(found: re.Match[str], around: _Around) -> Moment:
    step = {"上": -1, "这": 0, "本": 0, "下": 1}[found[1][-1]] * len(found[1])
    months = around.today.year * 12 + around.today.month - 1 + step
    return Moment(months // 12, months % 12 + 1, _optional(found[2]))


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Around], Moment]], ...] = (
    (re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)"), _spelt),
    (re.compile(r"(\d{4}|\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:[日号]|(?![-/.\d]))"), _spelt),
    (re.compile(r"(\d{4})[-/.](\d{1,2})()(?![-/.\d:])"), _spelt),
    (re.compile(r"()(\d{1,2})[-/.](\d{1,2})(?:[日号]|(?![-/.\d]))"), _spelt),
    (
        re.compile(
            rf"(?:([0-9零一二三四五六七八九]{{2,4}})年|(?:(前年|去年|今年|明年)的?))?({NUMBER})月份?(?:({NUMBER})[日号]?(?![点时:]))?(?:的?(?:初|上旬|中旬|下旬|底|末))?"
        ),
        lambda found, around: around.moment(around.year(found[1] or found[2]), _number(found[3]), _optional(found[4])),
    ),
    (re.compile("|".join([*_DAYS, *_NOW])), _relative),
    (re.compile(rf"({NUMBER})(?:个)?(天|日|周|星期|礼拜)(?:以|之)?前"), _ago),
    (
        re.compile(r"(上上|上个?|这个?|本|下个?)?(?:周|星期|礼拜)([一二三四五六日天])"),
        lambda found, around: _weekday(found, around),
    ),
    (re.compile(rf"(上上|上|这|本|下)个?月(?:({NUMBER})[日号])?"), _month),
    (re.compile(rf"({NUMBER})[日号]"), _this_day),
)
