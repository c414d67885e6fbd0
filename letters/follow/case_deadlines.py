"""Deadlines of the case itself, whatever was sent: what lapses, what runs out of time, what is soon not on record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from letters.case import Channel, Rank
from letters.findings import units_of
from letters.follow.marks import Mark
from letters.follow.reckoning import Reckoner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from letters.case import Case, Incident
    from letters.follow.followed import Deadline
    from letters.follow.ladder import Ladder
    from letters.law import Law, Topic

# The ids of [[standing]].
LAPSE, LIMITATION, SIGNED, RECORDS = "police-time-limit", "limitation", "rescind-signed", "carrier-records"
BY_PHONE = (Channel.CALL, Channel.SMS)


def standing(case: Case, ladder: Ladder, law: Law, today: date) -> tuple[Deadline, ...]:
    """What still runs as of `today`, sooner first.

    The police no longer pursue conduct after a time: one deadline for each course of conduct that was not reported,
    and one for the single acts that lapse first; their ids end with the day from which they run. The limitation of
    claims for damages; the year to rescind what was signed under pressure. And for how long a carrier can still give
    a record of calls and messages.
    """
    told = sorted(
        (each for each in case.incidents if each.counts and _ended(each) <= today), key=lambda each: each.at.earliest
    )
    desk = _Desk(ladder, law, today)
    found = [
        *_lapses(desk, case, told),
        *_first(desk, LIMITATION, "known", told),
        *_signed(desk, case),
        *_first(desk, RECORDS, "call", _unrecorded(told)),
    ]
    return tuple(sorted(found, key=lambda deadline: (deadline.due, deadline.id)))


class _Desk(NamedTuple):
    ladder: Ladder
    law: Law
    today: date

    def deadline(self, rule_id: str, how: str, start: date) -> Deadline | None:
        """The deadline of a rule that a day sets off; None once it has passed, or where no law sets it."""
        rule = self.ladder.standing[rule_id]
        found = Reckoner(self.ladder, self.law, self.today).deadline(rule, Mark(start, how), self.today)
        return None if found is None or found.passed(self.today) else found


def _lapses(desk: _Desk, case: Case, told: Sequence[Incident]) -> Iterator[Deadline]:
    """One for each course of conduct, and one for the single acts that lapse first."""
    rule = desk.ladder.standing[LAPSE]
    reports = [filing.on for filing in case.filings if filing.letter in rule.ended_by]
    unreported = [each for each in told if not _is_reported(each, reports)]
    topics = {each.id: _topics(desk.law, each, rule.reader) for each in unreported}
    first = _running(desk, _single_acts(unreported, topics))[:1]
    for found in dict.fromkeys((*first, *_running(desk, _course_ends(unreported, topics)))):
        yield replace(found, id=f"{LAPSE}-{found.start:%Y%m%d}")


def _running(desk: _Desk, days: set[date]) -> list[Deadline]:
    """The police's time limits that these days set off and that have not passed, the earliest first."""
    deadlines = (desk.deadline(LAPSE, "incident", day) for day in sorted(days))
    return [found for found in deadlines if found]


def _single_acts(unreported: Sequence[Incident], topics: Mapping[str, list[Topic]]) -> set[date]:
    """The days of what is a wrong in itself."""
    return {_ended(each) for each in unreported if not all(topic.course for topic in topics[each.id])}


def _course_ends(unreported: Sequence[Incident], topics: Mapping[str, list[Topic]]) -> set[date]:
    """The last days of the courses of conduct, by the widest gap that a topic allows."""
    bearing = [each for each in unreported if any(topic.course for topic in topics[each.id])]
    if not bearing:
        return set()
    courses = [topic for each in bearing for topic in topics[each.id] if topic.course]
    widest = max(courses, key=lambda topic: topic.gap_days)
    return {max(map(_ended, unit)) for unit in units_of(bearing, widest)}


def _topics(law: Law, incident: Incident, reader: str) -> list[Topic]:
    """What one contact leads to towards those who pursue it."""
    return [law.topic(name) for name in law.topics_for(incident.acts, incident.channel, reader)]


def _signed(desk: _Desk, case: Case) -> Iterator[Deadline]:
    """One for each day on which something was signed under pressure."""
    signed = {each.on.latest.date() for each in case.dealings if each.signed_under_pressure}
    for day in sorted(each for each in signed if each <= desk.today):
        if found := desk.deadline(SIGNED, "signed", day):
            yield replace(found, id=f"{SIGNED}-{day:%Y%m%d}")


def _first(desk: _Desk, rule: str, how: str, told: Sequence[Incident]) -> Iterator[Deadline]:
    """The deadline of the earliest contact for which it still runs."""
    days = sorted({each.at.earliest.date() for each in told})
    yield from [found for day in days if (found := desk.deadline(rule, how, day))][:1]


def _unrecorded(told: Sequence[Incident]) -> list[Incident]:
    """Calls and messages that are on no carrier's record yet."""
    return [each for each in told if each.channel in BY_PHONE and each.rank is not Rank.CARRIER]


def _is_reported(incident: Incident, reports: Sequence[date]) -> bool:
    """Whether the police know of it: by a report of the time, or by a letter sent since."""
    return incident.reported_on is not None or any(_ended(incident) <= on for on in reports)


def _ended(incident: Incident) -> date:
    return incident.end.latest.date()
