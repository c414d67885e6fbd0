"""A case as readers of one kind may see it, viewed: what all letters to such a reader share is made once."""

from __future__ import annotations

import re
from dataclasses import field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from letters.case import kinds
from letters.compose.view.case_views import agent_view, sender_view, witness_views
from letters.compose.view.events.chronology import ChronologyView, chronology_view
from letters.compose.view.events.contact_figures import FiguresView, figures_view
from letters.compose.view.events.event_views import EventView, event_view
from letters.compose.view.events.log_proof import said_beside_log
from letters.compose.view.exhibits import Exhibits
from letters.compose.view.proofs import LIST, REPORT, Proofs, proof_views
from letters.compose.view.record_views import (
    DealingView,
    aid_view,
    dealing_view,
    declared_view,
    losses,
)
from letters.compose.view.rooms import contract_lines, contract_view
from letters.compose.view.voices import Voice
from letters.compose.view.wish_views import budget_view, offer_view
from letters.findings import borne_out, in_time, incident_facts
from letters.kit.computed import Names
from letters.kit.frozen import frozen
from letters.law import Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from letters.case import Case, Incident, KeyPath, Respondent
    from letters.catalogue import Head
    from letters.compose.masks import Passage
    from letters.findings import Findings

UNINVITED = "contacts_not_given"  # the fact that somebody was contacted whom the person had not named


class Parted(NamedTuple):
    """What a letter that was sent could tell, and what came after that day."""

    reported: FiguresView
    later: FiguresView

    @property
    def ids(self) -> frozenset[str]:
        """The records that were surely in it."""
        return frozenset(row.id for row in self.reported.contacts.countable)


@frozen
class Telling:
    """The incidents as a letter tells them: all `rows` of the table, those that are `told`, and what they come to.

    `ground` is all that is told as one, for what a template cites by name, without its addressee.
    """

    seen: SeenCase
    rows: tuple[EventView, ...]
    told: tuple[EventView, ...]
    figures: FiguresView
    background: FiguresView
    ground: Ground
    exhibits: Exhibits = Exhibits()
    voice: Voice = Voice()

    @cached_property
    def chronology(self) -> ChronologyView:
        """What a letter tells of them, with the talks between."""
        talks = map(self.voice.dealing, self.seen.dealings(self.exhibits))
        return chronology_view(self.seen.findings, self.told, talks)

    def in_voice(self, voice: Voice) -> Telling:
        """What is told, in this voice; rows are numbered from 1 in their order."""
        if voice.is_first_person:
            return self
        rows = tuple(map(voice.event, self.rows))
        return replace(self, rows=rows, told=tuple(rows[row.row - 1] for row in self.told), voice=voice)


@frozen
class SeenCase:
    """A case under the masks of one kind of reader, what was replaced in it, and what follows from it.

    `hidden` is where in its texts that was, `unsure` what may be a secret and was left; `spared` are fields that tell
    such a reader less than they hold.
    """

    masks: tuple[str, ...]
    case: Case
    replaced: tuple[str, ...]
    findings: Findings
    hidden: tuple[Passage, ...] = ()
    unsure: tuple[Passage, ...] = ()
    spared: tuple[KeyPath, ...] = ()
    _tellings: dict[frozenset[str], Telling] = field(default_factory=dict, init=False, repr=False, compare=False)
    _numbered: dict[tuple[frozenset[str], Exhibits], Telling] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _proofs: dict[tuple[tuple[str, ...], bool, frozenset[str]], Proofs] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def names(self) -> Mapping[str, object]:
        """The names of a template's context that are the same in every letter to such a reader."""
        of_kinds = {kind.key: partial(_of_kind, key=kind.key) for kind in kinds()}
        return Names({**_SHARED, **of_kinds}, self)

    def telling(self, background: tuple[Incident, ...]) -> Telling:
        """The incidents as a letter tells them for whose reader these are out of time, without their evidence."""
        late = frozenset(incident.id for incident in background)
        if late not in self._tellings:
            self._tellings[late] = self._told(background, late)
        return self._tellings[late]

    def tells(self, background: tuple[Incident, ...]) -> Iterator[Incident]:
        """The incidents that a letter tells of where these are out of time, without what is counted elsewhere."""
        late, aside = {one.id for one in background}, self.findings.overlaps.aside
        return (one for one in self._ordered if one.counts and one.id not in late and one.id not in aside)

    def numbered(self, background: tuple[Incident, ...], exhibits: Exhibits) -> Telling:
        """That, with the evidence of each by its numbers in a letter that has these exhibits."""
        key = frozenset(incident.id for incident in background), exhibits
        if key not in self._numbered:
            self._numbered[key] = _with_evidence(self.telling(background), exhibits)
        return self._numbered[key]

    def parted(self, background: tuple[Incident, ...], filed: date) -> Parted:
        """The figures up to the day of an earlier letter, and of what came later.

        What lies before or after nobody knows where the record spreads over that day: each part is then at least so
        much.
        """
        late = frozenset(incident.id for incident in background)
        every = [one for one in self._ordered if one.id not in late]
        before = [one for one in every if one.at.earliest.date() <= filed]
        after = [one for one in every if one.end.latest.date() > filed]
        either = frozenset(one.id for one in before) & frozenset(one.id for one in after)
        return Parted(
            reported=figures_view(self.findings.count(before, either)),
            later=figures_view(self.findings.count(after, either)),
        )

    def proofs(self, head: Head, about: Iterable[Respondent]) -> Proofs:
        """The evidence of a letter about these respondents; letters that prove the same parts share it."""
        of = head.evidence, LIST in head.annexes, frozenset(party.id for party in about if head.kind == REPORT)
        if of not in self._proofs:
            self._proofs[of] = proof_views(self.case, head, of[2])
        return self._proofs[of]

    def dealings(self, exhibits: Exhibits) -> tuple[DealingView, ...]:
        """The talks with the other side, as a letter with these exhibits tells them."""
        return tuple(dealing_view(self.case, dealing, exhibits) for dealing in self.case.dealings)

    @cached_property
    def _ordered(self) -> tuple[Incident, ...]:
        """Every incident in order of time."""
        return tuple(sorted(self.case.incidents, key=in_time))

    @cached_property
    def _events(self) -> tuple[EventView, ...]:
        """The views of those, numbered."""
        overlaps = self.findings.overlaps
        views = (
            event_view(self.case, incident, row)._replace(said_by=said_beside_log(self.case, incident))
            for row, incident in enumerate(self._ordered, 1)
        )
        return tuple(
            view._replace(
                is_replaced=view.incident.id in overlaps.replaced, is_pending=view.incident.id in overlaps.pending
            )
            if view.incident.id in overlaps.aside
            else view
            for view in views
        )

    def _told(self, background: tuple[Incident, ...], late: frozenset[str]) -> Telling:
        rows = tuple(row._replace(is_background=True) if row.incident.id in late else row for row in self._events)
        in_time = tuple(one for one in self._ordered if one.counts and one.id not in late)
        incidents = tuple(self.tells(background))
        by_place = {one.id: row for one, row in zip(self._ordered, rows, strict=True)}
        told = tuple(by_place[incident.id] for incident in incidents)
        return Telling(
            seen=self,
            rows=rows,
            told=told,
            figures=figures_view(self.findings.count(in_time), self.findings.contacts),
            background=figures_view(self.findings.count(background)),
            ground=_ground(tuple(map(self.findings.apart, incidents)), self.findings.facts),
        )


def _with_evidence(told: Telling, exhibits: Exhibits) -> Telling:
    """What is told, each row with its evidence; rows are numbered from 1 in their order."""
    if not exhibits.ids:
        return told
    rows = tuple(
        row._replace(evidence=exhibits.named(row.incident.evidence)) if row.incident.evidence else row
        for row in told.rows
    )
    numbered = tuple(rows[row.row - 1] for row in told.told)
    return replace(told, rows=rows, told=numbered, exhibits=exhibits)


def _of_kind(seen: SeenCase, key: str) -> object:
    return contract_view(seen.case, key, seen.findings.positions)


def _ground(incidents: tuple[Incident, ...], facts: frozenset[str]) -> Ground:
    return Ground(
        addressee="",
        contacts=sum(incident.count for incident in incidents),
        acts=frozenset(str(act) for incident in incidents for act in borne_out(incident)),
        channels=frozenset(str(incident.channel) for incident in incidents),
        facts=facts.union(*(incident_facts(incident) for incident in incidents)),
    )


def lines(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text of one's own, empty ones left out.

    Only an end of line as a keyboard makes it parts paragraphs: what separates lines otherwise (U+2028, U+2029) came
    from elsewhere with the words, and is printed as a break within them.
    """
    return tuple(line for line in _ends.split(text or "") if line.strip())


_ends = re.compile("\r\n|\r|\n")

_SHARED: Mapping[str, Callable[[SeenCase], object]] = {
    "sender": lambda seen: sender_view(seen.case, in_public="home_address" not in seen.masks),
    "agent": lambda seen: seen.case.agent and agent_view(seen.case.agent),
    "contracts": lambda seen: contract_lines(seen.case),
    "account": lambda seen: lines(seen.case.story.account),
    "witnesses": lambda seen: witness_views(seen.case),
    "declared": lambda seen: declared_view(seen.case.declarations),
    "budget": lambda seen: seen.case.budget and budget_view(seen.case.budget),
    "offer": lambda seen: seen.case.offer and offer_view(seen.case, seen.case.offer, seen.findings.positions),
    "aid": lambda seen: aid_view(seen.case.legal_aid),
    "losses": lambda seen: losses(seen.case),
    "cost": lambda seen: seen.findings.cost,
    UNINVITED: lambda seen: UNINVITED in seen.findings.facts,
}
