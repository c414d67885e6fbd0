"""What an earlier report told of, act by act: what somebody who reviews it has to hold the decision against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.events.entries import worst_first
from letters.compose.view.events.spoken import spoken_span
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from letters.compose.view.events.entries import EntryView

MOST = 5  # acts, so that they are read in two or three lines; the table has the others


class ActView(NamedTuple):
    """One line of acts: on which day or days, the year once; what was done, to be seen by how many; rows, evidence."""

    when: str
    deeds: str
    audience: int | None
    rows: str
    evidence: str


def act_views(every: Iterable[EntryView], reported: Collection[str]) -> tuple[ActView, ...]:
    """The gravest of what words or an account bear out, in order of time, of incidents with these ids alone."""
    borne_out = [line for line in every if line.deeds and all(row.incident.id in reported for row in line.told)]
    gravest = worst_first(borne_out)[:MOST]
    return tuple(_in_time(sorted(gravest, key=lambda line: (line.event.at.earliest, line.event.row))))


def _in_time(lines: Sequence[EntryView]) -> Iterator[ActView]:
    before: Moment | None = None
    for line in lines:
        first, last = line.event.at, max((row.incident.end for row in line.told), key=lambda end: end.latest)
        when = spoken_span(_day(first), _day(last), before)
        yield ActView(when, line.deeds, line.event.audience, line.rows, line.evidence)
        before = Moment(last.year, last.month)


def _day(at: Moment) -> Moment:
    """The day alone: of a reason, no hour matters."""
    return Moment(at.year, at.month, at.day)
