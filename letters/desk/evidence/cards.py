"""Kept evidence as cards: what each piece is offered to be, the contacts it may belong to, what somebody said of it.

text = with_answers(text, look, {"E01": CardAnswer(title, proves, ("2026-11-20 sms",), seen)})

Nothing of a card stands in the case before somebody agreed to it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case import CaseFile
from letters.collect import evidence
from letters.collect.evidence import agreed
from letters.desk.evidence.labelling import contacts_listed, with_labels
from letters.desk.evidence.listing import evidence_list
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from letters.collect.evidence import ContactsOfDay, EvidenceLabel, EvidenceProposal, Look

MOST_CONTACTS = 20  # days of one channel that a list offers
ALL = " all"


@frozen
class ContactChoice:
    """Contacts that a piece may be said to belong to: those offered, or all of a day; `key` stays, whatever comes."""

    key: str
    contacts: ContactsOfDay
    is_offered: bool


@frozen
class EvidenceCard:
    """A piece that waits for somebody to say what it is."""

    piece: EvidenceProposal
    choices: tuple[ContactChoice, ...]


@frozen
class CardAnswer:
    """What somebody said of a card: title, what it proves, the keys of its contacts, which files they saw."""

    title: str
    proves: str
    contacts: tuple[str, ...]
    seen: str


def files_waiting(text: str) -> tuple[str, ...]:
    """The paths of the files that cards are made of."""
    rows = _file(text).data().get("evidence", [])
    named = set(evidence.ids_named(_file(text).data()))
    waiting = (row for row in rows if row.get("id") not in named or not (row.get("title") and row.get("proves")))
    return tuple(str(one.get("path", "")) for row in waiting for one in row.get("files", []))


def evidence_cards(text: str, look: Look) -> tuple[EvidenceCard, ...]:
    """What nobody said anything of; then what was labelled before the contacts that it belongs to were told."""
    data = _file(text).data()
    pieces = (*evidence.proposals(data, look), *evidence.place_proposals(data, look))
    every = contacts_listed(text)
    return tuple(EvidenceCard(one, _choices(one, contacts_listed(text, one.incidents), every)) for one in pieces)


def _choices(
    one: EvidenceProposal, offered: Sequence[ContactsOfDay], every: Sequence[ContactsOfDay]
) -> tuple[ContactChoice, ...]:
    """What is offered, then the days nearest to the piece, each as a whole."""
    whole = {_key(each): each for each in every}
    first = [ContactChoice(_key(each), each, is_offered=True) for each in offered]
    is_whole = {each.key for each in first if each.contacts.ids == whole[each.key].ids}
    others = [each for each in nearest(every, one) if _key(each) not in is_whole]
    parted = {each.key for each in first}
    return (*first, *(ContactChoice(_other(each, parted), each, is_offered=False) for each in others))


def _other(each: ContactsOfDay, parted: Collection[str]) -> str:
    """The key of a whole day, of which only some contacts may be offered beside it."""
    return _key(each) + (ALL if _key(each) in parted else "")


def nearest(contacts: Sequence[ContactsOfDay], one: EvidenceProposal) -> tuple[ContactsOfDay, ...]:
    """The contacts nearest to the days of a piece, in order; of one without a day the latest."""
    day = one.on
    by_nearness = sorted(contacts, key=lambda each: abs((each.day - day).days) if day else -each.day.toordinal())
    return tuple(sorted(by_nearness[:MOST_CONTACTS], key=lambda each: each.day))


def _key(each: ContactsOfDay) -> str:
    return f"{each.day} {each.channel.value}"


def with_answers(text: str, look: Look, answers: Mapping[str, CardAnswer]) -> str:
    """The text with what was said of cards, by the ids of their pieces.

    A card stays as it is where a title or what it proves is missing, and where its files are not those that were seen.
    """
    cards = {card.piece.id: card for card in evidence_cards(text, look)}
    seen = {one.id: one.seen for one in evidence_list(text) if one.id in cards}
    whole = {key: answer for key, answer in answers.items() if _is_whole(answer) and seen.get(key) == answer.seen}
    told = [_label(cards[key], answer) for key, answer in whole.items()]
    return with_labels(text, told) if told else text


def _is_whole(answer: CardAnswer) -> bool:
    return bool(answer.title and answer.proves)


def _label(card: EvidenceCard, answer: CardAnswer) -> EvidenceLabel:
    ids = dict.fromkeys(key for each in card.choices if each.key in answer.contacts for key in each.contacts.ids)
    return replace(agreed(card.piece), title=answer.title, proves=answer.proves, incidents=tuple(ids))


def _file(text: str) -> CaseFile:
    return CaseFile(Path("case.toml"), text, None)
