"""Rows of the table of incidents as the lines in which a letter tells them: alike rows as one, a series as a series."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from letters.case import GRAVEST_FIRST, SELF, Act, Channel
from letters.compose.view.events.came import sort_of
from letters.compose.view.events.doers import ranges
from letters.compose.view.events.event_views import EventView
from letters.compose.view.events.spoken import spoken_span
from letters.kit.listing import COMMA, listed
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.kit.moment import Moment

CLOSE = timedelta(minutes=30)  # rows of one series follow one another at most so far apart
SERIES = 5  # contacts, from which on rows close to one another are told apart from others like them
TOLD_ALONE = "透露个人信息"
TOLD_ONLY = len(GRAVEST_FIRST) + 1  # how far an act comes behind of which nothing but its name is told


class EntryView(NamedTuple):
    """Rows that are told in one line, in order of time; `event` is the first of them.

    `how_many` is "" of a single contact, `deeds` names what was done, the worst first, of what words or account bear
    out; `number` is the one that showed in all of them, `numbers` how many did, `withheld` how often none was shown.
    """

    event: EventView
    told: tuple[EventView, ...]
    how_many: str
    deeds: str
    rows: str
    number: str
    numbers: int
    withheld: int
    evidence: str
    is_by_same: bool = False  # those who are said to have done it were told of in a line before
    leads_by_words: bool = False  # the letter begins with its words
    leads_by_account: bool = False  # the letter begins with its account, as it has no words

    @property
    def is_single(self) -> bool:
        """Whether it is one contact, of which more can be told than that it came."""
        return len(self.told) == 1 and self.event.count == 1

    @property
    def leads(self) -> bool:
        """Whether the letter begins with what it has to tell."""
        return self.leads_by_words or self.leads_by_account

    @property
    def is_speaking(self) -> bool:
        """Whether words that were said are on record, or a name that somebody gave: it is never told as a number."""
        return bool(self.event.words) or self.event.is_self_stated

    @property
    def tells_how_it_came(self) -> bool:
        """Whether it is one thing received, of which the account says so itself: 收到EMS寄来的“律师函”一份."""
        row = self.event
        if row.words or row.incident.others or not (self.is_single and row.is_received):
            return False
        return row.incident.channel is Channel.OTHER and (row.account or "").startswith("收到")

    @property
    def worst_act(self) -> int:
        """The place of the gravest act that is borne out, the gravest first."""
        return _gravities(self.event)[0]

    @property
    def is_from_somewhere(self) -> bool:
        """Whether it is told from which numbers it came, or that none was shown."""
        return bool(self.numbers or self.withheld)

    @property
    def when(self) -> str:
        """When it was, with the year."""
        return spoken_of(self)


def spoken_of(line: EntryView, before: Moment | None = None) -> str:
    """When the rows of a line were, told after another moment."""
    if line.event.is_daily:
        return line.event.span
    ends = max((row.incident.end for row in line.told), key=lambda end: end.latest)
    return spoken_span(line.event.at, ends, before)


def entries(rows: Iterable[EventView]) -> tuple[EntryView, ...]:
    """The lines that these rows come to, in order of time."""
    found: dict[object, list[EventView]] = {}
    for row in rows:
        found.setdefault(_likeness(row), []).append(row)
    lines = [_entry(part) for alike in found.values() for part in _parts(alike)]
    return tuple(sorted(lines, key=lambda line: (line.event.at.earliest, line.event.row)))


def worst_first(lines: Iterable[EntryView]) -> list[EntryView]:
    """Lines in the order of gravity: what is borne out before what has only a name, then words, evidence, number."""
    return sorted(lines, key=_weight)


def kinds_in(line: EntryView) -> frozenset[tuple[str, str]]:
    """What a line shows: acts, sorts of contacts, whom they reached, that many came, that it was an act at night."""
    incident = line.event.incident
    acts = {("act", str(act)) for act in incident.acts}
    people = {("person", who) for who in incident.to if who != SELF}
    series = {("series", "")} if _count(line.told) >= SERIES else set()
    nights = {("night", "")} if line.deeds and any(row.is_at_night for row in line.told) else set()
    return frozenset({*acts, *people, *series, *nights, ("sort", sort_of(incident).label)})


def gravity(act: Act) -> int:
    """The place of an act among all, the gravest at 0."""
    return GRAVEST_FIRST.index(act) if act in GRAVEST_FIRST else len(GRAVEST_FIRST)


def _likeness(row: EventView) -> object:
    """By what rows are alike: all that is told of one but its time, number and evidence; estimates stand alone."""
    incident = row.incident
    if row.is_daily or row.estimated:
        return row.row
    told = row.words, row.account, row.acts, incident.known_by, incident.acts, incident.answered, row.present, row.link
    who = incident.by_basis, row.by, row.self_name, row.name, row.log
    return sort_of(incident).unit, incident.channel, row.channel_name, row.receivers, row.place, who, told


def _parts(alike: Sequence[EventView]) -> Iterator[Sequence[EventView]]:
    """Each series among rows that are alike, and the others as one."""
    others: list[EventView] = []
    for run in _runs(alike):
        if _count(run) >= SERIES:
            yield run
        else:
            others += run
    if others:
        yield others


def _runs(rows: Sequence[EventView]) -> Iterator[Sequence[EventView]]:
    """Rows of which each begins soon after the one before has ended."""
    run: list[EventView] = []
    for row in rows:
        if run and not _is_close(run[-1], row):
            yield run
            run = []
        run.append(row)
    yield run


def _is_close(before: EventView, row: EventView) -> bool:
    known = before.incident.end.clock is not None and row.at.clock is not None
    return known and row.at.earliest - before.incident.end.latest <= CLOSE


def _entry(rows: Sequence[EventView]) -> EntryView:
    first = rows[0]
    shown = _numbers(rows)
    is_of_one = len(shown) == 1 and all(row.number for row in rows)
    return EntryView(
        event=first,
        told=tuple(rows),
        how_many=first.how_many if len(rows) == 1 else f"{_count(rows)}{sort_of(first.incident).unit}",
        deeds=listed(_deed(act, first) for act in sorted(_borne_out(first), key=gravity)),
        rows=ranges([row.row for row in rows]),
        number=shown[0] if is_of_one else "",
        numbers=len(shown),
        withheld=_count([row for row in rows if row.withheld]),
        evidence=_proofs(rows),
    )


def _deed(act: Act, row: EventView) -> str:
    """What an act is called; what was told to somebody alone was not made public."""
    return TOLD_ALONE if act is Act.PERSONAL_DATA_LEAKED and not row.incident.is_public else act.label


def _numbers(rows: Sequence[EventView]) -> list[str]:
    """Each number once, as it was first shown."""
    return list({number_key(row.number): row.number for row in reversed(rows) if row.number}.values())


def _count(rows: Iterable[EventView]) -> int:
    return sum(row.count for row in rows)


def _proofs(rows: Iterable[EventView]) -> str:
    """What proves any of some rows, each once."""
    return listed(dict.fromkeys(proof for row in rows for proof in row.evidence.split(COMMA) if proof))


def _borne_out(row: EventView) -> tuple[Act, ...]:
    """The acts of a row that has words or an account; nothing is disclosed to a guarantor, or to the person alone."""
    acts = () if row.acts else row.incident.acts
    return acts if row.is_told_to_others else tuple(act for act in acts if act is not Act.DEBT_DISCLOSED)


def _weight(line: EntryView) -> tuple[object, ...]:
    """Act by act, the worst first, and more of them before fewer; then how many saw it, words, evidence, number."""
    first = line.event
    seen_by = first.audience or 0
    is_bare = not any(row.incident.evidence for row in line.told)
    return _gravities(first), -seen_by, not first.words, is_bare, -_count(line.told), first.row


def _gravities(row: EventView) -> tuple[int, ...]:
    """The places of the acts of a row, the gravest first: whoever poses as police comes before who poses as another."""
    behind = TOLD_ONLY if row.acts else 0
    places = [2 * (gravity(act) + behind) for act in row.incident.acts if act is not Act.IMPERSONATES_OFFICIAL]
    if len(places) < len(row.incident.acts):
        places.append(2 * (gravity(Act.IMPERSONATES_OFFICIAL) + behind) - row.is_as_police)
    return (*sorted(places), 4 * TOLD_ONLY)
