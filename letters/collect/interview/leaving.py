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
from letters.collect.interview.taken_away import gone, taken_away, that_stay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.collect.interview.asking.questions import Question, QuestionField
    from letters.collect.interview.outcome import RuleOutcome
    from letters.collect.interview.script_files import AskRow
    from letters.collect.interview.state import InterviewState

_TOLD = {
    Passing.NOT_KNOWN: "记下了：不清楚",
    Passing.LATER: "先放着，最后再提醒您",
    Passing.NOTHING: "记下了：没有",
    Passing.NOT_SAID: "好，不写",
}


def leave(state: InterviewState, asked: Question, way: Passing) -> Answered:
    """The state in which the question was left, or why it cannot be.

    The one answer that stood goes, or is said to stay. Of several fields those that have an answer keep it: it is said.
    """
    outcome = after_skipping(state, asked)
    if outcome.problem:
        return Answered(state, problem=outcome.problem)
    after, told = _noted(state, asked, way, outcome)
    if asked.fields:
        told = _joined(told, that_stay(asked.fields, state, after))
    else:
        after, told = _of_one(state, after, asked, way, told)
    return Answered(_asked_no_more(after, asked.key, way), told)


def _noted(state: InterviewState, asked: Question, way: Passing, outcome: RuleOutcome) -> tuple[InterviewState, str]:
    """The state with what leaving the question says besides, and what is said of that."""
    if way is Passing.LATER and asked.current:  # what stands is not yet said to be otherwise
        return follow_on.done(state, asked.key), _TOLD[way]
    after, said = follow_on.done(outcome.state, asked.key), asked_as(state, asked.key).none
    if way is Passing.NOTHING and said:
        after = besides.said(after, asked.key, {beside(name, asked.key): value for name, value in said.items()})
    return after, outcome.shown or _TOLD[way]


def _asked_no_more(state: InterviewState, key: str, way: Passing) -> InterviewState:
    words = asked_as(state, key)
    for each in _keys(state, key, _open(words), way):
        state = follow_on.begun(state, each) if asked_alone(each) and words.fields else left(state, each, way)
    return state


def _of_one(
    before: InterviewState, after: InterviewState, asked: QuestionField, way: Passing, told: str
) -> tuple[InterviewState, str]:
    """The state without the one answer that stood, and what is said; nothing was noted where it has to stay."""
    if after.get(asked.key) != before.get(asked.key):  # leaving it has put down another: 不详
        return after, _joined(told, gone(asked))
    after, stood = taken_away(after, asked, way)
    is_noted = way is Passing.LATER or after.get(asked.key) is None
    return after, _joined(told, stood) if is_noted else stood or told


def field_left(state: InterviewState, field: QuestionField, way: Passing) -> tuple[InterviewState, str]:
    """The state in which one of several fields was left, and what is said of the answer that stood there."""
    after, told = _of_one(state, state, field, way, _TOLD[way])
    return left(after, field.key, way), f"{field.label}：{told}" if field.current else ""


def _joined(*told: str) -> str:
    return "。".join(filter(None, told))


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
