"""From when to when: 11月20日到24日 · 上周五到这周二 · 11月20号开始 · 8号9号 · 昨晚8点到10点."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.kit.moment import Moment
from letters.kit.typed.answer import Understood
from letters.kit.typed.clocks import clock_at
from letters.kit.typed.dates import NOT_COUNTED, NUMBER, YEAR, Around, number
from letters.kit.typed.plain import plainly
from letters.kit.typed.when import When, shown, shown_day, when_at

if TYPE_CHECKING:
    from datetime import date

_FROM = re.compile(r"(?:从|自从|自|由|打)(?=[\d零一二两三四五六七八九十上这本昨前大今去国五元])")
_TO = r"(?:(?:一直|直)?(?:到|至)|-+|~|—+|–)(?:了)?"
_NOW = re.compile(r"(?:一直)?(?:至今|到(?:现在|今天|目前|如今|今日|今)|直到(?:现在|今天))(?:为止)?")
_ON = re.compile(r"(?:开始|起|以来|以后|之后)")
_UNTIL = re.compile(rf"(?P<gap> ?,?){_TO}")
_DAYS = re.compile(
    rf"(?:(?:{YEAR}|(\d{{4}})[-/.])?({NUMBER})[月./-])?({NUMBER})[日号]?{_TO}"
    rf"(?:(?:(\d{{4}})[-/.年])?({NUMBER})[月./-])?({NUMBER})(?:[日号]|(?![\d点时:]){NOT_COUNTED})"
)
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])(?![\u4e00-\u9fff]?天)")
_LISTED = re.compile(
    rf"(?:{YEAR}?({NUMBER})[月./])?((?:{NUMBER}(?:[日号][、,和与及 ]?|[、,和与及 ]))+{NUMBER}[日号])(?![楼线店院门单])"
)
_SIGNS = " ,。;、!"
_SMALL = 8  # the hour before which a night that began the day before ends
_PART = re.compile(r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜|半夜|夜间|晚|早|夜)")


@frozen
class Span:
    """From a moment to a moment; `until` is None where nobody said it, `goes_on` where it began then (11月20号开始)."""

    at: Moment
    until: Moment | None = None
    goes_on: bool = False


@frozen
class Spread:
    """A span that the first `end` characters of a plain text say, or what to ask."""

    span: Span | None
    end: int
    kept: str = ""
    reason: str = ""
    note: str = ""


def span(text: str, today: date, *, ahead: bool = False) -> Understood[Span]:
    """A span as of `today`, or one moment; what is not understood is kept in words.

    >>> span("11月20日到24日", date(2026, 11, 27)).value
    Span(at=Moment(2026, 11, 20), until=Moment(2026, 11, 24), goes_on=False)
    """
    plain = plainly(text.strip()).text.strip(_SIGNS)
    found = span_at(plain, today, ahead=ahead) or _one(plain, today, ahead=ahead)
    asked = _asked(found, plain, text.strip())
    if asked or found is None or found.span is None:
        return Understood(None, reason=asked, kept=text.strip())
    kept = "，".join(each for each in (found.kept, plain[found.end :].strip(_SIGNS)) if each)
    told = shown_span(found.span) + (f"（{found.note}）" if found.note else "")
    return Understood(found.span, f"{told}，记下“{kept}”" if kept else told, kept=kept)


def _asked(found: Spread | None, plain: str, said: str) -> str:
    """What to ask of a span; "" where it can be taken."""
    if found is None:
        return "没有认出从哪天到哪天；写成 11月20日到24日、上周五到这周二 都可以"
    if found.span is None:
        return found.reason
    if found.kept and found.span.at.day is None and found.span.until is None:
        return f"“{said}”是从哪天到哪天？写成 11月20日到24日；只知道哪个月，就写 11月"
    left = plain[found.end :].strip(_SIGNS)
    return f"“{left}”没有认出来；写成 11月20日到24日" if re.fullmatch(r"[\d:.点时-]+", left) else ""


def shown_span(span: Span) -> str:
    """A span as it reads."""
    if span.goes_on:
        return f"从{shown_day(span.at)}开始，到哪天为止没有写"
    if span.until is None:
        return shown(span.at)
    first, last = span.at, span.until
    if first.clock or last.clock:
        return f"从{shown(first)}到{shown(last)}"
    days = f"，共{(last.date - first.date).days + 1}天" if first.date and last.date else ""
    return f"从{shown_day(first)}到{shown_day(last)}{days}"


def _one(text: str, today: date, *, ahead: bool) -> Spread | None:
    found = when_at(text, today, ahead=ahead)
    if found is None:
        return None
    return Spread(Span(found.moment) if found.moment else None, found.end, found.kept, found.reason, found.note)


def span_at(text: str, today: date, *, ahead: bool = False) -> Spread | None:
    """The span at the beginning of a plain text; None where there is none, or only one moment."""
    begun = _FROM.match(text)
    start = begun.end() if begun else 0
    rest = text[start:]
    if (found := _LISTED.match(rest)) is not None:
        return _placed(_listed(found, today, ahead=ahead), start + found.end(), today, ahead=ahead)
    if (found := _DAYS.match(rest)) and (found[4] or "号" in found[0] or "日" in found[0]):  # 11-20 is a day
        return _placed(_numbered(found, today, ahead=ahead), start + found.end(), today, ahead=ahead)
    first = when_at(rest, today, ahead=ahead, spread=False)
    if first is None or first.moment is None:
        return None
    spread = _after(first, first.moment, rest, today, ahead=ahead)
    return _placed(spread, start + spread.end, today, ahead=ahead) if spread else None


def _after(first: When, at: Moment, text: str, today: date, *, ahead: bool) -> Spread | None:
    """What follows the first moment makes a span of it: until when, since when, the next day."""
    rest = text[first.end :]
    if found := _NOW.match(rest):
        return Spread(Span(at, Moment(today.year, today.month, today.day)), first.end + found.end(), first.kept)
    if found := _UNTIL.match(rest):
        last = _last(at, text[: first.end], rest[found.end() :], today, ahead=ahead)
        if last is None or last.moment is None:
            return None
        kept = "至".join(each for each in (first.kept, last.kept) if each)
        return Spread(Span(at, last.moment), first.end + found.end() + last.end, kept)
    if found := _ON.match(rest):
        return Spread(Span(at, goes_on=True), first.end + found.end(), first.kept)
    return None


def _last(at: Moment, said: str, text: str, today: date, *, ahead: bool) -> When | None:
    """The end of a span: a day of its own, or a time on the same day (晚上8点到10点)."""
    if (named := _WEEKDAY.match(text)) and at.date is not None:
        on = at.date + timedelta(days=("一二三四五六日".index(named[1].replace("天", "日")) - at.date.weekday()) % 7)
        return When(Moment(on.year, on.month, on.day), named.end())
    for is_ahead in (ahead, True):  # where it is yet to come, that is told
        found = when_at(text, today, ahead=is_ahead)
        if found is not None and found.moment is not None:
            return When(found.moment, found.end, found.kept)
    return _same_day(at, said, text)


def _same_day(at: Moment, said: str, text: str) -> When | None:
    """晚上8点到10点: the end has the part of the day of the beginning where it says none."""
    part = _PART.search(said)
    led = "" if part is None or _PART.match(text) else part[0]
    clock, length = clock_at(led + text, is_spoken=False, spread=False)
    if clock.clock is None or at.date is None:
        return None
    on = at.date + timedelta(days=clock.after)
    if at.clock is not None and on == at.date and clock.clock < at.clock and clock.clock.hour < _SMALL:
        on += timedelta(days=1)  # 晚上11点到凌晨2点
    return When(Moment(on.year, on.month, on.day, clock.clock), length - len(led))


def _listed(found: re.Match[str], today: date, *, ahead: bool) -> Spread:
    """8号9号, 11月20、21、22号: days one after the other; others are several spans."""
    days = [number(each) for each in re.findall(NUMBER, found[4])]
    try:
        first = _begin(Around(today, ahead), found[1] or found[2], found[3], days[0])
        last = Moment(first.year, first.month, days[-1])
    except (ValueError, OverflowError):
        return Spread(None, found.end(), reason=f"“{found[0]}”没有这样的日子，请核对")
    if days != list(range(days[0], days[0] + len(days))):
        return Spread(None, found.end(), reason=f"“{found[0]}”中间隔着几天：隔开的一天一天分开写")
    return Spread(Span(first, last), found.end())


def _numbered(found: re.Match[str], today: date, *, ahead: bool) -> Spread:
    """11月20日到24日, 11.20-24, 20-24号: the end has the month of the beginning where it says none."""
    around = Around(today, ahead)
    year, month, first = found[1] or found[2] or found[3], found[4], found[5]
    to_year, to_month, last = found[6], found[7], found[8]
    try:
        begin = _begin(around, year, month, number(first))
        until = Moment(int(to_year or begin.year), number(to_month) if to_month else begin.month, number(last))
        if not to_year and until.earliest < begin.earliest:
            until = _later(begin, until, has_month=bool(to_month))
    except (ValueError, OverflowError):
        return Spread(None, found.end(), reason=f"“{found[0]}”没有这样的日子，请核对")
    return Spread(Span(begin, until), found.end())


def _begin(around: Around, year: str | None, month: str | None, day: int) -> Moment:
    if month:
        return around.moment(around.year(year), number(month), day)
    this, before = around.month(0), around.month(1 if around.ahead else -1)
    near = around.near(this.year, this.month, day) or around.near(before.year, before.month, day)
    if near is None:
        raise ValueError("day")
    return near


def _later(begin: Moment, until: Moment, *, has_month: bool) -> Moment:
    """28号到3号 ends in the next month, 12月28日到1月3日 in the next year."""
    if has_month:
        return Moment(begin.year + 1, until.month, until.day)
    return Moment(begin.year + begin.month // 12, begin.month % 12 + 1, until.day)


def _placed(spread: Spread, end: int, today: date, *, ahead: bool) -> Spread:
    """The spread with its end in the whole text, and asked back where it runs backwards or is yet to come."""
    span = spread.span
    if span is None or span.until is None:
        return Spread(span, end, spread.kept, spread.reason)
    if span.until.latest < span.at.earliest:
        return Spread(None, end, reason="截止早于开始，请核对日期")
    if not ahead and span.until.earliest.date() > today:
        return Spread(None, end, reason=f"{shown_day(span.until)}还没有到；到现在还在继续的，写 到今天")
    return Spread(span, end, spread.kept)
