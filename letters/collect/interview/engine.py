"""The interview without a terminal: a state, its next question, an answer that gives the next state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import not_known, script
from letters.collect.interview.answer_check import problem
from letters.collect.interview.question_rules import RULES, after_skipping
from letters.collect.interview.questions import Question, QuestionKind, generic, question
from letters.collect.interview.spoken import is_skip
from letters.collect.interview.state import HUB
from letters.collect.interview.typed_answers import read
from letters.kit.frozen import frozen
from letters.kit.typed import is_unknown

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState


@frozen
class Answered:
    """The state after an answer, how the answer was understood, or why it was not and is asked again."""

    state: InterviewState
    shown: str = ""
    problem: str = ""


def next_question(state: InterviewState) -> Question | None:
    """What to ask now: what was begun first, then the first step without an answer; None when nothing is left."""
    if state.todo:
        return question(state, state.todo[0])
    step = next((step for step in script.wanted(state) if not state.is_answered(step.key)), None)
    if step is None:
        return None
    begun = step.key == HUB and state.data.get(HUB)
    return question(state, step.key, section=step.section, say="" if begun else step.say)


def answer(state: InterviewState, asked: Question, text: str) -> Answered:
    """Take an answer as it was typed. An empty one keeps what stands, or leaves the question."""
    if not text.strip() and asked.current:
        return Answered(_done(state, asked.key), f"不变：{asked.current}")
    if not text.strip() or is_skip(
        text, nothing=asked.kind in (QuestionKind.TEXT, QuestionKind.STORY, QuestionKind.NUMBER)
    ):
        return _skip(state, asked, text)
    found = read(asked, text, state.today)
    if found.value is None:
        return Answered(state, problem=found.reason)
    rule = RULES.get(generic(asked.key), RULES[""])
    outcome = rule(state, asked.key, found.value)
    if outcome.problem:
        return Answered(outcome.state, problem=outcome.problem)
    after = not_known.answered(outcome.state, asked.key)
    wrong = problem(state, after, asked.key)
    if wrong:
        return Answered(state, problem=wrong)
    return Answered(_done(after, asked.key), outcome.shown or found.shown)


def _done(state: InterviewState, key: str) -> InterviewState:
    return state.noted(todo=[each for each in state.todo if each != key]) if key in state.todo else state


def _skip(state: InterviewState, asked: Question, text: str) -> Answered:
    outcome = after_skipping(state, asked)
    if outcome.problem:
        return Answered(state, problem=outcome.problem)
    after = not_known.noted(outcome.state, asked.key) if is_unknown(text) else outcome.state
    return Answered(_done(after, asked.key), outcome.shown)
