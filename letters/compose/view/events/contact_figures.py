"""The counts of a letter as its template sees them: numbers and days, each choice a yes or no."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.events.reached_words import guarantors_named, never_given, others_named
from letters.compose.view.events.record_sources import record_sources
from letters.compose.view.events.stated import EstimateView, Stated, disclosing, estimates
from letters.findings import by_day_and_night
from letters.kit.computed import Computed
from letters.kit.frozen import frozen
from letters.kit.listing import listed
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from letters.findings import Contacts


class Request(NamedTuple):
    """A request to stop: when, what (联系他人、夜间联系; "" where the case does not say), in which words."""

    at: Moment
    stop: str
    asked: str


class DayLine(NamedTuple):
    """What came on a day: how many at night, and how many others (those whose time is not known among them)."""

    day: date
    others: int
    at_night: int


@frozen
class FiguresView(Computed):
    """What is counted of some contacts, and what could not be told; sums of contacts unless it says otherwise.

    Reminders and own calls are those of `aside`. What rows are gone through for is worked out once: several letters
    tell it, and each asks before it prints.
    """

    contacts: Contacts
    aside: Contacts

    @property
    def total(self) -> int:
        """Every contact."""
        return self.contacts.total.value

    @property
    def rows(self) -> int:
        """How many records they are."""
        return self.contacts.rows

    @property
    def first(self) -> Moment | None:
        """When the first began."""
        return self.contacts.first

    @property
    def last(self) -> Moment | None:
        """When the last ended."""
        return self.contacts.last

    @property
    def days(self) -> int:
        """On how many days there were contacts; those whose day is not known count as one more."""
        return self.contacts.days + bool(self.day_unknown)

    @property
    def day_unknown(self) -> int:
        """Those whose day is not known."""
        return self.contacts.by_day.unknown.value

    @cached_property
    def by_day(self) -> tuple[DayLine, ...]:
        """The days that are known, in order, with what came by day and at night."""
        return tuple(DayLine(day, every - night, night) for day, every, night in by_day_and_night(self.contacts))

    @property
    def night(self) -> int:
        """Those that began at night."""
        return self.contacts.night.value

    @property
    def night_unknown(self) -> int:
        """Those that may have been at night."""
        return self.contacts.night.unknown

    @property
    def numbers(self) -> int:
        """How many different numbers are known."""
        return self.contacts.distinct_numbers

    @property
    def withheld(self) -> int:
        """Those whose number was hidden."""
        return self.contacts.withheld.value

    @property
    def unanswered(self) -> int:
        """Calls that were not taken."""
        return self.contacts.unanswered.value

    @property
    def estimated(self) -> int:
        """Those whose number is the person's estimate."""
        return self.contacts.estimated.value

    @property
    def to_others(self) -> int:
        """Those with others than the person."""
        return self.contacts.third_party.value

    @cached_property
    def others_named(self) -> str:
        """Whom they reached: 母亲8次、同事（3人）4次."""
        return others_named(self.contacts)

    @cached_property
    def reached_at_once(self) -> bool:
        """Whether one contact reached several others, and is counted for each of them in `others_named`."""
        return any(len(self.contacts.apart(row).others) > 1 for row in self.contacts.counted)

    @cached_property
    def own_with_others(self) -> bool:
        """Whether one contact reached the person and others, and is told with both."""
        return any(row.to_self and self.contacts.apart(row).others for row in self.contacts.counted)

    @cached_property
    def guarantors_named(self) -> str:
        """The guarantors that were contacted, told apart from others: 哥哥2次."""
        return guarantors_named(self.contacts)

    @cached_property
    def never_given(self) -> str:
        """Of whom the person had never given the number away: 表姐."""
        return never_given(self.contacts)

    @property
    def published(self) -> int:
        """What was posted where anybody can read it."""
        return self.contacts.published.value

    @cached_property
    def told_debt(self) -> int:
        """Those in which others were told of the debt."""
        return disclosing(self.contacts).value

    @property
    def requests(self) -> tuple[Request, ...]:
        """The requests to stop that what came is held against, the earliest first.

        Where the case does not say of any what was to stop, the first of all.
        """
        every = self.contacts.objections
        known = [one for one in every if one.stop]
        return tuple(Request(one.at, listed(what.label for what in one.stop), one.asked) for one in known or every[:1])

    @property
    def after_objection(self) -> int:
        """Those after a request to stop just these."""
        after = self.contacts.after_objection
        return after.value if after else 0

    @property
    def reminders(self) -> int:
        """Lawful ones, not counted."""
        return self.aside.reminders.value

    @property
    def own_calls(self) -> int:
        """What the person did themself, not counted."""
        return self.aside.own_calls.value

    @cached_property
    def sources(self) -> str:
        """What the records are, which comes to the total: 手机导出记录8次、来源未写明2次、本人估计约20次."""
        return record_sources(self.contacts)

    @property
    def estimates(self) -> tuple[EstimateView, ...]:
        """Those of so many a day, as they were said."""
        return estimates(self.contacts)

    @cached_property
    def stated(self) -> Stated:
        """These figures in words, as a letter may say them."""
        return Stated(self.contacts, self.aside)


def figures_view(contacts: Contacts, every: Contacts | None = None) -> FiguresView:
    """The figures of what a letter tells; reminders and own calls are those of `every` incident, if given."""
    return FiguresView(contacts, every or contacts)
