"""How a letter states what was counted: never more than is known, an estimate as one, and never the two as one sum.

A template prints these texts and no bare number, so that 至少 and 约 cannot be forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.filters import day

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Incident
    from letters.findings import Contacts, Figure, Most
    from letters.kit.moment import Moment


class Stated(NamedTuple):
    """What is counted, in words: 12次; 至少12次 where more may belong there; "" where there is none."""

    total: str
    in_all: str  # 共12次; 已记录12次、估计约20次
    span: str  # 2026年8月9日至2026年9月15日, as far as the first and the last are certain
    busiest: str  # the most on one day, "" where nobody can say
    busiest_day: str
    night: str
    to_others: str
    published: str
    told_debt: str
    unanswered: str
    withheld: str
    after_objection: str
    reminders: str
    own_calls: str


class EstimateView(NamedTuple):
    """An estimate of so many a day as it was said: 每天约30次，约5天，其中夜间（22时至次日8时）每天约2次."""

    how_many: str
    span: str


def estimates(contacts: Contacts) -> tuple[EstimateView, ...]:
    """Those of some contacts that are counted, in order of time."""
    return tuple(
        EstimateView(how_many(row), _span(row.at, row.end)) for row in contacts.countable if row.daily is not None
    )


def how_many(incident: Incident) -> str:
    """22次; of an estimate 约20次, or so many a day as it was said; "" of one contact."""
    if incident.daily is None:
        about = "约" if incident.estimated else ""
        return f"{about}{incident.count}次" if incident.count > 1 else ""
    at_night = f"夜间（22时至次日8时）每天约{incident.per_night}次" if incident.per_night else ""
    told = [f"每天约{incident.per_day}次"] if incident.per_day else [at_night]
    if incident.days:
        told.append(f"{'共' if incident.days_exact else '约'}{incident.days}天")
    elif incident.is_open:
        told.append("天数不详")
    if incident.per_day and at_night:
        told.append(f"其中{at_night}")
    return "，".join(told)


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
        published=times(contacts.published),
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
    reckoned = f"估计{'至少' if figure.is_open else '约'}{figure.estimated}次"
    if not recorded:
        return reckoned
    return f"已记录{recorded}、{reckoned}"


def in_all(figure: Figure) -> str:
    """As `times`, for a sum that is told as one where it is one."""
    told = times(figure)
    return f"共{told}" if told and not figure.estimated else told


def at_least(most: Most[date]) -> str:
    """9次; 至少9次 where another day, or the same, may have seen more."""
    return f"{'至少' if most.at_least else ''}{most.value}次"


def span(contacts: Contacts) -> str:
    """From the day of the first to that of the last, once where they are the same; "" of none."""
    return _span(contacts.first, contacts.last) if contacts.first and contacts.last else ""


def _span(first: Moment, last: Moment) -> str:
    return "至".join(dict.fromkeys((day(first), day(last))))
