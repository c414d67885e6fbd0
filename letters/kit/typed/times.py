"""Days and moments as people write them, as precise as they are known."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from letters.kit.moment import Moment
from letters.kit.typed.answer import Understood
from letters.kit.typed.clocks import clock
from letters.kit.typed.dates import dated

if TYPE_CHECKING:
    from datetime import date

    from letters.kit.typed.dates import Dated

_WEEK = "一二三四五六日"
_WANTED = "写成 3月5号、2026.3.5、昨天、2026-08-10 09:03 都可以；只记得月份就写 2026年8月"


def moment(text: str, today: date, *, ahead: bool = False) -> Understood[Moment]:
    """A moment as of `today`: to the minute, the day or the month. `ahead` allows what is yet to come."""
    plain = _plain(text)
    found = dated(plain, today, ahead=ahead)
    if found is None:
        alone = clock(plain)
        return Understood(
            None,
            reason="请连日期一起写，例如 昨晚十一点、3月5号下午3点" if plain and alone else f"没有认出时间；{_WANTED}",
        )
    if found.moment is None:
        return Understood(None, reason=found.reason)
    return _with_clock(found.moment, found, today, ahead=ahead)


def _with_clock(day: Moment, found: Dated, today: date, *, ahead: bool) -> Understood[Moment]:
    at = clock(found.rest.lstrip(" ,T"))
    if at is None:
        return Understood(None, reason=f"“{found.rest}”没有认出来；{_WANTED}")
    if at.reason:
        return Understood(None, reason=at.reason)
    if at.clock and day.day is None:
        return Understood(None, reason="有钟点却没有日期；只记得月份就不写钟点")
    whole = Moment(day.year, day.month, day.day, at.clock)
    if not ahead and whole.earliest.date() > today:
        return Understood(None, reason=f"{shown(whole).split('（几')[0]}还没有到，请核对年份和月份")
    return Understood(whole, shown(whole))


def day(text: str, today: date, *, ahead: bool = False) -> Understood[date]:
    """A calendar day as of `today`; a month alone is not enough."""
    found = moment(text, today, ahead=ahead)
    if found.value is None:
        return Understood(None, reason=found.reason)
    if found.value.date is None:
        return Understood(None, reason="这里要写到哪一天；记不清可以查合同、订单或账单，或者答“不清楚”")
    whole = Moment(found.value.year, found.value.month, found.value.day)
    return Understood(found.value.date, _day(whole))


def shown(at: Moment) -> str:
    """A moment as it reads, what is unknown said."""
    if at.day is None:
        return f"{at.year}年{at.month}月（哪一天不清楚）"
    if at.clock is None:
        return f"{_day(at)}（几点不清楚）"
    seconds = f":{at.clock:%S}" if at.clock.second else ""
    return f"{_day(at)} {at.clock:%H:%M}{seconds}"


def _day(at: Moment) -> str:
    weekday = _WEEK[at.earliest.weekday()]
    return f"{at.year}年{at.month}月{at.day}日（星期{weekday}）"


def _plain(text: str) -> str:
    """Full-width signs made plain; white space kept only between two digits, where it parts them."""
    plain = unicodedata.normalize("NFKC", text).replace("〇", "零").strip().strip(",。;、")
    plain = re.sub(r"(?<=\d)\s+(?=\d)", " ", plain)
    return re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", plain)
