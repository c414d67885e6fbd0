"""What happened as a letter tells it: one chronology over all channels, the gravest kept, and the worst of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.events.contact_figures import FiguresView, figures_view
from letters.compose.view.events.doers import ranges
from letters.compose.view.events.entries import EntryView, entries, kinds_in, spoken_of, worst_first
from letters.compose.view.events.spoken import spoken
from letters.compose.view.record_views import DealingView
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.compose.view.events.event_views import EventView
    from letters.findings import Findings

AT_MOST = 6  # lines of incidents; more only where an act, a sort of contact or a series would else be shown by none
WITH_PEOPLE = 12  # up to so many lines so that each person who was contacted is shown by one
WITH_WORDS = 20  # up to so many lines with words that were said, or of somebody who gave a name; more the table has
LEAD_FITS = 64  # characters of words or an account that a letter can begin with; nothing is cut short


class LineView(NamedTuple):
    """One line of the chronology: incidents, a talk with the other side, or a call in which there was such a talk.

    `when` leaves out what did not change since the line before.
    """

    at: Moment
    when: str
    entry: EntryView | None
    dealing: DealingView | None

    @property
    def is_in_call(self) -> bool:
        """Whether a talk was in a call that came, from a number that showed."""
        call = self.entry and self.entry.event.is_call and self.entry.number
        return bool(call and self.dealing and self.dealing.is_by_telephone)


class ChronologyView(NamedTuple):
    """The lines in order of time, and what they leave to the table of incidents.

    `lead` is what a letter begins with, one of the gravest lines of all, None where no act is borne out; `rest` are the
    figures of what is not told, with its rows of the table, and whether words are among it; `every` is what happened,
    told or not.
    """

    every: tuple[EntryView, ...]
    lines: tuple[LineView, ...]
    lead: EntryView | None
    rest: FiguresView
    rest_rows: str
    rest_speaks: bool

    @property
    def below(self) -> tuple[LineView, ...]:
        """The lines under what a letter begins with, of which each knows what of it stands there already."""
        lead = self.lead
        if lead is None:
            return self.lines
        return tuple(line._replace(entry=_under(line.entry, lead)) if line.entry else line for line in self.lines)

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
    lead = _lead(ranked)
    chosen = chosen_of(apart, lead)
    left = _rows(line for line in apart if line not in chosen)
    return ChronologyView(
        every=every,
        lines=tuple(_in_time([*talks, *map(_line, chosen)])),
        lead=lead,
        rest=_figures(findings, left),
        rest_rows=ranges(sorted(row.row for row in left)),
        rest_speaks=any(row.words for row in left),
    )


def _line(entry: EntryView) -> LineView:
    return LineView(entry.event.at, "", entry, None)


def _lead(ranked: Iterable[EntryView]) -> EntryView | None:
    """The gravest line, or one as grave that has something short enough to begin with."""
    grave = [line for line in ranked if line.deeds]
    gravest = [line for line in grave if line.worst_act == grave[0].worst_act]
    able = (line for line in map(_leading, gravest) if line.leads)
    return next(able, grave[0] if grave else None)


def _leading(line: EntryView) -> EntryView:
    """A line that knows whether its words can begin a letter, or its account where there are none."""
    words, account = line.event.words, line.event.account
    if words:
        return line._replace(leads_by_words=len(words.words) <= LEAD_FITS)
    return line._replace(leads_by_account=bool(account) and len(account or "") <= LEAD_FITS)


def _under(line: EntryView, lead: EntryView) -> EntryView:
    if line.told != lead.told:
        return line
    return line._replace(leads_by_words=lead.leads_by_words, leads_by_account=lead.leads_by_account)


def _rows(lines: Iterable[EntryView]) -> list[EventView]:
    return [row for line in lines for row in line.told]


def _figures(findings: Findings, rows: Iterable[EventView]) -> FiguresView:
    ids = {row.incident.id for row in rows}
    return figures_view(findings.count(one for one in findings.case.incidents if one.id in ids))


def chosen_of(ranked: Sequence[EntryView], lead: EntryView | None = None) -> tuple[EntryView, ...]:
    """The lines that are told: those that alone show an act, a sort or a person, and else the gravest.

    Beside them, what a letter begins with, words that were said, and those who gave a name: no number stands for them.
    """
    speaking = [line for line in ranked if line.is_speaking][:WITH_WORDS]
    leading = [line for line in ranked if lead and line.told == lead.told]
    return tuple(dict.fromkeys([*_gravest(ranked), *speaking, *leading]))


def _gravest(ranked: Sequence[EntryView]) -> list[EntryView]:
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
    return chosen


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
        before = _told_day(line)


def _told_day(line: LineView) -> Moment:
    """What the next line is told after: after a line of several days, no day is the same."""
    ends = [row.incident.end for row in line.entry.told] if line.entry else []
    is_one_day = all(end.date == line.at.date for end in ends)
    return line.at if is_one_day else Moment(line.at.year, line.at.month)


def _after(entry: EntryView, named: set[tuple[object, ...]]) -> EntryView:
    """An entry that knows whether those who are said to have done it were named before, which is noted."""
    who = entry.event.incident.by_basis, entry.event.by, entry.event.self_name
    told = entry._replace(is_by_same=who in named)
    named.add(who)
    return told


def _place(line: LineView) -> tuple[object, ...]:
    return line.at.earliest, line.at.latest, line.dealing is not None
