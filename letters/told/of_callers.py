"""Callers of logs under the places that they are chosen by: those without a name, and who is known apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.logs import LIKELY, OFTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from letters.collect.logs import Caller, CallerList
    from letters.desk import CallerPage

SHOWN = 40  # callers that are listed where nobody is asked; --json lists more
MOST_NAMES = 6


def callers_lines(listing: CallerList) -> Iterator[str]:
    """The callers where nobody is asked."""
    yield from _callers_lines(listing, SHOWN, "加 --json 可以全部看到", _caller_lines)


def _callers_lines(listing: CallerList, most: int, more: str, told: Callable[[int, Caller], str]) -> Iterator[str]:
    """The callers without a name under their places, `most` of them; who is known apart."""
    if not listing.every:
        return
    shown, often = min(most, len(listing.strangers)), len(listing.often)
    if often:
        yield f"\n{_heading(listing)}"
    yield from (told(place, listing.every[place - 1]) for place in range(1, min(often, shown) + 1))
    if shown > often:
        yield "\n别的没有名字的号码（打来不多、公共号码、遮住的号码、只是本人打去的）："
        yield from (told(place, listing.every[place - 1]) for place in range(often + 1, shown + 1))
    if left := len(listing.strangers) - shown:
        yield f"另有 {left} 个没有名字的号码没有列出，{more}。"
    if listing.known:
        yield _known_line(listing.known)


def _known_line(known: Sequence[Caller]) -> str:
    """Who stands apart, so that nobody they know is taken for a collector."""
    names = "、".join(dict.fromkeys(one.names[0] if one.names else one.hint for one in known[:MOST_NAMES]))
    etc = f" 等 {len(known)} 个" if len(known) > MOST_NAMES else ""
    return f"\n这些是您认识的人吗？{names}{etc}：有名字的不在上面，也不会一起选进去。"


def _heading(listing: CallerList) -> str:
    """What the first list is of."""
    count, times = len(listing.often), sum(one.incoming for one in listing.often)
    often = f"打来{OFTEN}次以上的 " if all(one.incoming >= OFTEN for one in listing.often) else " "
    of = f"通讯录里没有名字{'、' if often.strip() else '的'}" if listing.tells_names else ""
    untold = "" if listing.tells_names else "；这份记录没有通讯录姓名，认识的人要您自己看出来"
    return f"{of}{often}{count} 个号码，一共打来 {times} 次（★ 只是提示，是不是催收由您判断{untold}）：".lstrip()


def page_lines(page: CallerPage) -> Iterator[str]:
    """Callers that a person chooses from: the first, or those that they asked to see."""
    if page.first:
        yield from _callers_lines(page.listing, page.first, "写“更多”看", _short_line)
        return
    yield from (_short_line(place, page.listing.every[place - 1]) for place in page.places)
    yield from () if page.places else ("没有找到。",)


def _caller_lines(place: int, caller: Caller) -> str:
    """All that is told of a caller, in two lines."""
    counts = [f"对方联系 {caller.incoming}"]
    counts += [f"{name} {count}" for name, count in _counts(caller).items() if count]
    hint = f"　{caller.hint}" if caller.hint else ""
    called = f"{place:>3}. {_star(caller)} {caller.number}　{caller.contacts} 次（{'，'.join(counts)}）"
    return f"{called}\n        {_day(caller.first)} 至 {_day(caller.last)}{hint}"


def _short_line(place: int, caller: Caller) -> str:
    """A caller in a line that a window of sixty columns does not fold, as a rule; with the name they are known by."""
    nights = f"，夜间{caller.night}" if caller.night else ""
    first, last = (f"{day.month}.{day.day}" if day and day.day else "" for day in (caller.first, caller.last))
    days = first if first == last else f"{first}至{last}"
    name = f"　{caller.names[0]}" if caller.names else ""
    own = f"，本人打去{caller.contacts - caller.incoming}" if caller.contacts > caller.incoming else ""
    counts = f"打来{caller.incoming}次{nights}{own}"
    return f"{place:>3}. {_star(caller)} {caller.number}　{counts}　{days}{name}"


def _star(caller: Caller) -> str:
    return "★" if caller.kind in LIKELY else " "


def _counts(caller: Caller) -> dict[str, int]:
    own = caller.contacts - caller.incoming
    return {"接通": caller.answered, "未接": caller.missed, "夜间": caller.night, "本人联系对方": own}


def _day(moment: object) -> str:
    return str(moment)[:16]
