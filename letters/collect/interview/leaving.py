"""A question that is left: not known, to be answered yet, or not to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import besides, not_known
from letters.collect.interview.answered import Answered
from letters.collect.interview.asking import follow_on
from letters.collect.interview.asking.asked import step_of
from letters.collect.interview.asking.wording import asked_as
from letters.collect.interview.keys import beside
from letters.collect.interview.passing import Passing
from letters.collect.interview.rules.question_rules import after_skipping, asked_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.collect.interview.asking.questions import Question
    from letters.collect.interview.script_files import AskRow
    from letters.collect.interview.state import InterviewState

_TOLD = {
    Passing.NOT_KNOWN: "记下了：不清楚",
    Passing.LATER: "先放着，最后再提醒您",
    Passing.NOTHING: "记下了：没有",
    Passing.NOT_SAID: "好，不写",
}


def leave(state: InterviewState, asked: Question, way: Passing) -> Answered:
    """The state in which the question was left, or why it cannot be."""
    outcome = after_skipping(state, asked)
    if outcome.problem:
        return Answered(state, problem=outcome.problem)
    words = asked_as(state, asked.key)
    after = follow_on.done(outcome.state, asked.key)
    if way is Passing.NOTHING and words.none:
        after = besides.said(after, asked.key, {beside(name, asked.key): value for name, value in words.none.items()})
    for key in _keys(after, asked.key, _open(words), way):
        after = follow_on.begun(after, key) if asked_alone(key) and words.fields else left(after, key, way)
    return Answered(after, outcome.shown or _TOLD[way])


def _open(words: AskRow) -> Sequence[str]:
    """The fields that an answer is about: those that must be told, where there are any."""
    return tuple(name for name in words.fields if name not in words.may_lack) or words.fields


def _keys(state: InterviewState, key: str, fields: Sequence[str], way: Passing) -> Iterator[str]:
    """What is left with a question: itself, or those of its fields that have no answer; and the step that asks it.

    What is put off is asked again as the whole that it was.
    """
    if fields and way is not Passing.LATER:
        yield from (each for each in (beside(name, key) for name in fields) if state.get(each) is None)
    elif not fields:
        yield key
    if fields or step_of(key) != key:
        yield step_of(key)


def left(state: InterviewState, key: str, way: Passing) -> InterviewState:
    """The state in which nothing is to be asked there again; what is not known is kept as that."""
    if way is Passing.NOT_KNOWN:
        return not_known.noted(state, key).skip(key)
    return state.put_off(key) if way is Passing.LATER else state.skip(key)
