"""The letters that a person looks at: those that the case gives as it stands, then those that it could give besides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.compose import is_part, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from letters.case import Case
    from letters.compose import Selection
    from letters.desk.bench import Desk


def in_view(case: Case, at: Desk, day: date, proposed: Iterable[str] = ()) -> Selection:
    """What `letters write` would look into, then what is proposed, then what else fits; nothing is forced.

    So what was sent, or is out of time, stays unwritten with its reason. A letter that the case names and nobody has is
    passed over: what writes letters refuses it.
    """
    known = [wish for wish in case.story.letters if any(is_part(wish, head.id) for head in at.heads)]
    own = select(_wishing(case, known), at.books, day)
    besides = [each for each in proposed if each not in _ids(own)]
    seen = _with(own, select(_wishing(case, besides), at.books, day)) if besides else own
    return _with(seen, select(_wishing(case, ()), at.books, day)) if known else seen


def _ids(made: Selection) -> set[str]:
    return {each.head.id for each in made.letters} | {each.head.id for each in made.unwritten}


def _with(made: Selection, more: Selection) -> Selection:
    """What was made, and after it what of the other is not among it."""
    there = _ids(made)
    letters = [each for each in more.letters if each.head.id not in there]
    unwritten = [each for each in more.unwritten if each.head.id not in there]
    return replace(made, letters=(*made.letters, *letters), unwritten=(*made.unwritten, *unwritten))


def _wishing(case: Case, letters: Sequence[str]) -> Case:
    return case.model_copy(update={"story": case.story.model_copy(update={"letters": tuple(letters)})})
