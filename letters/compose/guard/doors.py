"""Wrong doors: where the sender's own words, or the case, show that they mean to ask a body for what it cannot give."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.authorities import DoorFact
from letters.case import ReplyOutcome, Role
from letters.compose.guard.texts import DEMAND, Spot
from letters.compose.guard.warning_rules import Context, ContextName, Words
from letters.compose.guard.warnings import Found
from letters.compose.guard.wording import first, unquoted
from letters.kit.data_files import Read, read
from letters.kit.data_rows import row
from letters.kit.frozen import frozen
from letters.kit.patterns import PARTING, Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from letters.authorities import WrongDoor
    from letters.books import Books
    from letters.case import Case
    from letters.compose.guard.texts import TextFields

RECONSIDERATION = "reconsideration"  # a head's word for the procedure of having a decision looked at again
USUAL = frozenset({"wants_12378"})  # where people in this position most often go in vain


@frozen
class Sign:
    """Words that show a fact, in the requests of one letter or ("") anywhere in the sender's own texts."""

    fact: str
    words: Words
    demands_of: str = ""


@row
class SignRow:
    """A sign as the file has it; `unless` names contexts."""

    fact: DoorFact
    pattern: Pattern
    trips: tuple[str, ...]
    passes: tuple[str, ...]
    unless: tuple[ContextName, ...] = ()
    demands_of: str = ""

    def sign(self, known: Mapping[str, Context]) -> Sign:
        """The row as a value."""
        unless = tuple(known[name] for name in self.unless)
        return Sign(self.fact, Words("own", self.pattern, unless, False, self.trips, self.passes), self.demands_of)


@row
class SignFile:
    """`doors.toml`."""

    sign: tuple[SignRow, ...]


def read_signs(
    folder: Path, known_contexts: Mapping[str, Context], facts: Collection[str], read: Read = read
) -> tuple[Sign, ...]:
    """The signs of a folder's `doors.toml`, each of a fact that wrong doors know. Raises SlipsError."""
    rows = read(folder / "doors.toml", SignFile, contexts=known_contexts, door_facts=facts).sign
    return tuple(each.sign(known_contexts) for each in rows)


class Shown(NamedTuple):
    """A sign that stands in a text of the case, and the words there."""

    sign: Sign
    spot: Spot
    quote: str

    def is_meant(self, letter: str) -> bool:
        """Whether the letter of that id carries it, and the sign is one for that letter."""
        return self.sign.demands_of in ("", letter) and self.spot.is_carried(letter)


def shown(case: Case, own: Iterable[tuple[Spot, str]], signs: Iterable[Sign], fields: TextFields) -> tuple[Shown, ...]:
    """Every sign in the sender's `own` texts (each as `wording.own_texts` gives it), and in the names of addressees."""
    addressees = case.addressees.items()
    written = (Spot(name, "", case, fields, words=f"[addressees] 的 {role}") for role, name in addressees)
    every = (*own, *((spot, unquoted(spot.text)) for spot in written))
    texts = [text for _, text in every]
    together = PARTING.join(texts)
    return tuple(
        Shown(sign, spot, found.quote)
        for sign in signs
        if sign.words.pattern.may_be_in_one(texts, together)
        for spot, text in every
        if not sign.demands_of or spot.kind == DEMAND
        if (found := first(sign.words, text)) is not None
    )


def wrong_doors(case: Case, signs: Iterable[Shown], letter: str, books: Books) -> Iterator[Found]:
    """The wrong doors that the sender seems to mean, for one letter, each with where they say so."""
    meant = [one for one in signs if one.is_meant(letter)]
    if not meant:
        return
    for door in books.directory.wrong_doors(standing(case, books) | {one.sign.fact for one in meant}):
        for one in meant:
            if one.sign.fact in door.when:
                yield Found(
                    "wrong-door", f"{door.message}{door.instead}", one.spot.place, one.quote, keys=one.spot.keys
                )


def usual_doors(case: Case, books: Books) -> tuple[WrongDoor, ...]:
    """What the cover note warns everyone of, as far as it fits the case."""
    reached = any(incident.others for incident in case.incidents if incident.counts)
    return books.directory.wrong_doors(USUAL | standing(case, books) | ({"relative_complains"} if reached else set()))


def standing(case: Case, books: Books) -> frozenset[str]:
    """What the case says that opens or shuts a door: a licence, a refusal, a reconsideration asked for."""
    return frozenset({*_licence(case), *_answered(case, books)})


def _answered(case: Case, books: Books) -> Iterator[str]:
    """What became of the letters that were sent."""
    if any(filing.answer and filing.answer.outcome is ReplyOutcome.REFUSED for filing in case.filings):
        yield "refused_outright"
    sent = [head for filing in case.filings if (head := books.head(filing.letter))]
    if any(head.procedure == RECONSIDERATION for head in sent):
        yield "reconsidered"


def _licence(case: Case) -> frozenset[str]:
    """Whether the other side holds a licence, as far as the case says; not known where it does not."""
    lessors = [party for party in case.respondents if {Role.PLATFORM, Role.LESSOR} & set(party.roles)]
    if any(party.licensed for party in lessors):
        return frozenset({"licensed"})
    known = bool(lessors) and all(party.licensed is False for party in lessors)
    return frozenset({"unlicensed"}) if known else frozenset()
