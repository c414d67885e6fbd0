"""Figures that carry their basis: which incidents they rest on, and how much could not be told."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from letters.case import Incident

Part = TypeVar("Part")


class Figure(NamedTuple):
    """`value` contacts, resting on the incidents of `basis` (ids, in order of time).

    `unknown` further contacts may or may not belong here: what is recorded of them does not tell. `estimated` of the
    `value` are what the person reckons from memory; `is_open` where that may be far more, as of so many a day on nobody
    knows how many days.
    """

    value: int = 0
    basis: tuple[str, ...] = ()
    unknown: int = 0
    estimated: int = 0
    is_open: bool = False

    @property
    def recorded(self) -> int:
        """How many are no estimate."""
        return self.value - self.estimated


class Most(NamedTuple, Generic[Part]):
    """The largest part, as far as it may be called so: none that is known is larger.

    `at_least` where contacts of which the key or the number is not known could make another part larger, or this one.
    A largest of which not even that is certain is no `Most`: who computes one gives None.
    """

    key: Part
    value: int
    at_least: bool


@frozen
class Breakdown(Generic[Part]):
    """Contacts by some key; `unknown` are those whose key is not known, in no part."""

    parts: tuple[tuple[Part, Figure], ...] = ()
    unknown: Figure = field(default=Figure())

    def __iter__(self) -> Iterator[tuple[Part, Figure]]:
        return iter(self.parts)

    def __len__(self) -> int:
        """How many different keys are known."""
        return len(self.parts)

    def of(self, key: Part) -> Figure:
        """The figure of one key; nothing counted when the key does not occur."""
        return next((figure for part, figure in self.parts if part == key), Figure())


def figure(incidents: Iterable[Incident], unknown: int = 0) -> Figure:
    """The contacts of these incidents, by `count`."""
    rows = incidents if isinstance(incidents, list) else list(incidents)
    guessed = contacts(row for row in rows if row.estimated)
    basis = tuple(dict.fromkeys(row.id for row in rows))  # the days of an estimate are of one record
    return Figure(contacts(rows), basis, unknown, guessed, any(row.is_open for row in rows))


def contacts(incidents: Iterable[Incident]) -> int:
    """How many contacts, by `count`."""
    return sum([incident.count for incident in incidents])


def judged(incidents: Iterable[Incident], belongs: Callable[[Incident], bool | None]) -> Figure:
    """The contacts that belong; those for which `belongs` says None are its `unknown`."""
    having: list[Incident] = []
    unknown = 0
    for incident in incidents:
        verdict = belongs(incident)
        if verdict:
            having.append(incident)
        elif verdict is None:
            unknown += incident.count
    return figure(having, unknown)


def breakdown(
    incidents: Iterable[Incident],
    key: Callable[[Incident], Part | None],
    order: Callable[[Part], int] | None = None,
) -> Breakdown[Part]:
    """Parts in the order in which their key first occurs, or by `order`; a key of None is unknown."""
    groups: dict[Part, list[Incident]] = {}
    unknown: list[Incident] = []
    for incident in incidents:
        part = key(incident)
        (unknown if part is None else groups.setdefault(part, [])).append(incident)
    parts = [(part, figure(rows)) for part, rows in groups.items()]
    if order is not None:
        parts.sort(key=lambda pair: order(pair[0]))
    return Breakdown(tuple(parts), figure(unknown))
