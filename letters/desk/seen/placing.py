"""Where in a letter a warning belongs: at the sentence that its words stand in, or that its answer is read for.

points = points_in(facts)       # {4: (…,), NOWHERE: (…,)}: by the number of the sentence, from 0
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from letters.desk.ending.left_open import points_of
from letters.desk.talk import letter_needs, state_of
from letters.kit.excerpts import CUT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from letters.desk.ending.left_open import OpenPoint
    from letters.desk.seen.facts import LetterFacts

    _Place: TypeAlias = Callable[[OpenPoint, LetterFacts], "Sequence[int]"]

NOWHERE: Final = -1
FEW: Final = 2  # sentences that rest on an answer whose value stands in none of them
_ROW: Final = 2  # steps of a key that name a row: incidents.0
_named = re.compile("“([^“”]{4,})”")  # what is shorter stands in many places


def points_in(facts: LetterFacts) -> Mapping[int, tuple[OpenPoint, ...]]:
    """What is open in a letter, by the sentence that it is about; under NOWHERE what is about none of them."""
    needs = letter_needs(facts.at.library)
    state = state_of(facts.opened.text, needs, facts.opened.asked or facts.opened.today)
    found: dict[int, tuple[OpenPoint, ...]] = {}
    for point in points_of((facts.read.letter,), state):
        number = sentence_of(point, facts)
        found[number] = (*found.get(number, ()), point)
    return found


def sentence_of(point: OpenPoint, facts: LetterFacts) -> int:
    """The first sentence that a point is about, by the surest of these ways; NOWHERE for none."""
    for way in _WAYS:
        if numbers := way(point, facts):
            sentences = facts.read.sentences
            return min(numbers, key=lambda number: (sentences[number].is_label, number))
    return NOWHERE


def _quoted(point: OpenPoint, facts: LetterFacts) -> Sequence[int]:
    """Where the words stand that the warning names."""
    places = point.caution.places if point.caution else ()
    return _with_any((place.quote.strip(CUT) for place in places), facts)


def _answered(point: OpenPoint, facts: LetterFacts) -> Sequence[int]:
    """Where its answer stands; where it stands nowhere, what alone rests on it."""
    keys = [key for key in point.keys if key in facts.keys]
    for key in keys:
        if found := _of(_with_any(facts.told.forms(key), facts), (key,), facts):
            return found
    for key in keys:
        if 0 < len(found := sorted(facts.resting_on((key,)) or ())) <= FEW:
            return found
    return ()


def _of_its_row(point: OpenPoint, facts: LetterFacts) -> Sequence[int]:
    """Where the row is told that it asks something more of."""
    for row in dict.fromkeys(".".join(key.split(".")[:_ROW]) for key in point.keys):
        mine = [key for key in facts.keys if key.startswith(f"{row}.") and row[-1:].isdigit()]
        if found := _of(_with_any((form for key in mine for form in facts.told.forms(key)), facts), mine, facts):
            return found
    return ()


def _naming(point: OpenPoint, facts: LetterFacts) -> Sequence[int]:
    """Where what it names stands: “某某分局”."""
    return _with_any(_named.findall(point.told), facts)


_WAYS: Final[tuple[_Place, ...]] = (_quoted, _answered, _of_its_row, _naming)


def _with_any(words: Iterable[str], facts: LetterFacts) -> list[int]:
    """The sentences in which one of these words stands."""
    sought = [each for each in words if len(each) > 1]
    return [number for number, one in enumerate(facts.read.sentences) if any(each in one.words for each in sought)]


def _of(numbers: Collection[int], keys: Sequence[str], facts: LetterFacts) -> list[int]:
    """Those of the sentences that rest on the answers; all where the whole letter does."""
    if not numbers:
        return []
    resting = facts.resting_on(keys)
    return list(numbers) if resting is None else [number for number in numbers if number in resting]
