"""How a letter states what was counted: never more than is known, an estimate as one, and never the two as one sum.

A template prints these texts and no bare number, so that 至少 and 约 cannot be forgotten.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from letters.case import Act
from letters.compose.view.events.arrived import came, happened, others_received, own_received
from letters.compose.view.events.came import sort_of
from letters.compose.view.events.reckoned import in_all, times
from letters.compose.view.events.spoken import spoken, spoken_days
from letters.findings import Choice, after_request
from letters.kit.computed import Computed
from letters.kit.frozen import frozen
from letters.kit.listing import listed
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Incident
    from letters.findings import Contacts, Figure, Most

MANY = 3  # contacts on one day, from which on they are worth a word: two may be one visit told by two witnesses
DISCLOSING = Choice(act=Act.DEBT_DISCLOSED, to_others=True)


@frozen
class Stated(Computed):
    """What is counted, in words: 12次; 至少12次 where more may belong there; "" where there is none.

    What is not counted, reminders and own calls, is that of `aside`.
    """

    contacts: Contacts
    aside: Contacts

    @property
    def total(self) -> str:
        """Every contact."""
        return times(self.contacts.total)

    @property
    def in_all(self) -> str:
        """Every contact, as a sum: 共12次; 已记录12次、另估计约20次."""
        return in_all(self.contacts.total)

    @cached_property
    def came(self) -> str:
        """来电14次，上门2次，合计16次: what it is, each in its own measure."""
        return came(self.contacts)

    @cached_property
    def happened(self) -> str:
        """收到来电14次，有人上门2次，合计16次: that, with what was received and what others did."""
        return happened(self.contacts)

    @cached_property
    def own_received(self) -> bool:
        """Whether any of what was received came to the person."""
        return own_received(self.contacts)

    @cached_property
    def others_received(self) -> bool:
        """Whether any of what was received came to others alone."""
        return others_received(self.contacts)

    @cached_property
    def span(self) -> str:
        """2026年8月9日至2026年9月15日, as far as the first and the last are certain."""
        return span(self.contacts)

    @cached_property
    def busiest(self) -> str:
        """The most on one day, "" where nobody can say."""
        most = self.contacts.busiest_day
        return at_least(most) if most and most.value >= MANY else ""

    @cached_property
    def busiest_day(self) -> str:
        """That day, without the year in which it all began."""
        most = self.contacts.busiest_day
        if most is None or most.value < MANY:
            return ""
        first = self.contacts.first
        year = Moment(first.year, first.month) if first else None  # after a span 同日 would be any of its days
        return spoken(Moment(most.key.year, most.key.month, most.key.day), year)

    @property
    def day_unknown(self) -> str:
        """Those whose day is not known."""
        return times(self.contacts.by_day.unknown)

    @property
    def night(self) -> str:
        """Those that began at night."""
        return times(self.contacts.night)

    @property
    def to_others(self) -> str:
        """Those with others than the person."""
        return times(self.contacts.third_party)

    @cached_property
    def own(self) -> str:
        """Those with the person, whoever else was reached."""
        return times(self.contacts.having(lambda row: row.to_self))

    @property
    def others_in_all(self) -> str:
        """Those with others, told before who they were: "" where these say what is recorded and what is reckoned."""
        others = self.contacts.third_party
        return "" if others.estimated and others.recorded else times(others)

    @property
    def published(self) -> str:
        """What was posted where anybody can read it."""
        return times(self.contacts.published)

    @cached_property
    def told_debt(self) -> str:
        """Those in which others were told of the debt."""
        return times(disclosing(self.contacts))

    @property
    def unanswered(self) -> str:
        """Calls that were not taken."""
        return times(self.contacts.unanswered)

    @property
    def withheld(self) -> str:
        """Those whose number was hidden."""
        return times(self.contacts.withheld)

    @property
    def after_objection(self) -> str:
        """Those after a request to stop just these."""
        after = self.contacts.after_objection
        return times(after, after_verb=True) if after else ""

    @cached_property
    def after_request(self) -> str:
        """联系本人2次、联系他人6次: what came after a request of which nobody says what it covers."""
        after = after_request(self.contacts)
        named = (("联系本人", after.own), ("联系他人", after.others)) if after else ()
        return listed(f"{label}{times(figure)}" for label, figure in named if figure.value)

    @property
    def reminders(self) -> str:
        """Lawful ones, not counted."""
        return times(self.aside.reminders)

    @property
    def own_calls(self) -> str:
        """What the person did themself, not counted."""
        return times(self.aside.own_calls)


class EstimateView(NamedTuple):
    """An estimate of so many a day as it was said: 每天约30次，约5天，其中夜间（22时至次日8时）每天约2次."""

    how_many: str
    span: str


def estimates(contacts: Contacts) -> tuple[EstimateView, ...]:
    """Those of some contacts that are counted, in order of time."""
    return tuple(
        EstimateView(how_many(row), span_of(row.at, row.end)) for row in contacts.countable if row.daily is not None
    )


def how_many(incident: Incident) -> str:
    """22次; of an estimate 约20次, or so many a day as it was said; "" of one contact."""
    unit = sort_of(incident).unit
    if incident.daily is None:
        about = "约" if incident.estimated else ""
        return f"{about}{incident.count}{unit}" if incident.count > 1 else ""
    return _daily(incident, unit)


def _daily(incident: Incident, unit: str) -> str:
    """So many a day as it was said, with the days and the nights."""
    at_night = f"夜间（22时至次日8时）每天约{incident.per_night}{unit}" if incident.per_night else ""
    told = [f"每天约{incident.per_day}{unit}"] if incident.per_day else [at_night]
    if incident.days:
        told.append(f"{'共' if incident.days_exact else '约'}{incident.days}天")
    elif incident.is_open:
        told.append("天数不详")
    if incident.per_day and at_night:
        told.append(f"其中{at_night}")
    return "，".join(told)


def disclosing(contacts: Contacts) -> Figure:
    """The contacts in which others than guarantors were told of the debt."""
    return contacts.having(lambda row: DISCLOSING.takes(contacts.apart(row)))


def at_least(most: Most[date]) -> str:
    """9次; 至少9次 where another day, or the same, may have seen more."""
    return f"{'至少' if most.at_least else ''}{most.value}次"


def span(contacts: Contacts) -> str:
    """From the day of the first to that of the last, once where they are the same; "" of none."""
    return span_of(contacts.first, contacts.last) if contacts.first and contacts.last else ""


def span_of(first: Moment, last: Moment) -> str:
    """From one day to another, once where they are the same."""
    return spoken_days(first, last)
