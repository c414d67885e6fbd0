"""What happened as a letter tells it: one chronology over all channels, the gravest kept, and the worst of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.contact_figures import FiguresView, figures_view
from letters.compose.view.doers import ranges
from letters.compose.view.entries import EntryView, entries, kinds_in, spoken_of, worst_first
from letters.compose.view.record_views import DealingView
from letters.compose.view.spoken import spoken
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.compose.view.event_views import EventView
    from letters.findings import Findings

AT_MOST = 6  # lines of incidents; more only where an act, a sort of contact or a series would else be shown by none
WITH_PEOPLE = 12  # up to so many lines so that each person who was contacted is shown by one


class LineView(NamedTuple):
    """One line of the chronology: incidents, a talk with the other side, or a call in which there was such a talk.

    `when` leaves out what did not change since the line before.
    """

    at: Moment
    when: str
    entry: EntryView | None
    dealing: DealingView | None


class ChronologyView(NamedTuple):
    """The lines in order of time, and what they leave to the table of incidents.

    `worst` is the gravest line of all, None where no act is borne out; `rest` are the figures of what is not told, with
    its rows of the table; `every` is what happened, told or not.
    """

    every: tuple[EntryView, ...]
    lines: tuple[LineView, ...]
    worst: EntryView | None
    rest: FiguresView
    rest_rows: str

    @property
    def quoted(self) -> tuple[EntryView, ...]:
        """Of what is told, what holds words that were said."""
        return tuple(line.entry for line in self.lines if line.entry and line.entry.event.words)

    @property
    def leaks(self) -> tuple[EntryView, ...]:
        """All that gave personal information of the person away."""
        return tuple(line for line in self.every if line.event.incident.leaks)


def chronology_view(findings: Findings, told: Sequence[EventView], dealings: Iterable[DealingView]) -> ChronologyView:
    """The chronology of what a letter tells: in order of time, and chosen by gravity."""
    every = entries(told)
    talks = _talks(dealings, every)
    told_by_talks = [line.entry for line in talks if line.entry]
    ranked = worst_first(every)
    apart = [line for line in ranked if line not in told_by_talks]
    chosen = chosen_of(apart)
    left = _rows(line for line in apart if line not in chosen)
    return ChronologyView(
        every=every,
        lines=tuple(_in_time([*talks, *map(_line, chosen)])),
        worst=_worst(ranked),
        rest=_figures(findings, left),
        rest_rows=ranges(sorted(row.row for row in left)),
    )


def _line(entry: EntryView) -> LineView:
    return LineView(entry.event.at, "", entry, None)


def _worst(ranked: Iterable[EntryView]) -> EntryView | None:
    return next((line for line in ranked if line.deeds), None)


def _rows(lines: Iterable[EntryView]) -> list[EventView]:
    return [row for line in lines for row in line.told]


def _figures(findings: Findings, rows: Iterable[EventView]) -> FiguresView:
    ids = {row.incident.id for row in rows}
    return figures_view(findings.count(one for one in findings.case.incidents if one.id in ids))


def chosen_of(ranked: Sequence[EntryView]) -> tuple[EntryView, ...]:
    """The lines that are told: those that alone show an act, a sort or a person, and else the gravest."""
    chosen: list[EntryView] = []
    shown: set[tuple[str, str]] = set()
    for line in ranked:
        new = kinds_in(line) - shown
        if any(kind != "person" for kind, _ in new) or (new and len(chosen) < WITH_PEOPLE):
            chosen.append(line)
            shown |= new
    for line in ranked:
        if line not in chosen and len(chosen) < AT_MOST:
            chosen.append(line)
    return tuple(chosen)


def _talks(talks: Iterable[DealingView], every: Sequence[EntryView]) -> tuple[LineView, ...]:
    """Talks, each with the call in which it was: at the same moment, with nothing done in it to be told by itself."""
    lines: list[LineView] = []
    for talk in talks:
        taken = [line.entry for line in lines]
        calls = (line for line in every if line.is_single and not line.event.incident.acts and line not in taken)
        lines.append(LineView(talk.on, "", next((line for line in calls if line.event.at == talk.on), None), talk))
    return tuple(lines)


def _in_time(lines: Iterable[LineView]) -> Iterator[LineView]:
    """Lines in order of time, each told after the one before."""
    before: Moment | None = None
    named: set[tuple[object, ...]] = set()
    for line in sorted(lines, key=_place):
        when = spoken_of(line.entry, before) if line.entry else spoken(line.at, before)
        yield line._replace(when=when, entry=line.entry and _after(line.entry, named))
        before = line.at


def _after(entry: EntryView, named: set[tuple[object, ...]]) -> EntryView:
    """An entry that knows whether those who are said to have done it were named before, which is noted."""
    who = entry.event.incident.by_basis, entry.event.by, entry.event.self_name
    told = entry._replace(is_by_same=who in named)
    named.add(who)
    return told


def _place(line: LineView) -> tuple[object, ...]:
    return line.at.earliest, line.at.latest, line.dealing is not None
