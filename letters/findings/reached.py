"""Whom the contacts reached besides the person: third parties, and the members of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import SELF, TOLD_TO_OTHERS, Act
from letters.findings.counts import Breakdown, Figure, figure
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Incident, ThirdParty


ACTS = tuple(Act)


@frozen
class Reached:
    """A third party that was contacted, in the order of the case file.

    `people` is how many the entry stands for, None where nobody said; `given` is whether the
    person had named them to the business. `acts` are all acts of the contacts with them, `told` those that say
    something about the person to others.
    """

    id: str
    relation: str
    people: int | None
    is_guarantor: bool
    given: bool | None
    contacts: Figure
    acts: tuple[Act, ...]

    @property
    def told(self) -> tuple[Act, ...]:
        """What they were told about the person."""
        return tuple(act for act in self.acts if act in TOLD_TO_OTHERS)


@frozen
class Audience:
    """Who could see posts. `total` takes each group once, at its largest; people in two groups count twice."""

    posts: Figure
    total: int


def by_receiver(counted: Iterable[Incident]) -> dict[str, list[Incident]]:
    """The incidents of each receiver (`self` and third-party ids), in the order of the incidents."""
    found: dict[str, list[Incident]] = {}
    for incident in counted:
        for who in dict.fromkeys(incident.to):
            found.setdefault(who, []).append(incident)
    return found


def in_order(counted: Iterable[Incident]) -> Breakdown[str]:
    """By receiver, the person first, then others in the order in which they were first contacted."""
    found = by_receiver(counted)
    order = sorted(found, key=lambda who: who != SELF)  # a stable sort keeps the rest in order
    return Breakdown(tuple((who, figure(found[who])) for who in order))


def reached(
    counted: Iterable[Incident], third_parties: Iterable[ThirdParty], pending: Iterable[Incident] = ()
) -> tuple[Reached, ...]:
    """Those of `third_parties` that were contacted; `counted` is in order of time, `pending` may be more."""
    found, more = by_receiver(counted), by_receiver(pending)
    return tuple(
        _one(person, found[person.id], sum(row.count for row in more.get(person.id, ())))
        for person in third_parties
        if person.id in found
    )


def _one(person: ThirdParty, incidents: list[Incident], more: int) -> Reached:
    acts = {act for incident in incidents for act in incident.acts}
    return Reached(
        id=person.id,
        relation=person.called,
        people=person.people,
        is_guarantor=bool(person.is_guarantor),
        given=person.given_by_complainant,
        contacts=figure(incidents, more),
        acts=tuple([act for act in ACTS if act in acts]),
    )


def audience(counted: Iterable[Incident]) -> Audience:
    """Posts whose audience is known; one group is told from another by its receivers and its name."""
    posts = [incident for incident in counted if incident.audience]
    groups: dict[tuple[object, ...], int] = {}
    for post in posts:
        group = (post.to, post.channel_name)
        groups[group] = max(groups.get(group, 0), post.audience or 0)
    return Audience(figure(posts), sum(groups.values()))
