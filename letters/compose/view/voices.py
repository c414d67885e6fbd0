"""In whose voice a letter tells: in the first person, or of the plaintiff, the applicant; defendants by their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.case import ByBasis
from letters.compose.view.events.doers import ranges
from letters.compose.view.party_views import party_name, party_views
from letters.kit.frozen import frozen
from letters.kit.numerals import write_numeral

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from letters.case import Case, Respondent
    from letters.catalogue import Head
    from letters.compose.view.events.event_views import EventView
    from letters.compose.view.party_views import PartyView
    from letters.compose.view.record_views import DealingView

FIRST_PERSON: Final = "本人"
DEFENDANT: Final = "被告"


@frozen
class Voice:
    """What the writer is called, and by which word each business that is sued stands in what is told, by its name."""

    called: str = FIRST_PERSON
    sued: Mapping[str, str] | None = None

    @property
    def is_first_person(self) -> bool:
        """Whether everything may stand as it was viewed."""
        return self.called == FIRST_PERSON

    def event(self, row: EventView) -> EventView:
        """An incident as this voice tells it."""
        receivers = row.receivers
        if row.incident.to_self:
            receivers = f"{self.called}{receivers.removeprefix(FIRST_PERSON)}"
        return row._replace(receivers=receivers, by=self._of(row.by))

    def dealing(self, talk: DealingView) -> DealingView:
        """A talk as this voice tells it."""
        return talk._replace(by=self._of(talk.by))

    def _of(self, name: str) -> str:
        return (self.sued or {}).get(name, name)


def voice_of(head: Head, about: Collection[Respondent], case: Case) -> Voice:
    """The voice of a letter about these."""
    if not head.called:
        return Voice()
    names = (party_name(case, party.id) for party in about)
    return Voice(head.called, dict(zip(names, titles(head, about), strict=True)) if head.sues else None)


def titles(head: Head, about: Collection[Respondent]) -> tuple[str, ...]:
    """What each of those that a letter sues is called: 被告 of one, else 被告一, 被告二; "" where it sues nobody."""
    if not head.sues:
        return ("",) * len(about)
    if len(about) == 1:
        return (DEFENDANT,)
    return tuple(f"{DEFENDANT}{write_numeral(place)}" for place in range(1, len(about) + 1))


def sides(head: Head, about: Sequence[Respondent], case: Case, told: Collection[EventView]) -> tuple[PartyView, ...]:
    """Those the letter is about, with the rows that are said to be theirs; of whom it sues, by which title."""
    views = party_views(about, plain=not case.is_of_a_party)
    called = titles(head, about)
    return tuple(
        view._replace(
            title=title,
            rows_confirmed=_rows(party, told, ByBasis.CONFIRMED),
            rows_self_stated=_rows(party, told, ByBasis.SELF_STATED),
            rows_inferred=_rows(party, told, ByBasis.INFERRED),
            rows_named=ranges([row.row for row in told if _names(row, party)]),
        )
        for view, title, party in zip(views, called, about, strict=True)
    )


def _rows(party: Respondent, told: Collection[EventView], basis: ByBasis) -> str:
    """The rows that are said to be somebody's on this ground."""
    return ranges([row.row for row in told if row.incident.by == party.id and row.incident.by_basis is basis])


def _names(row: EventView, party: Respondent) -> bool:
    """Whether the name that was shown, or what was said, holds the party's name or that of its App."""
    shown = f"{row.incident.from_name or ''} {row.incident.words or ''}"
    return any(name in shown for name in (party.name, party.brand) if name)
