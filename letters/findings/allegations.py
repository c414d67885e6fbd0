"""What the incidents bear out in law: which provisions, on whose day, in time or not.

Substance follows the day of the act. Separate acts take the law of their own day; a course of conduct that runs into
a new version is cited by the version in force on its last day, and the choice is left to the reader. For a penalty
that lapses, conduct out of time is background: it is told and counted apart, and never cited.
"""

from __future__ import annotations

from datetime import date
from itertools import chain, groupby
from typing import TYPE_CHECKING

from letters.findings import spans
from letters.findings.legal_facts import incident_facts
from letters.findings.periods import after
from letters.kit.frozen import frozen
from letters.law import Ground

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from letters.case import Act, Incident
    from letters.kit.moment import Moment
    from letters.law import Law, Limit, Provision, Topic


@frozen
class Allegation:
    """Incidents, in order of time, that bear out one topic, and what may be cited for them.

    `crosses` is the first day of the version cited when the conduct, one course or one record, began under an older
    one; else None.
    """

    topic: Topic
    incidents: tuple[Incident, ...]
    provisions: tuple[Provision, ...]
    crosses: date | None = None

    @property
    def first(self) -> Moment | None:
        """When the earliest of them began, as far as that is certain."""
        return spans.first(self.incidents)

    @property
    def last(self) -> Moment | None:
        """When the latest of them ended, as far as that is certain."""
        return spans.last(self.incidents)

    @property
    def contacts(self) -> int:
        """How many contacts they count."""
        return sum(incident.count for incident in self.incidents)


@frozen
class Allegations:
    """What may be cited, in order of the law's topics, and the incidents that are out of time.

    `lapsed` is the last day of what happened where all of it is out of time, so that nothing is left to pursue.
    """

    cited: tuple[Allegation, ...]
    background: tuple[Incident, ...] = ()
    lapsed: date | None = None


def allege(
    law: Law,
    incidents: Iterable[Incident],
    *,
    addressee: str,
    filed: date,
    limit: Limit | None,
    facts: frozenset[str],
) -> Allegations:
    """What these incidents bear out towards an addressee of the law table, filed on a day.

    `limit` is the period after which conduct lapses (counted from the act, for a course from its end), None for
    bodies that know no such period; `facts` hold for the whole case. Reminders and own calls are passed over.
    """
    told = _told(incidents)
    led = {i.id: law.topics_for(borne_out(i), i.channel, addressee) for i in told}
    grounds = {i.id: ground_of(i, addressee, facts) for i in told}
    cited: list[Allegation] = []
    alive: set[str] = set()
    for topic in _reached(law, led.values()):
        bearing = [i for i in told if topic.name in led[i.id]]
        units = _in_time(units_of(bearing, topic), filed, limit)
        alive.update(_ids(units))
        cited += _cite(law, topic, units, grounds)
    late = [i for i in _without(told, alive) if not in_time([i], filed, limit)]
    return Allegations(tuple(cited), tuple(late), _last_day(told) if len(late) == len(told) else None)


def _last_day(incidents: Iterable[Incident]) -> date | None:
    """The last day of what happened; None of nothing."""
    return max((_day([incident]) for incident in incidents), default=None)


def _in_time(units: Iterable[list[Incident]], filed: date, limit: Limit | None) -> list[list[Incident]]:
    return [unit for unit in units if in_time(unit, filed, limit)]


def _without(incidents: Iterable[Incident], ids: Container[str]) -> list[Incident]:
    return [incident for incident in incidents if incident.id not in ids]


def _ids(units: Iterable[list[Incident]]) -> Iterator[str]:
    return (incident.id for incident in chain.from_iterable(units))


def _told(incidents: Iterable[Incident]) -> list[Incident]:
    """What counts, in order of time."""
    return sorted((i for i in incidents if i.counts), key=lambda i: (i.at.earliest, i.id))


def _reached(law: Law, led: Iterable[frozenset[str]]) -> list[Topic]:
    """The topics that some incident leads to, in the law's order."""
    names = frozenset[str]().union(*led)
    return [topic for topic in law.topics.values() if topic.name in names]


def in_time(unit: Sequence[Incident], filed: date, limit: Limit | None) -> bool:
    """Whether conduct can still be pursued on the day of filing; its last day counts as in time.

    What was reported to the police within the period has been discovered, and does not lapse.
    """
    if limit is None:
        return True
    until = after(_day(unit), limit)
    return filed <= until or any(_was_reported(incident, until) for incident in unit)


def _was_reported(incident: Incident, until: date) -> bool:
    return incident.reported_on is not None and incident.at.earliest.date() <= incident.reported_on <= until


def units_of(bearing: list[Incident], topic: Topic) -> Iterator[list[Incident]]:
    """Courses of conduct for a topic that needs repetition, single incidents for any other; in order of time."""
    if not (topic.course and bearing):
        yield from ([incident] for incident in bearing)
        return
    course: list[Incident] = []
    end = bearing[0].end.latest  # the latest so far: a long record may outlast those that began after it
    for incident in bearing:
        if course and (incident.at.earliest - end).days > topic.gap_days:
            yield course
            course = []
        course.append(incident)
        end = max(end, incident.end.latest)
    yield course


def _cite(
    law: Law, topic: Topic, units: Sequence[list[Incident]], by_incident: Mapping[str, Ground]
) -> Iterator[Allegation]:
    """One allegation for each version of the law that the units fall under, what began under an older one apart."""

    def version(unit: list[Incident]) -> tuple[tuple[Provision, ...], date | None]:
        provisions = law.on(topic.name, _day(unit))
        return provisions, _crossed(unit, provisions)

    for _, group in groupby(units, key=version):
        same = list(group)
        incidents = tuple(incident for unit in same for incident in unit)
        grounds = [by_incident[incident.id] for incident in incidents]
        provisions = law.cite(topic.name, _day(incidents), *grounds)
        bearing = tuple(i for i, ground in zip(incidents, grounds, strict=True) if _bears_out(ground, provisions))
        if bearing:
            yield Allegation(topic, bearing, provisions, _crossed(bearing, provisions))


def _bears_out(ground: Ground, provisions: Sequence[Provision]) -> bool:
    """Whether one incident is of the kind that a cited provision is about."""
    return any(provision.bears_on(ground) for provision in provisions)


def _day(unit: Sequence[Incident]) -> date:
    """The day whose law applies: that of the act, for a course its last."""
    return max([incident.end.latest for incident in unit]).date()


def _crossed(incidents: Sequence[Incident], provisions: Sequence[Provision]) -> date | None:
    """The first day of the law that applies, where what these incidents are one of began before it."""
    since = max([provision.since for provision in provisions], default=date.min)
    return since if incidents[0].at.latest.date() < since else None


def borne_out(incident: Incident) -> tuple[Act, ...]:
    """The acts on which an allegation may rest: none of a record that holds neither words nor account.

    Such a contact counts as one, and its acts are told as the person's own statement.
    """
    return incident.acts if incident.says_something else ()


def ground_of(incident: Incident, addressee: str, facts: frozenset[str]) -> Ground:
    """One incident as the law's conditions see it."""
    return Ground(
        addressee=addressee,
        contacts=incident.count,
        acts=frozenset(borne_out(incident)),
        channels=frozenset({str(incident.channel)}),
        facts=facts | incident_facts(incident),
    )
