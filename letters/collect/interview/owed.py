"""What has fallen due and ways to pay it, worked out while the talk goes on: to be ticked, never typed blind.

The case need not be whole for it: who writes is asked last, and has nothing to do with sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from letters import findings, law
from letters.books import Books
from letters.case import Case
from letters.errors import LettersError
from letters.findings import Verdict, is_workday
from letters.kit.days import day_words
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.collect.interview.state import InterviewState
    from letters.findings import Findings, OwedSum, Way

PERIODS, WAY, COMING = "owed.periods", "owed.way", "owed.coming"
OWN: Final = "own"
_NOBODY: Final = {"name": "某", "phone": "10000000000", "address": "某地"}
_CARRIED: Final = {
    Verdict.CARRIED: "每个月都付得起",
    Verdict.TIGHT: "付得起，但有的月份剩不下什么",
    Verdict.SHORT: "按现在的收支付不起",
    Verdict.UNKNOWN: "没有写收支，看不出付不付得起",
}
_KINDS: Final = {"deferral": "延期", "instalments": "分期", "settlement": "一次结清"}


@frozen
class OfferedWay:
    """A way of paying as a choice: `value` is the number of it, `row` what the case file takes."""

    value: str
    label: str
    row: dict[str, Any]


def periods(state: InterviewState) -> tuple[OwedSum, ...]:
    """What has fallen due and is not paid, oldest first; nothing where that cannot be worked out."""
    found = _findings(state)
    dues = found.dues if found else None
    return () if dues is None or dues.withheld else dues.in_time


def period_label(one: OwedSum) -> str:
    """2026年9月12日到期的 899.00 元."""
    paid = f"（已付 {one.paid:,} 元）" if one.paid else ""
    return f"{day_words(one.due)}到期的 {one.open:,} 元{paid}"


def in_words(state: InterviewState, chosen: Sequence[OwedSum]) -> str:
    """Which periods they are, as the offer says it."""
    found = _findings(state)
    return found.in_words(chosen) if found else ""


def ways(state: InterviewState) -> tuple[OfferedWay, ...]:
    """The usual ways to pay what was accepted, each with whether the budget carries it; none where nothing was."""
    found = _findings(state)
    if found is None or not state.get("offer.undisputed"):
        return ()
    try:
        seen = findings.outlook(found, found.books.money.share, None, is_workday)
    except LettersError:
        return ()
    paying = [way for way in seen.ways if way.payments and way.kind.option.value in _KINDS]
    return tuple(_offered(number, way) for number, way in enumerate(paying))


def _offered(number: int, way: Way) -> OfferedWay:
    kind = way.kind.option.value
    payments = [{"due": each.due, "amount": each.amount} for each in way.payments]
    return OfferedWay(str(number), f"{_KINDS[kind]}：{_told(way)}", {"kind": kind, "payments": payments})


def _told(way: Way) -> str:
    """From when, how much, how often, whether it is carried, and what falls due beside it."""
    first, last = way.payments[0], way.payments[-1]
    if len(way.payments) == 1:
        how = f"{day_words(first.due)}一次付 {first.amount:,} 元"
    else:
        each = f"每月约 {first.amount:,} 元，分 {len(way.payments)} 次"
        how = f"{day_words(first.due)}起{each}，到{day_words(last.due)}付清"
    month = way.check.fullest
    beside = f"；算上以后到期的，最多的一个月要付 {month.both:,} 元" if month else ""
    return f"{how}（{_CARRIED[way.check.verdict]}{beside}）"


def _findings(state: InterviewState) -> Findings | None:
    """What follows from what is known so far; None while it makes no case."""
    case = _provisional(state)
    return findings.of(case, Books((), law.load()), state.today) if case else None


def _provisional(state: InterviewState) -> Case | None:
    """The case with somebody in the place of whoever has not said yet who they are."""
    tables = {**state.data, "complainant": _NOBODY | state.data.get("complainant", {})}
    try:
        return Case.model_validate(tables)
    except ValueError:
        return None
