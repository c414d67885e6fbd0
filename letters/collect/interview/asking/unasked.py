"""What the talk would still ask a person, without asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import script
from letters.collect.interview.asking.asked import open_steps, placed
from letters.collect.interview.asking.questions import question
from letters.collect.interview.keys import generic

if TYPE_CHECKING:
    from letters.collect.interview.asking.questions import Question
    from letters.collect.interview.state import InterviewState


def missing(state: InterviewState) -> tuple[Question, ...]:
    """The open questions in order; those of which nothing is kept are asked of whoever sits there, and lack nowhere."""
    return tuple(question(state, key) for key in missing_keys(state))


def missing_keys(state: InterviewState) -> tuple[str, ...]:
    """The keys of the open questions, which are many where only a few of them are to be shown."""
    kept = (step.key for step in open_steps(state) if script.data().put(generic(step.key)).keep)
    return tuple(placed(state, key) for key in kept)
