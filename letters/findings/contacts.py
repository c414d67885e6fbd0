"""How often, when, how and whom: the contacts of a case, counted.

Counted are incoming contacts that are more than a reminder, each incident by its `count`. Reminders and the person's
own calls are given apart, and so is whatever the record does not tell: a time not known is never night, a number
not shown is never a further number.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from letters.case import PUBLIC, Channel, Direction, Rank
from letters.findings import spans
from letters.findings.busiest import busiest_day
from letters.findings.counts import Breakdown, Figure, Most, breakdown, figure, judged
from letters.findings.estimates import each_day
from letters.findings.guarantors import apart, guarantors
from letters.findings.numbers import by_number, has_no_number
from letters.findings.objection import is_against, objections
from letters.findings.overlaps import Overlaps, overlaps_of
from letters.findings.reached import Audience, Reached, audience, in_order, reached
from letters.kit.frozen import frozen
from letters.kit.phone_numbers import is_withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from letters.case import Case, Incident, ThirdParty
    from letters.findings.objection import Objection
    from letters.kit.moment import Moment


@frozen
class Contacts:
    """The figures of a set of incidents; all but `reminders` and `own_calls` rest on what is counted.

    Each figure is worked out when it is first asked for: few letters tell more than half of them.
    """

    incidents: tuple[Incident, ...]  # in order of time
    objections: tuple[Objection, ...] = ()  # the earliest first
    third_parties: tuple[ThirdParty, ...] = ()
    overlaps: Overlaps = Overlaps()
    maybe: frozenset[str] = frozenset()  # ids of records that may or may not be of the set, as of a span of time

    @cached_property
    def countable(self) -> tuple[Incident, ...]:
        """The records of what is counted."""
        aside = self.overlaps.aside | self.maybe
        return tuple(row for row in self.incidents if row.counts and row.id not in aside)

    @cached_property
    def _guarantors(self) -> frozenset[str]:
        return guarantors(self.third_parties)

    def apart(self, row: Incident) -> Incident:
        """A contact without guarantors among those it reached."""
        return apart(row, self._guarantors)

    @cached_property
    def pending(self) -> tuple[Incident, ...]:
        """What is not counted though every figure may be more by it, day by day: above all, estimates beside a log."""
        waiting = (self.overlaps.pending | self.maybe) - self.overlaps.replaced
        return tuple(each for row in self.incidents if row.counts and row.id in waiting for each in each_day(row))

    @cached_property
    def counted(self) -> tuple[Incident, ...]:
        """Incoming contacts that are more than a reminder; of an estimate of so many a day, those of each day."""
        return tuple(each for row in self.countable for each in each_day(row))

    @property
    def rows(self) -> int:
        """How many records there are of what is counted."""
        return len(self.countable)

    @cached_property
    def total(self) -> Figure:
        """Every contact that is counted."""
        return self.having(lambda _: True)

    @cached_property
    def first(self) -> Moment | None:
        """When the first began, as far as that is certain; None when nothing is counted."""
        return spans.first(self.counted)

    @cached_property
    def last(self) -> Moment | None:
        """When the last ended, as far as that is certain; None when nothing is counted."""
        return spans.last(self.counted)

    @cached_property
    def by_day(self) -> Breakdown[date]:
        """By calendar day; `unknown` are contacts whose day is not known or that spread over several."""
        return breakdown(self.counted, spans.day)

    @cached_property
    def busiest_day(self) -> Most[date] | None:
        """The day with the most contacts, as far as it may be called so."""
        rows = (*self.counted, *self.pending)
        return busiest_day(rows, max((row.daily or 0 for row in rows), default=0))

    @property
    def days(self) -> int:
        """On how many calendar days there were contacts, as far as the days are known."""
        return len(self.by_day)

    @cached_property
    def by_hour(self) -> Breakdown[int]:
        """By the hour of day, 0 to 23."""
        return breakdown(self.counted, spans.hour, order=int)

    @cached_property
    def by_clock_hour(self) -> Breakdown[tuple[date, int]]:
        """By the hour on its calendar day."""
        return breakdown(self.counted, spans.clock_hour)

    @cached_property
    def by_channel(self) -> Breakdown[Channel]:
        """By channel, in the order of the vocabulary."""
        return breakdown(self.counted, lambda row: row.channel, order=list(Channel).index)

    @cached_property
    def by_number(self) -> Breakdown[str]:
        """By known number: numbers alike are one, shown as the earliest contact showed it."""
        return by_number(self.counted)

    @property
    def distinct_numbers(self) -> int:
        """How many different numbers are known."""
        return len(self.by_number)

    @cached_property
    def withheld(self) -> Figure:
        """Contacts whose number the caller hid."""
        return self.having(lambda row: is_withheld(row.from_number))

    @cached_property
    def no_number(self) -> Figure:
        """Contacts of which the record gives no number at all."""
        return figure(row for row in self.counted if has_no_number(row))

    @cached_property
    def by_receiver(self) -> Breakdown[str]:
        """By receiver (`self` and ids of third parties): one with several receivers counts once for each of them."""
        return in_order(self.counted)

    @cached_property
    def by_rank(self) -> Breakdown[Rank]:
        """By how strong the record is, the strongest first."""
        return breakdown(self.counted, lambda row: row.rank, order=list(Rank).index)

    @cached_property
    def night(self) -> Figure:
        """Contacts that began at night; `unknown` are those whose time does not tell."""
        return self.having(spans.at_night)

    @cached_property
    def after_objection(self) -> Figure | None:
        """Contacts after a request to stop just these; None where nobody asked, or the case does not say for what."""
        known = [request for request in self.objections if request.stop]
        return self.having(lambda row: is_against(self.apart(row), known)) if known else None

    @cached_property
    def third_party(self) -> Figure:
        """Contacts with anyone but the person and guarantors."""
        return self.having(lambda row: bool(self.apart(row).others))

    @cached_property
    def published(self) -> Figure:
        """What was posted where anybody can read it."""
        return self.having(lambda row: PUBLIC in row.to)

    @cached_property
    def reached(self) -> tuple[Reached, ...]:
        """The third parties that were contacted, in the order of the case file."""
        return reached(self.counted, self.third_parties, self.pending)

    @cached_property
    def audience(self) -> Audience:
        """Who could see posts."""
        return audience(self.counted)

    @cached_property
    def calls(self) -> tuple[Incident, ...]:
        """The telephone calls that are counted."""
        return tuple(filter(_is_call, self.counted))

    @cached_property
    def answered(self) -> Figure:
        """Calls that were taken; what is not told of a call is `unknown` here and in `unanswered`."""
        return self.having(lambda row: _is_call(row) and row.answered)

    @cached_property
    def unanswered(self) -> Figure:
        """Calls that were not taken."""
        return self.having(lambda row: _is_call(row) and (None if row.answered is None else not row.answered))

    @cached_property
    def estimated(self) -> Figure:
        """Contacts whose number is the person's estimate."""
        return figure(row for row in self.counted if row.estimated)

    @cached_property
    def reminders(self) -> Figure:
        """Incoming contacts that were lawful reminders and nothing else: not counted."""
        return figure(row for row in self.incidents if row.direction is Direction.IN and row.is_reminder)

    @cached_property
    def own_calls(self) -> Figure:
        """What the person did themself: not counted."""
        return figure(row for row in self.incidents if row.direction is Direction.OUT)

    def having(self, belongs: Callable[[Incident], bool | None]) -> Figure:
        """Those that belong to something; `unknown` are those of which nobody can say, and what may be more."""
        sure = judged(self.counted, belongs)
        more = sum(row.count for row in self.pending if belongs(row) is not False)
        return sure._replace(unknown=sure.unknown + more)


def count_contacts(case: Case) -> Contacts:
    """The figures of the whole case."""
    return tally(case.incidents, requests=objections(case), third_parties=case.third_parties)


def _is_call(row: Incident) -> bool:
    return row.channel is Channel.CALL


def tally(
    incidents: Iterable[Incident],
    *,
    requests: Iterable[Objection] = (),
    third_parties: Iterable[ThirdParty] = (),
    overlaps: Overlaps | None = None,
    maybe: frozenset[str] = frozenset(),
) -> Contacts:
    """The figures of any set of incidents, in whatever order they come.

    `overlaps` are those of the whole case, where the incidents are only some of it; else their own. `maybe` are ids of
    those that may or may not belong to the set.
    """
    rows = tuple(sorted(incidents, key=in_time))
    return Contacts(rows, tuple(requests), tuple(third_parties), overlaps or overlaps_of(rows), maybe)


def in_time(incident: Incident) -> tuple[object, ...]:
    """The order of incidents: by when they began, then by what is known of it, then by id."""
    return incident.at.earliest, incident.at.latest, incident.id
