"""How far the talk is: which part, and how many questions it still has as far as is known now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import script
from letters.collect.interview.asked import open_steps
from letters.collect.interview.follow_on import still
from letters.collect.interview.keys import generic
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState


@frozen
class Progress:
    """The part by its title, its number from 1 among all, and how many questions are open in it."""

    part: str
    number: int
    parts: int
    left: int


def progress(state: InterviewState, key: str) -> Progress:
    """Where a question stands: in the part that asks it, else in the one that the talk has come to."""
    unanswered = open_steps(state)
    name, parts = generic(key), script.data().parts
    of_script = (step.part for step in script.steps() if generic(step.key) == name)
    of_talk = (step.part for step in unanswered)
    number = next(of_script, None)
    if number is None:
        number = next(of_talk, len(parts) - 1)
    left = sum(1 for step in unanswered if step.part == number) + len(still(state))
    return Progress(parts[number].title, number + 1, len(parts), left)
