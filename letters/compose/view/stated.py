"""How a letter states what was counted: never more than is known, an estimate as one, and never the two as one sum.

A template prints these texts and no bare number, so that 至少 and 约 cannot be forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.filters import day

if TYPE_CHECKING:
    from datetime import date

    from letters.findings import Contacts, Figure, Most


class Stated(NamedTuple):
    """What is counted, in words: 12次; 至少12次 where more may belong there; "" where there is none."""

    total: str
    in_all: str  # 共12次; 已记录12次、估计约20次
    span: str  # 2026年8月9日至2026年9月15日, as far as the first and the last are certain
    busiest: str  # the most on one day, "" where nobody can say
    busiest_day: str
    night: str
    to_others: str
    told_debt: str
    unanswered: str
    withheld: str
    after_objection: str
    reminders: str
    own_calls: str


def stated(contacts: Contacts, told_debt: Figure, aside: Contacts | None = None) -> Stated:
    """The figures of some contacts, in words; what is not counted is that of `aside`, if given."""
    busiest, after = contacts.busiest_day, contacts.after_objection
    return Stated(
        total=times(contacts.total),
        in_all=in_all(contacts.total),
        span=span(contacts),
        busiest=at_least(busiest) if busiest and busiest.value > 1 else "",
        busiest_day=day(busiest.key) if busiest and busiest.value > 1 else "",
        night=times(contacts.night),
        to_others=times(contacts.third_party),
        told_debt=times(told_debt),
        unanswered=times(contacts.unanswered),
        withheld=times(contacts.withheld),
        after_objection=times(after) if after else "",
        reminders=times((aside or contacts).reminders),
        own_calls=times((aside or contacts).own_calls),
    )


def times(figure: Figure) -> str:
    """12次; 至少12次; 估计约20次; 已记录12次、估计约20次: what is recorded and what is reckoned are never added up."""
    recorded = f"{'至少' if figure.unknown else ''}{figure.recorded}次" if figure.recorded else ""
    if not figure.estimated:
        return recorded
    if not recorded:
        return f"估计约{figure.estimated}次"
    return f"已记录{recorded}、估计约{figure.estimated}次"


def in_all(figure: Figure) -> str:
    """As `times`, for a sum that is told as one where it is one."""
    told = times(figure)
    return f"共{told}" if told and not figure.estimated else told


def at_least(most: Most[date]) -> str:
    """9次; 至少9次 where another day, or the same, may have seen more."""
    return f"{'至少' if most.at_least else ''}{most.value}次"


def span(contacts: Contacts) -> str:
    """From the day of the first to that of the last, once where they are the same; "" of none."""
    if contacts.first is None or contacts.last is None:
        return ""
    ends = dict.fromkeys((day(contacts.first), day(contacts.last)))
    return "至".join(ends)
