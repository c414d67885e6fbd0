"""The time of day that follows a day: 23:00 · 晚上8点半 · 凌晨2点; and one that is not exact: 下午三点多."""

from __future__ import annotations

import re
from datetime import time

from letters.kit.frozen import frozen
from letters.kit.numerals import read_whole

_PARTS_OF_DAY = {
    "凌晨": range(7),
    "清晨": range(4, 10),
    "早上": range(4, 12),
    "早晨": range(4, 12),
    "上午": range(5, 13),
    "中午": range(11, 15),
    "下午": range(12, 20),
    "傍晚": range(16, 21),
    "晚上": range(17, 24),
    "夜里": range(19, 24),
    "深夜": range(21, 24),
    "半夜": range(21, 24),
    "夜间": range(19, 24),
}
_NAMES = {
    "早": "早上",
    "大早上": "早上",
    "一早": "早上",
    "大清早": "清晨",
    "一大早": "早上",
    "上班时间": "上午",
    "晨": "早上",
    "晚": "晚上",
    "夜": "夜里",
    "午后": "下午",
    "午夜": "半夜",
    "晚间": "晚上",
    "大晚上": "晚上",
    "夜晚": "晚上",
    "大半夜": "半夜",
    "三更半夜": "半夜",
    "半夜三更": "半夜",
    "深更半夜": "半夜",
    "后半夜": "凌晨",
    "下半夜": "凌晨",
}
_AFTER_MIDNIGHT = ("晚上", "夜里", "深夜", "半夜", "夜间")
_PART = "|".join(sorted([*_PARTS_OF_DAY, *_NAMES], key=len, reverse=True))
_HOUR = r"(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})"
_NO_MORE = r"(?![-~到至、\d零一二两三四五六七八九十]|个|次|条|通|遍|多次|多个|几|期|元|块)"  # 8点30个电话 is eight
_ABOUT = (
    r"(?:左右|前后|上下|来钟|来(?=钟|$)|出头|多钟|没到|多(?![次个条人名遍通])|许(?!多)"
    r"|过后|过(?!去|来)|以后|之后|以前|之前)"
)
_ROUGHLY = r"(?:大概|大约|差不多|可能|好像|约|快|将近|不到){1,3}(?:是|在)?"
_CLOCK = re.compile(
    rf"(?:的|在)?(?P<roughly>{_ROUGHLY})?(?P<part>{_PART})?(?:的)?(?P<rough>{_ROUGHLY})?"
    rf"(?P<h>{_HOUR})(?:(?P<colon>:)(?P<m>\d\d)(?::(?P<s>\d\d))?(?!\d)"
    rf"|[点时](?![候间段不])(?:(?P<half>半)(?!夜)|(?P<quarter>[一三])刻|(?P<mm>{_HOUR}(?=分)|\d\d|[零一二三四五][一二三四五六七八九十]|[二三四五]?十[一二三四五六七八九]?)(?:分(?:(?P<ss>{_HOUR})秒)?|{_NO_MORE})|整|钟)?)"
    rf"(?:钟)?(?P<about>{_ABOUT})?(?:的时候|时候)?"
)
_BETWEEN = r"(?:-|~|到|至|、|或者?|和)"
_SIDE = rf"{_HOUR}(?:[点时](?:{_HOUR}分?|半|整)?(?:{_ABOUT})?|:\d\d)"
_NEAR = rf"[一二三四五六七八九十][二三四五六七八九十][点时]钟?(?:{_ABOUT})?"
_ROUGH = re.compile(  # a part of a day, neighbouring hours
    rf"(?:的|在)?(?:{_ROUGHLY})?(?:(?:{_PART})(?:的时候|时候)?(?:{_ABOUT})?(?:的)?(?:{_NEAR})?|{_NEAR})"
)
_FROM_TO = re.compile(
    rf"(?:的|在)?(?:{_ROUGHLY})?(?:{_PART})?(?:的)?(?:{_SIDE}|{_HOUR}){_BETWEEN}(?:(?:{_PART})?{_SIDE}|(?:{_PART}))"
)
_NEIGHBOURS = re.compile(rf"(?:{_PART})?(?:一二|二三|两三|三四|四五|五六|六七|七八|八九|九十|十一二)[点时]")


@frozen
class Clock:
    """A time of day, `after` so many days; what was said of it that is none (`kept`); or why it cannot be told.

    `is_either_night`: it may belong to the night before the day or to the one after (10日半夜2点).
    """

    clock: time | None = None
    reason: str = ""
    kept: str = ""
    after: int = 0
    is_either_night: bool = False


def clock_at(text: str, *, is_spoken: bool, spread: bool = True) -> tuple[Clock, int]:
    """The time of day that a text begins with, and where it ends: 0 where there is none.

    `is_spoken`: the day was said as people speak of nights (昨晚), so that its small hours are those of the next day.
    Hours from and to (晚上8点到10点) are no time of day and kept in words, unless `spread` is False.
    """
    rough = (_FROM_TO.match(text) if spread else None) or _ROUGH.match(text)
    found = _CLOCK.match(text)
    said = rough[0] if rough else ""
    if found is None or len(said) > found.end() or _NEIGHBOURS.match(text):
        return Clock(kept=_in_full(said)), len(said)
    if found["about"] or found["roughly"] or found["rough"]:
        return Clock(kept=_in_full(found[0])), found.end()
    return _exact(found, is_spoken=is_spoken), found.end()


def _in_full(said: str) -> str:
    """晚八点多, after 昨, is 晚上八点多."""
    return re.sub(r"^(?:晚(?![上间])|早(?![上晨])|夜(?![里间晚]))", lambda found: _NAMES[found[0]], said)


def _exact(found: re.Match[str], *, is_spoken: bool) -> Clock:
    said = _said(found)
    if said is None:
        return Clock(reason=f"“{found[0]}”没有这个钟点，请核对")
    hour, minute, second = said
    part = _NAMES.get(found["part"], found["part"] or "")
    placed = _hour(hour, part, exact=bool(found["colon"]), is_spoken=is_spoken)
    if placed is None:
        return Clock(time(hour, minute, second), is_either_night=True)
    if isinstance(placed, str):
        return Clock(reason=placed)
    return Clock(time(placed % 24, minute, second), after=placed // 24)


def _said(found: re.Match[str]) -> tuple[int, int, int] | None:
    """Hour, minute and second as they were said; None for what no clock shows. 24 is an hour people say."""
    hour, minute, second = read_whole(found["h"]), _minute(found), read_whole(found["s"] or found["ss"] or "0")
    if hour is None or minute is None or second is None:
        return None
    return (hour, minute, second) if hour <= 24 and minute <= 59 and second <= 59 else None


def _minute(found: re.Match[str]) -> int | None:
    if found["half"]:
        return 30
    if found["quarter"]:
        return 15 if found["quarter"] == "一" else 45
    return read_whole(found["m"] or found["mm"] or "0")


def _hour(hour: int, part: str, *, exact: bool, is_spoken: bool) -> int | str | None:
    """The hour, from 24 on of the next day; what to ask where it may be two; None where two nights have it."""
    if hour == 24 or (part in _AFTER_MIDNIGHT and hour == 12):
        return 24  # 晚上12点 is when the day ends
    if part:
        return _hour_in(part, hour, is_spoken=is_spoken)
    if exact or hour == 0 or hour > 12:
        return hour
    return f"{hour}点是上午还是晚上？写成 上午{hour}点、晚上{hour}点，或者 20:30 这样的 24 小时写法"


def _hour_in(part: str, hour: int, *, is_spoken: bool) -> int | str | None:
    """The hour within a part of the day, or what to ask where it has none such; None where two nights have it."""
    hours = _PARTS_OF_DAY[part]
    if part == "凌晨" and hour == 12:
        return 0
    if hour in hours:
        return hour
    if hour < 12 and hour + 12 in hours:
        return hour + 12
    if part in _AFTER_MIDNIGHT and hour < 7:
        return hour + 24 if is_spoken and part != "半夜" else None
    return f"“{part}{hour}点”对不上，请核对；也可以写成 20:30 这样的 24 小时写法"
