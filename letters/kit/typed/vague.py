"""Times that are known to a month at best: 上个月底 · 前两天 · 国庆那几天 · 上周. Their words are kept beside it.

A word that is told from today (前两天) is kept as what it means on a calendar, for the letter is read on another day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from letters.kit.moment import Moment
from letters.kit.typed.dates import FEASTS, NUMBER, YEAR, Around, Dated, number

if TYPE_CHECKING:
    from collections.abc import Callable

_PART = r"(初|上旬|中旬|下旬|月中|底|末|左右|前后|上半月|下半月|上半旬|那会儿|期间)"
_FEAST_NAMES = "|".join(sorted(FEASTS, key=len, reverse=True))
_MOON = "春节|过年|除夕|元宵节?|清明节?|端午节?|七夕|中秋节?|重阳节?"  # on another day each year
_SPELL = r"(?:那几天|那两天|那段时间|那阵子?|那时候?|假期里?|放假(?:期间|的时候)?|期间|前后|前几天|后几天|的时候|长假)"
_FEW = (
    r"(?:前|这|近|最近)(?:些|几|两|三|一)(?:天|日)|最近(?:几天|这几天|这段时间)?|(?:前|这)(?:一)?(?:阵子?|段时间)"
    r"|[一二两三四五六七八][两二三四五六七八九]天(?:以|之)?前|几天前|好几天前|近来|近期|近日|前不久|不久前"
)
_NEARLY = re.compile(r"左右|前后|上下|那几天|那两天|那段时间|那阵子?|前几天|后几天")
_RELATIVE = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1}


def vaguely_dated(text: str, today: date, *, ahead: bool) -> Dated | None:
    """What is said of a time that is no day; None where the text does not begin so."""
    around = Around(today, ahead)
    fits = [(found, rule) for pattern, rule in _RULES if (found := pattern.match(text))]
    if not fits:
        return None
    found, rule = max(fits, key=lambda fit: fit[0].end())
    rest = text[found.end() :]
    try:
        moment, kept = rule(found, around)
    except (ValueError, OverflowError):
        return Dated(None, rest, _which(found[0]))
    return Dated(moment, rest, kept=kept)


def _which(said: str) -> str:
    return f"“{said}”是哪一天？记得就写成 10月3日；记不清哪天、只知道哪个月，就写 2026年10月"


def _part_of_month(found: re.Match[str], around: Around) -> tuple[Moment, str]:
    month = around.moment(around.year(found[1] or found[2]), number(found[3]), None)
    return month, found[0]


def _part_of_near_month(found: re.Match[str], around: Around) -> tuple[Moment, str]:
    """上个月底: kept as 10月底."""
    month = around.month(_RELATIVE[found[1]])
    return month, f"{month.month}月{found[2].removeprefix('月')}"


def _at_a_feast(found: re.Match[str], around: Around) -> tuple[Moment, str]:
    month, _ = FEASTS[found[3]]
    at = around.moment(around.year(found[1] or found[2]), month, None)
    return at, found[0]


def _asked(_found: re.Match[str], _around: Around) -> tuple[Moment, str]:
    raise ValueError("day")


def _few_days(found: re.Match[str], around: Around) -> tuple[Moment, str]:
    """前两天, 最近几天: a few days before today."""
    return _within(around.today - timedelta(days=7), around.today, f"{found[0]}（从{_short(around.today)}算）")


def _week(found: re.Match[str], around: Around) -> tuple[Moment, str]:
    monday = around.today - timedelta(days=around.today.weekday()) + timedelta(weeks=_RELATIVE[found[1]])
    sunday = monday + timedelta(days=6)
    if found[0].endswith("末"):
        monday = sunday - timedelta(days=1)
    last = sunday if around.ahead else min(sunday, around.today)
    return _within(monday, last, f"{_short(monday)}至{_short(last)}之间")


def _weeks_ago(found: re.Match[str], around: Around) -> tuple[Moment, str]:
    """两周前, 半个月前: give or take a few days."""
    days = number(found[1]) * 7 if found[1] else 15
    day = around.today - timedelta(days=days)
    return _within(day - timedelta(days=4), day + timedelta(days=4), f"{_short(day)}前后")


def _months_ago(found: re.Match[str], around: Around) -> tuple[Moment, str]:
    month = around.month(-number(found[1]))
    return month, f"{month.year}年{month.month}月前后"


def loosened(named: Dated) -> Dated:
    """A day that is followed by 左右 or 那几天 is known to its month, and where that may be another, asked for."""
    found = _NEARLY.match(named.rest)
    if found is None or named.moment is None or named.moment.date is None:
        return named
    day, rest = named.moment.date, named.rest[found.end() :]
    said = f"{_short(day)}{found[0]}"
    try:
        month, kept = _within(day - timedelta(days=3), day + timedelta(days=3), said)
    except (ValueError, OverflowError):
        return Dated(None, rest, _which(said))
    return Dated(month, rest, kept=kept)


def _within(first: date, last: date, kept: str) -> tuple[Moment, str]:
    """The month in which both days lie. Raises ValueError where they lie in two."""
    if (first.year, first.month) != (last.year, last.month):
        raise ValueError("day")
    return Moment(last.year, last.month), kept


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Around], tuple[Moment, str]]], ...] = (
    (re.compile(rf"{YEAR}?({NUMBER})月份?的?{_PART}"), _part_of_month),
    (re.compile(rf"{YEAR}?({NUMBER})月份?(?:[二三]?十几|[12]\d?几|几)[日号]"), _part_of_month),
    (re.compile(rf"(上上|上|这|本|下)个?月的?{_PART}"), _part_of_near_month),
    (re.compile(rf"(?:半|几|{NUMBER})个?多?(?:小时|钟头|分钟|刻钟)(?:以|之)?前"), _asked),
    (re.compile(rf"{YEAR}?({_FEAST_NAMES}){_SPELL}"), _at_a_feast),
    (re.compile(rf"{YEAR}?(?:{_MOON})(?:那天|当天|{_SPELL})?"), _asked),
    (re.compile(rf"{YEAR}(?:年?(?:初|底|末|中)|[上下]半年|春天|夏天|秋天|冬天|的时候)?"), _asked),
    (
        re.compile(
            r"月初|月底|月中|年初|年底|年中|夏天|冬天|春天|秋天|暑假|寒假|平时|平常|经常|一直|天天|每天|每个月|以前|之前|很久以前|当时|那天|那时候?"
        ),
        _asked,
    ),
    (re.compile(_FEW), _few_days),
    (re.compile(r"(上上|上|这|本|下)个?(?:周|星期|礼拜)(?:里|内|末)?"), _week),
    (re.compile(rf"(?:半个月|({NUMBER})个?(?:周|星期|礼拜))(?:以|之)?前"), _weeks_ago),
    (re.compile(rf"({NUMBER})个?多?月(?:以|之)?前"), _months_ago),
    (re.compile(rf"({NUMBER})(?:多|来)?个?多?(?:天|周|星期|礼拜|月)?(?:左右)?(?:以|之)?前"), _asked),
)
