"""One letter among those that one can look at: what is open in it, what is only to be known, what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.desk.ending.ending import ending_of
from letters.desk.ending.left_open import points_of
from letters.desk.ending.row_words import in_row_words
from letters.desk.seen.framed import GONE
from letters.errors import FileError
from letters.kit.excerpts import CUT
from letters.kit.frozen import frozen
from letters.pack import read_letter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from letters.compose import Letter
    from letters.desk.bench import Desk
    from letters.desk.ending.left_open import OpenPoint
    from letters.desk.ending.proposed import Ending, ProposedLetter
    from letters.desk.talk import Talk


class Beside(NamedTuple):
    """Another letter, by its number from 1."""

    number: int
    title: str


@frozen
class SeenLetter:
    """A letter with its number from 1, of `among`, and what stands `before` and `after` it.

    `points` are open in it, the heaviest first; `sentences` are those of the letter, by a point's mark, in which the
    words stand that it is about; `notes` only to be known; `kept` stand in spite of a warning, with the
    person's reason. `offered` is what can be said of it: that it is wanted or not, and that its body was confirmed.
    """

    letter: Letter
    number: int
    among: int
    before: Beside | None
    after: Beside | None
    points: tuple[OpenPoint, ...]
    notes: tuple[str, ...]
    kept: tuple[tuple[str, str], ...]
    sentences: Mapping[str, str]
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
        sentences=_sentences(letter, points, at),
        offered=next((one for one in seen.offered if number in one.places), None),
    )


def _sentences(letter: Letter, points: Iterable[OpenPoint], at: Desk) -> dict[str, str]:
    """The sentence of the letter that each point is about, where the words that it names stand in one."""
    quoting = [point for point in points if _quotes(point)]
    read = [each.words for each in read_letter(letter, at.engine).sentences] if quoting else []
    found = {point.mark: _first_with(_quotes(point), read) for point in quoting}
    return {mark: sentence for mark, sentence in found.items() if sentence}


def _first_with(quotes: Sequence[str], sentences: Iterable[str]) -> str:
    return next((words for words in sentences if any(quote in words for quote in quotes)), "")


def _quotes(point: OpenPoint) -> list[str]:
    """The words that a point names, as far as it has them."""
    places = point.caution.places if point.caution else ()
    return [place.quote.strip(CUT) for place in places if place.quote]


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
