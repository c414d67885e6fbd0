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

# 两三 are two numbers, and no day is the 23rd by them.
_DIGIT = "零一二两三四五六七八九"
NUMBER = rf"(?:\d{{1,2}}|[二三四五六七八九]?十[一二三四五六七八九]?|[{_DIGIT}](?![{_DIGIT}十]))"
YEAR = r"(?:(\d{2,4}|[零一二三四五六七八九]{2,4})年|(前年|去年|今年|明年)的?)"
NOT_REAL = "没有这一天，请核对年月日"
_LIVING = range(1900, 2200)
_RECENT = 5  # years: a year given with two digits lies this near
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1}
_DAYS = {
    "大前天": -3,
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "后天": 2,
    "刚才": 0,
    "刚刚": 0,
    "现在": 0,
    "当天": 0,
    "昨儿": -1,
    "今儿": 0,
    "前儿": -2,
}
_NIGHTS = {"昨": -1, "今": 0, "前": -2, "明": 1}  # 昨晚, 今早
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
FEASTS = {
    "元旦": (1, 1),
    "三八妇女节": (3, 8),
    "妇女节": (3, 8),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "六一": (6, 1),
    "儿童节": (6, 1),
    "六一八": (6, 18),
    "618": (6, 18),
    "教师节": (9, 10),
    "国庆节": (10, 1),
    "国庆": (10, 1),
    "十一国庆": (10, 1),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    "圣诞节": (12, 25),
}
"""Days that are known by a name and fall on the same day of every year: month and day."""
# What a number is counted in shows that it is no day: 3-5次, 11.20元.
NOT_COUNTED = r"(?![-/.\d次个条通遍元块万千百%期人名岁楼室栋月])(?!小时|分钟|多)"


@frozen
class Dated:
    """What the beginning of a text says: a moment without a time of day, or why not; and what follows it.

    `kept` is what was said that a moment does not hold (底, 那几天); `is_spoken` where the day was told from today.
    """

    moment: Moment | None
    rest: str
    reason: str = ""
    kept: str = ""
    is_spoken: bool = False


def dated(text: str, today: date, *, ahead: bool) -> Dated | None:
    """The day or month at the beginning; None where there is none. `ahead`: a year that is not said lies ahead."""
    around = Around(today, ahead)
    fits = [(found, rule) for pattern, rule in _RULES if (found := pattern.match(text)) and found.end()]
    if not fits:
        return None
    found, rule = max(fits, key=lambda fit: fit[0].end())
    rest = text[found.end() :]
    try:
        moment = rule(found, around)
    except (ValueError, OverflowError):
        return Dated(None, rest, NOT_REAL)
    return Dated(moment, rest, is_spoken=rule in (_relative, _night))


@frozen
class Around:
    """The day from which a text is told, and whether what it tells lies ahead."""

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

    def month(self, steps: int) -> Moment:
        """The month so many before (or after) this one."""
        months = self.today.year * 12 + self.today.month - 1 + steps
        return Moment(months // 12, months % 12 + 1)


def number(text: str) -> int:
    """A whole number. Raises ValueError where there is none."""
    value = read_whole(text)
    if value is None:
        raise ValueError("number")
    return value


def _optional(text: str | None) -> int | None:
    return number(text) if text else None


def of_day(day: date) -> Moment:
    """The moment that is a whole day."""
    return Moment(day.year, day.month, day.day)


def _spelt(found: re.Match[str], around: Around) -> Moment:
    return around.moment(around.year(found[1]), number(found[2]), _optional(found[3]))


def _said(found: re.Match[str], around: Around) -> Moment:
    """3月5号, 去年10月."""
    return around.moment(around.year(found[1] or found[2]), number(found[3]), _optional(found[4]))


def _this_day(found: re.Match[str], around: Around) -> Moment:
    """5号: the nearest fifth."""
    day, first = number(found[1]), around.today.replace(day=1)
    for _ in range(3):
        if (near := around.near(first.year, first.month, day)) is not None:
            return near
        first = (first + timedelta(days=32) if around.ahead else first - timedelta(days=1)).replace(day=1)
    raise ValueError("day")


def _feast(found: re.Match[str], around: Around) -> Moment:
    return around.moment(around.year(found[1] or found[2]), *FEASTS[found[3]])


def _relative(found: re.Match[str], around: Around) -> Moment:
    return of_day(around.today + timedelta(days=_DAYS[found[0]]))


def _night(found: re.Match[str], around: Around) -> Moment:
    return of_day(around.today + timedelta(days=_NIGHTS[found[0]]))


def _ago(found: re.Match[str], around: Around) -> Moment:
    return of_day(around.today - timedelta(days=number(found[1])))


def _weekday(found: re.Match[str], around: Around) -> Moment:
    """上周三; without a word for the week the latest such day (looking ahead, the next)."""
    wanted = _WEEKDAYS[found[2]]
    monday = around.today - timedelta(days=around.today.weekday())
    if found[1] and found[1][0] in "这本":
        return of_day(monday + timedelta(days=wanted))
    if found[1]:
        weeks = 1 if found[1][0] == "下" else -len(found[1].replace("个", ""))
        return of_day(monday + timedelta(days=wanted, weeks=weeks))
    apart = (wanted - around.today.weekday()) % 7 if around.ahead else -((around.today.weekday() - wanted) % 7)
    return of_day(around.today + timedelta(days=apart))


def _month(found: re.Match[str], around: Around) -> Moment:
    step = {"上": -1, "这": 0, "本": 0, "下": 1}[found[1][-1]] * len(found[1])
    month = around.month(step)
    return Moment(month.year, month.month, _optional(found[2]))


_FEAST_NAMES = "|".join(sorted(FEASTS, key=len, reverse=True))
_NO_CLOCK = r"(?![点时:])"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Around], Moment]], ...] = (
    (re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)"), _spelt),
    (re.compile(rf"(\d{{4}}|\d{{2}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})(?:[日号]|{NOT_COUNTED})"), _spelt),
    (re.compile(r"(\d{4})[-/.](\d{1,2})()(?![-/.\d:])"), _spelt),
    (re.compile(rf"()(\d{{1,2}})[-/.](\d{{1,2}})(?:[日号]|{NOT_COUNTED})"), _spelt),
    (re.compile(rf"{YEAR}?({NUMBER})月份?()"), _said),
    (re.compile(rf"{YEAR}?({NUMBER})月({NUMBER})(?:[日号]|{_NO_CLOCK}{NOT_COUNTED})"), _said),
    (re.compile(rf"{YEAR}?({_FEAST_NAMES})(?:那天|当天|那一天)?"), _feast),
    (re.compile("|".join(_DAYS)), _relative),
    (re.compile(rf"(?:{'|'.join(_NIGHTS)})(?=[晚早夜晨])"), _night),
    (re.compile(rf"({NUMBER})[天日](?:以|之)?前(?![天几两])"), _ago),
    # 礼拜天天打 is 礼拜 and 天天: the week is told where what is vague is read
    (re.compile(r"(上上个?|上个?|这个?|本|下个?)?(?:周|星期|礼拜)([一二三四五六]|日(?!日|夜)|天(?!天))"), _weekday),
    (re.compile(rf"(上上|上|这|本|下)个?月(?:({NUMBER})[日号])?"), _month),
    (re.compile(rf"({NUMBER})[日号](?![楼线店院门单])"), _this_day),
)
