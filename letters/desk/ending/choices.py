"""The choices of a page at the end of a talk, each made by itself: a letter, a body, a warning, an answer now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.desk.ending.answers import NOT_HERE, ask_first, confirm_body, keep_point, rephrase, turn, want
from letters.desk.ending.ending import ending_of
from letters.desk.ending.left_open import points_of
from letters.errors import UsageError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from letters.desk.bench import Desk
    from letters.desk.ending.left_open import OpenPoint
    from letters.desk.ending.proposed import Ending
    from letters.desk.talk import Talk

    _Deed: TypeAlias = Callable[[Talk, Ending, "EndingChoice"], Talk]


@frozen
class EndingChoice:
    """`what` is done (a name in `CHOICES`) about which letter, by its id, or which point, by its mark.

    `words` are the person's reason, or the name of a body. `number` is the letter it was made beside, 0 for none.
    """

    what: str
    about: str = ""
    words: str = ""
    number: int = 0


def take_choice(talk: Talk, at: Desk, choice: EndingChoice) -> Talk:
    """The talk after a choice; with a `question` where that is asked now, with a `problem` where nothing has changed.

    Raises UsageError for a choice that there is not.
    """
    deed = CHOICES.get(choice.what)
    if deed is None:
        raise UsageError("没有这个选择", "回到“看文书”，再选一次")
    return deed(replace(talk, question=None), ending_of(talk, at), choice)


def _answer(talk: Talk, seen: Ending, choice: EndingChoice) -> Talk:
    """At the questions that a letter lacks, that were put off, or that answer a point."""
    point = _point(talk, seen, choice)
    keys = point.keys if point else seen.asked(choice.about)
    return ask_first(talk, keys) if keys else replace(talk, problem=NOT_HERE)


def _keep(talk: Talk, seen: Ending, choice: EndingChoice) -> Talk:
    point = _point(talk, seen, choice)
    return keep_point(talk, point, choice.words) if point else replace(talk, problem=NOT_HERE)


def _fix(talk: Talk, seen: Ending, choice: EndingChoice) -> Talk:
    point = _point(talk, seen, choice)
    return rephrase(talk, point) if point else replace(talk, problem=NOT_HERE)


def _point(talk: Talk, seen: Ending, choice: EndingChoice) -> OpenPoint | None:
    """The point of that mark, in the letter that it was chosen beside or in all that were spoken of."""
    beside = seen.letters[choice.number - 1 : choice.number] if choice.number else ()
    points = points_of(beside, talk.state) if beside else seen.heed
    return next((point for point in points if point.mark == choice.about), None)


CHOICES: Mapping[str, _Deed] = {
    "want": lambda talk, seen, choice: want(talk, seen, choice.about, wanted=True),
    "decline": lambda talk, seen, choice: want(talk, seen, choice.about, wanted=False),
    "turn": lambda talk, seen, _: turn(talk, seen),
    "confirm": lambda talk, seen, choice: confirm_body(talk, seen, choice.about, choice.words),
    "answer": _answer,
    "keep": _keep,
    "fix": _fix,
}
