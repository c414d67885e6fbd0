"""Days and moments as people write them, as precise as they are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.kit.typed.answer import Understood
from letters.kit.typed.clocks import clock_at
from letters.kit.typed.plain import plainly
from letters.kit.typed.spans import span_at
from letters.kit.typed.when import shown, shown_day, when_at

if TYPE_CHECKING:
    from datetime import date

    from letters.kit.moment import Moment
    from letters.kit.typed.spans import Spread
    from letters.kit.typed.when import When

_WANTED = "写成 3月5号、2026.3.5、昨天、2026-08-10 09:03 都可以；只记得月份就写 2026年8月"
_SIGNS = " ,。;、!"
LONGEST_SAID = 30  # characters that are said back of what was typed
LONGEST_HEAD = 60  # characters that a time at the beginning takes at most
_PARTICLES = re.compile(r"^[吧呢啊呀哦了嘛的]+$")
_DAY_FIRST = re.compile(r"(1[3-9]|2\d|3[01])[/.-](0?[1-9]|1[0-2])")
_TURNS = re.compile(
    r"[\d:.点时分秒-]+$|[:点时分秒]|之?前|之?后|以|某|中间?|当中|之间|后来|起|开始|到|至|或|-|~|—|号|日|月|年|左右|多|几"
)


def moment(text: str, today: date, *, ahead: bool = False) -> Understood[Moment]:
    """A moment as of `today`: to the minute, the day or the month. `ahead` allows what is yet to come.

    What is not exact (下午三点多) and what follows the time are kept in words: `kept`.
    """
    said = plainly(text.strip()).text.strip(_SIGNS)
    if turned := _DAY_FIRST.fullmatch(said):
        return Understood(None, reason=f"“{said}”是{turned[2]}月{turned[1]}日吗？是就这样写", kept=text.strip())
    found, spread = when_at(said, today, ahead=ahead), span_at(said, today, ahead=ahead)
    begun = found.end if found is not None and found.moment is not None else 0
    if spread is not None and spread.end > begun:
        return Understood(None, reason=_which_of(said[: spread.end], spread), kept=text.strip())
    if found is None:
        return Understood(None, reason=_no_day(said))
    return _taken(found, said[found.end :].strip(_SIGNS).removeprefix("的"), text.strip())


def _taken(found: When, left: str, typed: str) -> Understood[Moment]:
    """The moment with what else was said; asked back where what is left may turn what it means (8月10日之后)."""
    if found.moment is None:
        return Understood(None, reason=found.reason, kept=typed)
    if _TURNS.match(left):
        return Understood(None, reason=f"“{left}”没有认出来；{_WANTED}", kept=typed)
    kept = "，".join(each for each in (found.kept, _PARTICLES.sub("", left)) if each)
    return Understood(found.moment, _told(found.moment, kept, found.note), kept=kept)


def _which_of(said: str, spread: Spread) -> str:
    """What to ask where a span was given and one time is wanted."""
    if spread.span is not None and spread.span.goes_on:
        return f"“{said}”：这一次是哪一天？没有认出来；从那天起天天都有的，写每天大约几次、从哪天到哪天"
    return f"“{said}”是一段时间：这里写其中一次的时间；天天都有的，写每天大约几次、从哪天到哪天"


def _no_day(said: str) -> str:
    """What to ask where no day was understood."""
    _, length = clock_at(said, is_spoken=False)
    if length and length == len(said):
        return "请连日期一起写，例如 昨晚十一点、3月5号下午3点"
    told = f"“{said[:LONGEST_SAID]}”" if said else ""
    return f"{told}没有认出时间；{_WANTED}"


def _told(at: Moment, kept: str, note: str) -> str:
    told = shown(at)
    if note:
        return f"{told}（{note}）"
    if kept.startswith("半夜") and at.date is not None:
        return f"{told}，记下“{kept}”；过了零点的，写后一天凌晨几点"
    return f"{told}，记下“{kept}”" if kept else told


@frozen
class Head:
    """The time that a text begins with: `at`, to `until` where a span was told; `kept` in words; or what to ask.

    `end` is its end in the text as typed: what follows is `text[end:]`.
    """

    end: int
    at: Moment | None = None
    until: Moment | None = None
    kept: str = ""
    reason: str = ""
    note: str = ""


def head(text: str, today: date) -> Head | None:
    """The longest time at the beginning of a text, never ending inside a word; None where there is none.

    >>> head("11月15日下午三点多 打给我哥", date(2026, 11, 27))
    Head(end=12, at=Moment(2026, 11, 15), kept="下午三点多")
    """
    plain = plainly(text[:LONGEST_HEAD])
    found, spread = when_at(plain.text, today), span_at(plain.text, today)
    if spread is not None and spread.end > (found.end if found else 0):
        end, span = plain.end(spread.end), spread.span
        if span is None:
            return Head(end, reason=spread.reason)
        kept = spread.kept or (_since(span.at) if span.goes_on else "")
        return Head(end, span.at, span.until, kept, note=spread.note)
    if found is None:
        return None
    if found.day is not None:
        return Head(plain.end(found.end), found.day, kept=found.clock, note=f"“{found.clock}”说不准是几点，照您的话记")
    return Head(plain.end(found.end), found.moment, None, found.kept, found.reason, found.note)


def _since(at: Moment) -> str:
    return "从这个月开始" if at.day is None else "从这天开始"


def day(text: str, today: date, *, ahead: bool = False) -> Understood[date]:
    """A calendar day as of `today`; a month alone is not enough."""
    found = moment(text, today, ahead=ahead)
    if found.value is None:
        return Understood(None, reason=found.reason, kept=found.kept)
    if found.value.date is None:
        reason = "这里要写到哪一天；记不清可以查合同、订单或账单，或者答“不清楚”"
        return Understood(None, reason=reason, kept=found.kept)
    return Understood(found.value.date, shown_day(found.value), kept=found.kept)
