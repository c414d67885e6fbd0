"""The letters that a person looks at: those that the case gives as it stands, then those that it could give besides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.compose import Selecting, is_part

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
    selecting = Selecting(_wishing(case, known), at.books, day)
    seen = selecting.by(known)
    if besides := [each for each in proposed if each not in _ids(seen)]:
        seen = _with(seen, selecting.by(besides))
    return _with(seen, selecting.by((), but=_ids(seen))) if known else seen


def _ids(made: Selection) -> set[str]:
    return {each.head.id for each in made.letters} | {each.head.id for each in made.unwritten}


def _with(made: Selection, more: Selection) -> Selection:
    """What was made, and after it what else there is."""
    return replace(made, letters=(*made.letters, *more.letters), unwritten=(*made.unwritten, *more.unwritten))


def _wishing(case: Case, letters: Sequence[str]) -> Case:
    return case.model_copy(update={"story": case.story.model_copy(update={"letters": tuple(letters)})})
