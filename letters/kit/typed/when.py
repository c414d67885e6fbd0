"""The time that a text begins with, a day and perhaps a time of day, with what is kept of it in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.kit.moment import Moment
from letters.kit.typed.clocks import Clock, clock_at
from letters.kit.typed.dates import dated
from letters.kit.typed.vague import loosened, vaguely_dated

if TYPE_CHECKING:
    from datetime import date

    from letters.kit.typed.dates import Dated

_BETWEEN = " ,T的"
_WEEK = "一二三四五六日"


@frozen
class When:
    """A moment as precise as it was said, and what else was said of it (`kept`); or what to ask (`reason`).

    `end` characters of the plain text say so. `note` tells how a midnight was understood. `day` is the day alone where
    only the time of day is to be asked for, and `clock` what was said of it.
    """

    moment: Moment | None
    end: int
    kept: str = ""
    reason: str = ""
    note: str = ""
    day: Moment | None = None
    clock: str = ""


def when_at(text: str, today: date, *, ahead: bool = False, spread: bool = True) -> When | None:
    """The time at the beginning of a plain text; None where there is none. `spread` as `clock_at` takes it."""
    named = _named(text, today, ahead=ahead)
    if named is None:
        return None
    named = loosened(named)
    end = len(text) - len(named.rest)
    if named.moment is None:
        return When(None, end, reason=named.reason)
    gap = len(named.rest) - len(named.rest.lstrip(_BETWEEN))
    at, length = clock_at(named.rest[gap:], is_spoken=named.is_spoken, spread=spread)
    if not length:
        return _checked(When(named.moment, end, named.kept), today, ahead=ahead)
    said = named.rest[gap : gap + length]
    return _checked(_joined(named, at, said, end + gap + length), today, ahead=ahead)


def _named(text: str, today: date, *, ahead: bool) -> Dated | None:
    """The day or the month by the longest beginning that says one; 上周三 is more than 上周."""
    exact, vague = dated(text, today, ahead=ahead), vaguely_dated(text, today, ahead=ahead)
    if exact is None or vague is None:
        return exact or vague
    return vague if len(vague.rest) < len(exact.rest) else exact


def _joined(named: Dated, at: Clock, said: str, end: int) -> When:
    """A day with a time of day; beside a month alone, or where it is not exact, the time is kept in words."""
    day = named.moment
    if day is None or day.date is None or at.kept:
        return When(day, end, kept=named.kept + (at.kept or said))
    if at.is_either_night and at.clock is not None:
        return When(None, end, reason=_which_night(day.date, said, f"凌晨{at.clock.hour}点"))
    if at.clock is None:
        return When(None, end, reason=at.reason, day=day, clock=said)
    on = day.date + timedelta(days=at.after)
    note = f"{day.month}月{day.day}日{said}，就是{on.month}月{on.day}日{_small(at)}" if at.after else ""
    return When(Moment(on.year, on.month, on.day, at.clock), end, note=note)


def _small(at: Clock) -> str:
    return "零点" if at.clock is not None and at.clock.hour == 0 and at.clock.minute == 0 else "凌晨"


def _which_night(day: date, said: str, hour: str) -> str:
    after = day + timedelta(days=1)
    first, second = (f"{each.month}月{each.day}日{hour}" for each in (day, after))
    return f"“{said}”算哪一天？写成 {first} 或者 {second}"


def _checked(found: When, today: date, *, ahead: bool) -> When:
    """What lies ahead is asked about, where it is not looked for."""
    at = found.moment
    if ahead or at is None or at.earliest.date() <= today:
        return found
    return When(None, found.end, reason=f"{shown_day(at)}还没有到，请核对年份和月份")


def shown_day(at: Moment) -> str:
    """2026年11月24日（星期二）, or 2026年11月."""
    if at.date is None:
        return f"{at.year}年{at.month}月"
    return f"{at.year}年{at.month}月{at.day}日（星期{_WEEK[at.date.weekday()]}）"


def shown(at: Moment) -> str:
    """A moment as it reads, what is unknown said."""
    if at.day is None:
        return f"{shown_day(at)}（哪一天不清楚）"
    if at.clock is None:
        return f"{shown_day(at)}（几点不清楚）"
    seconds = f":{at.clock:%S}" if at.clock.second else ""
    return f"{shown_day(at)} {at.clock:%H:%M}{seconds}"
