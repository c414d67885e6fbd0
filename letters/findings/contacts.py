"""How often, when, how and whom: the contacts of a case, counted.

Counted are incoming contacts that are more than a reminder, each incident by its `count`. Reminders and the person's
own calls are given apart, and so is whatever the record does not tell: a time not known is never night, a number
not shown is never a further number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.case.events import SELF
from letters.case.vocabulary import Channel, Direction, Rank
from letters.findings import spans
from letters.findings.counts import Breakdown, Figure, breakdown, figure, judged
from letters.findings.reached import Audience, Reached, audience, by_receiver, reached
from letters.kit.phone_numbers import is_withheld, number_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.case.events import Incident
    from letters.case.model import Case
    from letters.case.people import ThirdParty
    from letters.case.vocabulary import Act
    from letters.kit.moment import Moment


@dataclass(frozen=True, slots=True)
class Contacts:
    """The figures of a set of incidents; all but `reminders` and `own_calls` rest on what is counted.

    `first` and `last` are None when nothing is counted. `by_day.unknown` are contacts whose day is not known or
    that spread over several, `by_hour` likewise. `by_number` parts known numbers, in the spelling that came first;
    `withheld` were hidden by the caller, of `no_number` the record gives none. A contact with several receivers
    counts once in `total` and once for each of them in `by_receiver` (`self` and third-party ids). `night` and
    `after_objection` keep what cannot be told as their `unknown`; without an objection the latter is None.
    `third_party` are contacts with anyone but the person. `answered` and `unanswered` are of calls alone, and
    share their `unknown`. `by_rank` parts by how strong the record is, `estimated` is how many are estimates.
    """

    total: Figure
    rows: int
    first: Moment | None
    last: Moment | None
    by_day: Breakdown[date]
    by_hour: Breakdown[int]
    by_clock_hour: Breakdown[tuple[date, int]]
    by_channel: Breakdown[Channel]
    by_number: Breakdown[str]
    withheld: Figure
    no_number: Figure
    by_receiver: Breakdown[str]
    by_rank: Breakdown[Rank]
    night: Figure
    after_objection: Figure | None
    third_party: Figure
    reached: tuple[Reached, ...]
    audience: Audience
    answered: Figure
    unanswered: Figure
    estimated: Figure
    reminders: Figure
    own_calls: Figure

    @property
    def days(self) -> int:
        """On how many calendar days there were contacts, as far as the days are known."""
        return len(self.by_day)

    @property
    def distinct_numbers(self) -> int:
        """How many different numbers are known."""
        return len(self.by_number)


def count_contacts(case: Case) -> Contacts:
    """The figures of the whole case."""
    return tally(case.incidents, objection=objection_moment(case), third_parties=case.third_parties)


def tally(
    incidents: Iterable[Incident],
    *,
    objection: Moment | None = None,
    third_parties: Iterable[ThirdParty] = (),
) -> Contacts:
    """The figures of any set of incidents, in whatever order they come."""
    rows = sorted(incidents, key=_in_time)
    counted = tuple(row for row in rows if row.counts)
    calls = tuple(row for row in counted if row.channel is Channel.CALL)
    incoming = (row for row in rows if row.direction is Direction.IN)
    return Contacts(
        total=figure(counted),
        rows=len(counted),
        first=counted[0].at if counted else None,
        last=max((row.end for row in counted), key=_latest, default=None),
        by_day=breakdown(counted, spans.day),
        by_hour=breakdown(counted, spans.hour, order=int),
        by_clock_hour=breakdown(counted, spans.clock_hour),
        by_channel=breakdown(counted, lambda row: row.channel, order=list(Channel).index),
        by_number=_by_number(counted),
        withheld=figure(row for row in counted if is_withheld(row.from_number)),
        no_number=figure(row for row in counted if _has_no_number(row)),
        by_receiver=_by_receiver(counted),
        by_rank=breakdown(counted, lambda row: row.rank, order=list(Rank).index),
        night=judged(counted, spans.at_night),
        after_objection=None if objection is None else _after(counted, objection),
        third_party=figure(row for row in counted if row.others),
        reached=reached(counted, third_parties),
        audience=audience(counted),
        answered=judged(calls, lambda call: call.answered),
        unanswered=judged(calls, lambda call: None if call.answered is None else not call.answered),
        estimated=figure(row for row in counted if row.estimated),
        reminders=figure(row for row in incoming if row.is_reminder),
        own_calls=figure(row for row in rows if row.direction is Direction.OUT),
    )


def objection_moment(case: Case) -> Moment | None:
    """When they had first been told to stop: of several objections the one surely made the earliest."""
    return min((talk.on for talk in case.dealings if talk.objection), key=_latest, default=None)


def select(
    incidents: Iterable[Incident],
    *,
    channel: Channel | None = None,
    act: Act | None = None,
    by: Iterable[str | None] | None = None,
    to_others: bool | None = None,
) -> tuple[Incident, ...]:
    """The incidents that meet every condition given, for a count of their own.

    `by` are ids of respondents (None among them: by whom is not known); `to_others` tells contacts with third
    parties from those with the person alone.
    """
    allowed = None if by is None else frozenset(by)
    return tuple(
        incident
        for incident in incidents
        if (channel is None or incident.channel is channel)
        and (act is None or act in incident.acts)
        and (allowed is None or incident.by in allowed)
        and (to_others is None or bool(incident.others) is to_others)
    )


def _in_time(incident: Incident) -> tuple[object, ...]:
    return incident.at.earliest, incident.at.latest, incident.id


def _latest(moment: Moment) -> tuple[object, ...]:
    return moment.latest, moment.earliest


def _after(counted: tuple[Incident, ...], objection: Moment) -> Figure:
    return judged(counted, lambda row: spans.is_after(row, objection))


def _by_number(counted: tuple[Incident, ...]) -> Breakdown[str]:
    """Numbers alike are one, shown as the earliest contact showed it."""
    shown: dict[str, str] = {}

    def spelling(row: Incident) -> str | None:
        key = number_key(row.from_number)
        return None if key is None or row.from_number is None else shown.setdefault(key, row.from_number)

    return breakdown(counted, spelling)


def _has_no_number(row: Incident) -> bool:
    return number_key(row.from_number) is None and not is_withheld(row.from_number)


def _by_receiver(counted: tuple[Incident, ...]) -> Breakdown[str]:
    """The person first, then third parties in the order in which they were first contacted."""
    found = by_receiver(counted)
    order = sorted(found, key=lambda who: who != SELF)  # a stable sort keeps the rest in order
    return Breakdown(tuple((who, figure(found[who])) for who in order))
