"""The time of day that a text ends with: 23:00 · 晚上8点半 · 下午三点一刻 · 凌晨2点."""

from __future__ import annotations

import re
from datetime import time

from letters.kit.frozen import frozen
from letters.kit.numerals import read_whole
from letters.kit.typed.dates import NUMBER

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
_NAMES = {"早": "早上", "晚": "晚上", "夜": "夜里", "午后": "下午", "午夜": "半夜", "晚间": "晚上"}
_NO_ESTIMATE = (None, "的时候", "时候")
_AFTER_MIDNIGHT = ("晚上", "夜里", "深夜", "半夜", "夜间")
_PART = "|".join(sorted([*_PARTS_OF_DAY, *_NAMES], key=len, reverse=True))
_CLOCK = re.compile(
    rf"(?:的|在)?(?P<part>{_PART})?(?:的)?"
    rf"(?:(?P<h>{NUMBER})(?:(?P<colon>:)(?P<m>\d\d)(?::(?P<s>\d\d))?"
    rf"|[点时](?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<mm>{NUMBER})分?(?:(?P<ss>{NUMBER})秒)?|整|钟)?))?"
    r"(?P<about>左右|前后|上下|多|许|的时候|时候)?"
)


@frozen
class Clock:
    """A time of day; None where only a part of the day, or nothing, was said; or why it cannot be told."""

    clock: time | None = None
    reason: str = ""


def clock(text: str) -> Clock | None:
    """The time of day; None where the text is none."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    if found["h"] is None:
        return Clock()
    if found["about"] not in _NO_ESTIMATE:
        return Clock(reason="“左右”写不进准确的时间：记得准就去掉它，记不准就只写日期，大概的时间写在经过里")
    said = _said(found)
    if said is None:
        return Clock(reason="没有这个钟点，请核对")
    hour, minute, second = said
    part = _NAMES.get(found["part"], found["part"] or "")
    placed = _hour(hour, part, exact=bool(found["colon"]))
    return Clock(time(placed, minute, second)) if isinstance(placed, int) else Clock(reason=placed)


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


def _hour(hour: int, part: str, *, exact: bool) -> int | str:
    """The hour of 24, or what to write instead where it may be two."""
    if hour == 24 or (part in _AFTER_MIDNIGHT and hour in (0, 12)):
        return "半夜12点算哪一天容易弄错：写成后一天的日期加 0:00，例如 8月11日0:00"
    if part:
        return _hour_in(part, hour)
    if exact or hour == 0 or hour > 12:
        return hour
    return f"{hour}点是上午还是晚上？写成 上午{hour}点、晚上{hour}点，或者 20:30 这样的 24 小时写法"


def _hour_in(part: str, hour: int) -> int | str:
    """The hour of 24 within a part of the day, or what to write instead where it has none such."""
    hours = _PARTS_OF_DAY[part]
    if hour in hours:
        return hour
    if hour < 12 and hour + 12 in hours:
        return hour + 12
    if part in _AFTER_MIDNIGHT and hour < 7:
        return f"{part}{hour}点算哪一天容易弄错：写成那一天的日期加 凌晨{hour}点"
    return f"“{part}{hour}点”对不上，请核对；也可以写成 20:30 这样的 24 小时写法"
