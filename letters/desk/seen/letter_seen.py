"""One letter among those that one can look at: what is open in it, what is only to be known, what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.desk.ending.ending import ending_of
from letters.desk.ending.left_open import points_of
from letters.desk.ending.row_words import in_row_words
from letters.desk.seen.framed import GONE
from letters.desk.seen.placing import NOWHERE, sentence_of
from letters.errors import FileError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection

    from letters.compose import Letter
    from letters.desk.bench import Desk
    from letters.desk.ending.left_open import OpenPoint
    from letters.desk.ending.proposed import Ending, ProposedLetter
    from letters.desk.seen.facts import LetterFacts
    from letters.desk.talk import Talk


DONE = ("这一处已经不在了：处理过了，或者案件改过了", "回到这份文书看看")


class Beside(NamedTuple):
    """Another letter, by its number from 1."""

    number: int
    title: str


@frozen
class SeenLetter:
    """A letter with its number from 1, of `among`, and what stands `before` and `after` it.

    `points` are open in it, the heaviest first (`linked_letter` shows them where they belong); `notes` only to be
    known; `kept` stand in spite of a warning, with the person's reason. `offered` is what can be said of it: that it is
    wanted or not, and that its body was confirmed.
    """

    letter: Letter
    number: int
    among: int
    before: Beside | None
    after: Beside | None
    points: tuple[OpenPoint, ...]
    notes: tuple[str, ...]
    kept: tuple[tuple[str, str], ...]
    offered: ProposedLetter | None


def letter_seen(talk: Talk, at: Desk, number: int) -> SeenLetter:
    """The letter of that number. Raises FileError where there is none."""
    seen = ending_of(talk, at)
    case = talk.state.case()
    if case is None or not 0 < number <= len(seen.letters):
        raise FileError(*GONE)
    letter = seen.letters[number - 1]
    points = points_of((letter,), talk.state)
    notes, kept = _besides(letter, {point.told for point in points}, talk)
    return SeenLetter(
        letter=letter,
        number=number,
        among=len(seen.letters),
        before=_beside(seen, [each for each in reversed(_offered(seen)) if each < number]),
        after=_beside(seen, [each for each in _offered(seen) if each > number]),
        points=points,
        notes=notes,
        kept=kept,
        offered=next((one for one in seen.offered if number in one.places), None),
    )


def point_seen(talk: Talk, facts: LetterFacts, mark: str) -> tuple[OpenPoint, str]:
    """What is open in a letter under that mark, and the sentence it is about, "" for none. Raises FileError."""
    found = next((each for each in points_of((facts.read.letter,), talk.state) if each.mark == mark), None)
    if found is None:
        raise FileError(*DONE)
    number = sentence_of(found, facts)
    return found, "" if number == NOWHERE else facts.read.sentences[number].words


def _besides(letter: Letter, told: Collection[str], talk: Talk) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """What is only to be known of a letter, and what was kept with its reason, beside the points told."""
    heard = [
        (in_row_words(each.reason, talk.state), each.overruled) for each in letter.warnings if each.reason not in told
    ]
    return tuple(said for said, why in heard if not why), tuple((said, why) for said, why in heard if why)


def _offered(seen: Ending) -> list[int]:
    """The numbers of the letters that are offered: nobody is led on to one that nothing speaks for."""
    return sorted(place for one in seen.offered for place in one.places)


def _beside(seen: Ending, numbers: list[int]) -> Beside | None:
    """The first of these letters, None where there is none."""
    return Beside(numbers[0], seen.letters[numbers[0] - 1].called) if numbers else None
