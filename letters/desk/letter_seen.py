"""One letter among those that one can look at: what is open in it, what is only to be known, what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.desk.ending import ending_of
from letters.desk.framed import GONE
from letters.desk.left_open import points_of
from letters.desk.row_words import in_row_words
from letters.errors import FileError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection

    from letters.compose import Letter
    from letters.desk.bench import Desk
    from letters.desk.left_open import OpenPoint
    from letters.desk.proposed import Ending, ProposedLetter
    from letters.desk.talk import Talk


class Beside(NamedTuple):
    """Another letter, by its number from 1."""

    number: int
    title: str


@frozen
class SeenLetter:
    """A letter with its number from 1, of `among`, and what stands `before` and `after` it.

    `points` are open in it, the heaviest first; `notes` only to be known; `kept` stand in spite of a warning, with the
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
        before=_beside(seen, number - 1),
        after=_beside(seen, number + 1),
        points=points,
        notes=notes,
        kept=kept,
        offered=next((one for one in seen.offered if number in one.places), None),
    )


def _besides(letter: Letter, told: Collection[str], talk: Talk) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """What is only to be known of a letter, and what was kept with its reason, beside the points told."""
    heard = [
        (in_row_words(each.reason, talk.state), each.overruled) for each in letter.warnings if each.reason not in told
    ]
    return tuple(said for said, why in heard if not why), tuple((said, why) for said, why in heard if why)


def _beside(seen: Ending, number: int) -> Beside | None:
    return Beside(number, seen.letters[number - 1].called) if 0 < number <= len(seen.letters) else None
