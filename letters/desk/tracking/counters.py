"""What the other side proposed instead, and which of it the person takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.desk.tracking.filings import past_day
from letters.errors import UsageError
from letters.follow import entries
from letters.kit.days import day_words
from letters.kit.typed import option_day

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Filing, Reply
    from letters.desk.tracking.filings import Tracked
    from letters.follow import Followed


def record_accepted(at: Tracked, one: Followed, which: str = "", on: date | None = None) -> Tracked:
    """The case with a counter-offer that the person accepts: the only one, or that of a number from 1 or of its day.

    Raises UsageError where there is none, or several may be meant, and for a day that cannot be.
    """
    places = [place for place, reply in enumerate(one.filing.replies) if reply.counter]
    if not places:
        first = at.typed("track reply", str(one.number), "另提方案")
        raise UsageError(f"{at.called(one)}，对方没有另提方案", f"先记下对方提了什么：{first}")
    place = _meant(one.filing, places, which)
    day = past_day(at, on, "--on", one.filing.replies[place].on, "对方提出的日期")
    return at.changed(lambda file: entries.accept_counter(file, at.case, one.number, place, day))


def open_counters(one: Followed) -> tuple[tuple[str, str], ...]:
    """The counter-offers of the other side by number, each in words; none once one of them was accepted."""
    if one.filing.accepted:
        return ()
    offered = [reply for reply in one.filing.replies if reply.counter]
    return tuple((str(number), _offer(reply)) for number, reply in enumerate(offered, 1))


def _meant(filing: Filing, places: list[int], which: str) -> int:
    """The place of the reply whose counter-offer is meant. Raises UsageError where that is none, or may be several."""
    if which.isdigit():
        if not 1 <= int(which) <= len(places):
            raise UsageError(f"对方只提过 {len(places)} 个方案", f"写 --counter 号码：{_listed(filing)}")
        return places[int(which) - 1]
    day = option_day(which, "--counter") if which else None
    found = [place for place in places if day in (None, filing.replies[place].on)]
    if len(found) == 1:
        return found[0]
    when = day_words(day) if day else ""
    said = f"{when}对方提过 {len(found)} 个方案，没有写接受哪一个" if found else f"{when}对方没有提过方案"
    raise UsageError(said, f"加 --counter 号码：{_listed(filing)}")


def _listed(filing: Filing) -> str:
    """The counter-offers by number: 1 合计 3,000 元（2026年11月12日）；2 合计 3,600 元，6 期（2026年11月12日）."""
    offered = [reply for reply in filing.replies if reply.counter]
    return "；".join(f"{number} {_offer(reply)}" for number, reply in enumerate(offered, 1))


def _offer(reply: Reply) -> str:
    """合计 3,600 元，6 期（2026年11月12日）."""
    counter = reply.counter
    if counter is None:
        return ""
    count = f"，{len(counter.payments)} 期" if counter.payments else ""
    return f"合计 {counter.total:,} 元{count}（{day_words(reply.on)}）"
