"""Which letters a case gives: those that fit, those that lack something, those that are stopped."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from letters.case import RefusalGround, ReplyOutcome
from letters.compose.choose.addressee import addressees, directed
from letters.compose.choose.needs import Lack, fits, lacking
from letters.compose.choose.occasions import tasks
from letters.compose.choose.scopes import Scopes
from letters.compose.choose.wished import wanted_heads
from letters.compose.letter import Letter, compose, named
from letters.findings import known_on
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from datetime import date

    from letters.case import Case
    from letters.catalogue import Head
    from letters.compose.books import LetterBooks
    from letters.compose.dossier import Dossier
    from letters.compose.witnesses import Witnesses


@frozen
class Unwritten:
    """A letter that is not written, and why.

    The case lacks something; or the dispute goes `elsewhere`; or it was `sent` on that day already, or `instead` of it
    an offer of that title that excludes it; or all that it would report has `lapsed`, the last of it on that day; or it
    is `idle`, since nothing has happened that it would answer. `deal` says which contract, where there are several.
    """

    head: Head
    lacks: tuple[Lack, ...] = ()
    elsewhere: bool = False
    sent: date | None = None
    instead: str = ""
    lapsed: date | None = None
    idle: bool = False
    deal: str = ""

    @property
    def called(self) -> str:
        """Its title, with the contract it is about where there are several."""
        return named(self.head.title, self.deal)


@frozen
class Selection:
    """Letters in order of sending, the stopped ones among them; those that cannot be written; and `spare` ones.

    A spare letter is written only when it is asked for, or when the person wishes what it is about.
    """

    case: Case
    letters: tuple[Letter, ...]
    unwritten: tuple[Unwritten, ...]
    asked_for: bool
    spare: tuple[Unwritten, ...] = ()

    @property
    def ready(self) -> tuple[Letter, ...]:
        """The letters that nothing stops."""
        return tuple(letter for letter in self.letters if not letter.is_blocked)

    @property
    def blocked(self) -> tuple[Letter, ...]:
        """The letters that a warning stops."""
        return tuple(letter for letter in self.letters if letter.is_blocked)

    @cached_property
    def witnesses(self) -> Witnesses:
        """Who saw or heard something that a letter rests on, with a sheet to fill in for each."""
        from letters.compose.witnesses import Witnesses, witnesses  # most cases need not wait for it

        return witnesses(self.case, self.ready) if self.case.third_parties else Witnesses()

    @property
    def falls_short(self) -> bool:
        """Whether something that was asked for, or that fits, is not written."""
        return bool(self.blocked) or not self.letters or (self.asked_for and any(self.unwritten))


def select(case: Case, books: LetterBooks, day: date, wanted: Sequence[str] = ()) -> Selection:
    """The letters of a case on a day; `wanted` are ids or their first parts, none meaning the case's own wish or all.

    Raises UsageError for a wish that no letter has, TemplateError for a head that names what there is not.
    """
    return Selecting(case, books, day).by(wanted or case.story.letters, wanted)


@frozen
class Selecting:
    """Selects letters of one case by several wishes, one after the other: what they share is worked out once."""

    case: Case
    books: LetterBooks
    day: date

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes(known_on(self.case, self.day), self.books, self.day)

    def by(self, wishes: Sequence[str], wanted: Sequence[str] = (), but: Container[str] = ()) -> Selection:
        """The letters wished for, none meaning all, but these ids; `wanted` and errors as of `select`."""
        chosen = [head for head in _chosen(self.case, self.books, wanted, wishes) if head.id not in but]
        letters: list[Letter] = []
        unwritten: list[Unwritten] = []
        idle: list[Unwritten] = []
        spare = list(_spare(self._scopes, _on_request(self.case, self.books, chosen)))
        for head in chosen:
            made, short, not_now = _of_head(self._scopes, head, wishes, asked=head.id in wanted)
            letters += made
            unwritten += short
            for reason in not_now:
                (spare if _is_a_wish(reason, wishes) else unwritten).append(reason)
            if not (made or short or not_now):
                idle.append(Unwritten(head, idle=True))
        unwritten += _missed(idle, wanted, nothing_else=not (letters or unwritten))
        return Selection(self.case, tuple(letters), tuple(unwritten), bool(wanted), tuple(spare))


def _chosen(case: Case, books: LetterBooks, wanted: Sequence[str], wishes: Sequence[str]) -> list[Head]:
    """The letters that are looked into: those wished for that fit the case, and those asked for by their own id."""
    return [head for head in wanted_heads(books.heads, wishes) if fits(case, head.needs) or head.id in wanted]


def _spare(scopes: Scopes, heads: Iterable[Head]) -> Iterator[Unwritten]:
    """Letters that may be asked for, for each contract by itself, with what they would lack."""
    for head in heads:
        for dossier in scopes.own(head):
            yield Unwritten(head, lacking(dossier.case, head.id, head.needs), deal=scopes.deal(dossier))


def _of_head(
    scopes: Scopes, head: Head, wishes: Sequence[str], *, asked: bool
) -> tuple[list[Letter], list[Unwritten], list[Unwritten]]:
    """What becomes of a head: its letters, those that fall short as they are made, and why it is not its time.

    Who has to do with no contract is written to only where nothing is in the way, and nothing is said of it otherwise.
    """
    made: list[Letter] = []
    short: list[Unwritten] = []
    not_now: list[Unwritten] = []
    for dossier in scopes.of(head):
        reason = _not_now(dossier, head, asked=asked)
        if reason is None:
            letters, lacking_something = _made(scopes, dossier, head, wishes)
            made += letters
            short += lacking_something
        elif dossier is not scopes.apart:
            not_now.append(replace(reason, deal=scopes.deal(dossier)))
    return made, short, not_now


def _missed(idle: Iterable[Unwritten], wanted: Sequence[str], *, nothing_else: bool) -> list[Unwritten]:
    """Letters without an occasion that are to be spoken of: asked for by name, or all that was asked for."""
    return [one for one in idle if one.head.id in wanted or (wanted and nothing_else)]


def _on_request(case: Case, books: LetterBooks, chosen: Sequence[Head]) -> Iterator[Head]:
    """Letters that this person may write on request only, and that were not asked for."""
    ids = {head.id for head in chosen}
    for head in books.heads:
        if head.is_letter and head.on_request and not head.follows and head.id not in ids and fits(case, head.needs):
            yield head


def _is_a_wish(reason: Unwritten, wishes: Sequence[str]) -> bool:
    """Whether nothing lacks but the person's wish, and the letter itself was not asked for."""
    return bool(reason.lacks) and all(lack.wish for lack in reason.lacks) and reason.head.id not in wishes


def _not_now(dossier: Dossier, head: Head, *, asked: bool) -> Unwritten | None:
    """Why a letter is not written, before it is looked into whom it goes to; None when nothing is in its way.

    What was sent, and what another offer excludes, is written only where it is `asked` for by its own id.
    """
    case = dossier.case
    if lacks := lacking(case, head.id, head.needs):
        return Unwritten(head, lacks)
    if _is_elsewhere(case, head):
        return Unwritten(head, elsewhere=True)
    if asked or head.follows:
        return None
    sent = next((filing.on for filing in reversed(case.filings) if filing.letter == head.id), None)
    return Unwritten(head, sent=sent) if sent else _outdone(dossier, head) or _lapsed(dossier, head)


def _lapsed(dossier: Dossier, head: Head) -> Unwritten | None:
    """That all there is to report is out of time for who would pursue it."""
    role = dossier.books.directory.roles.get(head.addressee)
    if role is None or not role.conduct_lapses:
        return None
    day = dossier.findings.lapsed(head.law_as)
    return Unwritten(head, lapsed=day) if day else None


def _outdone(dossier: Dossier, head: Head) -> Unwritten | None:
    """That another offer was sent, of those of which one excludes the others."""
    if not head.is_alternative:
        return None
    heads = {each.id: each for each in dossier.books.heads}
    for filing in reversed(dossier.case.filings):
        other = heads.get(filing.letter)
        if other is not None and other.is_offer:
            return Unwritten(head, sent=filing.on, instead=other.title)
    return None


def _is_elsewhere(case: Case, head: Head) -> bool:
    """Whether the case sends the dispute to another door than this letter's, which has not turned it away."""
    chosen = case.route.dispute_first
    if not head.door or chosen is None or chosen == head.door:
        return False
    return not _turned_away(case, f"complaint/{chosen}")


def _turned_away(case: Case, letter: str) -> bool:
    """Whether the body never took the dispute, so that another may."""
    latest = next((filing.answer for filing in reversed(case.filings) if filing.letter == letter), None)
    refused = latest is not None and latest.outcome is ReplyOutcome.REFUSED
    return refused and latest is not None and latest.ground is not RefusalGround.ELSEWHERE


def _made(scopes: Scopes, dossier: Dossier, head: Head, wishes: Sequence[str]) -> tuple[list[Letter], list[Unwritten]]:
    """One letter for each addressee; of those that follow, for each earlier letter that leads to it; and what lacks."""
    deal = scopes.deal(dossier)
    letters: list[Letter] = []
    short: list[Unwritten] = []
    for task in tasks(dossier, head, wishes):
        if task.lacks:
            short.append(Unwritten(head, task.lacks, deal=deal))
            continue
        earlier = task.occasion.filing if task.occasion and head.follows else None
        whither = directed(head, task.occasion.step if task.occasion else None)
        receivers = addressees(dossier.case, whither, dossier.books.directory, earlier)
        letters += [
            replace(compose(dossier, head, receiver, task.occasion, task.option), deal=deal)
            for receiver in receivers
            if scopes.may_receive(dossier, head, receiver)
        ]
    return letters, short
