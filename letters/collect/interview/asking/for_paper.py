"""The questions of the talk in its order, for paper: what somebody can write down while they wait."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from letters.case import blank
from letters.collect.interview import script
from letters.collect.interview.asking.questions import question
from letters.collect.interview.keys import NEXT, generic
from letters.collect.interview.state import InterviewState
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.asking.questions import Question
    from letters.collect.interview.script import InterviewStep


@frozen
class SheetSection:
    """A section of the talk with its questions, none of which has an answer."""

    title: str
    questions: tuple[Question, ...]


def sheet(today: date) -> tuple[SheetSection, ...]:
    """Every question that opens something, by sections; what is asked because of an answer is left to the talk.

    What is asked of several (a second business, another of the family) or at two places stands there once. A question
    of which no answer is kept (whether somebody is at the door) is not put on paper either.
    """
    nobody = InterviewState(blank(), today, {})
    first = {generic(step.key): step for step in reversed(script.steps()) if _is_kept(step)}
    asked = (step for step in script.steps() if first.get(generic(step.key)) is step)
    by_title = groupby(asked, key=lambda step: step.section.title)
    return tuple(
        SheetSection(title, tuple(question(nobody, step.key.replace(f".{NEXT}", ".0")) for step in steps))
        for title, steps in by_title
    )


def _is_kept(step: InterviewStep) -> bool:
    return script.data().put(generic(step.key)).keep
