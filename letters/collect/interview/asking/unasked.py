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
    kept = (step.key for step in open_steps(state) if script.data().put(generic(step.key)).keep)
    return tuple(question(state, placed(state, key)) for key in kept)
