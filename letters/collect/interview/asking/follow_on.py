"""What comes after an answer: what it says besides, and what is asked at once because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from letters.collect.interview import besides, conditions, script
from letters.collect.interview.answered import Answered
from letters.collect.interview.asking.asked import placed, step_of
from letters.collect.interview.keys import NEXT, beside, generic
from letters.collect.interview.script_files import AskRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.collect.interview.script_files import ChoiceRow, StepRow
    from letters.collect.interview.state import InterviewState


class Followed(NamedTuple):
    """The state with what follows, and what is to be said of it."""

    state: InterviewState
    shown: str


def first(state: InterviewState) -> str:
    """What was begun and is asked before anything else, where what is known still leaves it open; "" for nothing."""
    return placed(state, next(iter(still(state)), ""))


def still(state: InterviewState) -> tuple[str, ...]:
    """What was begun and is yet to be asked: of what another answer leads to, what is known may have closed some."""
    conditional = script.data().then
    return tuple(key for key in state.todo if _is_open(state, key, conditional.get(generic(key), ())))


def _is_open(state: InterviewState, key: str, rows: Sequence[StepRow]) -> bool:
    return not rows or any(conditions.fits(row, state, key) for row in rows)


def begun(state: InterviewState, key: str) -> InterviewState:
    """The state in which the question is the next one, also after a new start."""
    return state if state.todo[:1] == (key,) else state.noted(todo=[key, *(each for each in state.todo if each != key)])


def done(state: InterviewState, key: str) -> InterviewState:
    """The state in which the question need not be asked again though it was begun, or put off."""
    names = {key, step_of(key)}
    if not names & {*state.todo, *state.later}:
        return state
    todo, later = ([each for each in keys if each not in names] for keys in (state.todo, state.later))
    return state.noted(todo=todo, later=later)


def after(state: InterviewState, key: str, value: Any) -> Followed:
    """What follows from the answer to a question of one field."""
    words = script.data().put(generic(key))
    rows = chosen(key, value)
    state = _asked_once(done(besides.by_the_person(state, key), key), key, words)
    if value == [] and key not in state.todo:
        state = state.skip(key)
    if not words.keep:
        state = state.put(key, None).skip(key)
    return Followed(_followed(state, key, words, rows), "\n".join(row.say for row in rows if row.say))


def chosen(key: str, value: Any) -> list[ChoiceRow]:
    """The script's own choices that an answer is; none where the key has no such list."""
    values = value if isinstance(value, list) else [value]
    return [row for row in script.data().put(generic(key)).choices if row.value in values]


def of_choice(state: InterviewState, key: str, value: Any) -> InterviewState:
    """What follows from what was chosen for one of several fields."""
    rows = chosen(key, value)
    return _followed(done(state, key), key, AskRow(), rows) if rows else besides.said(state, key, {})


def taken_back(state: InterviewState, key: str) -> InterviewState:
    """The state without what the answer at a key said besides, and led to: it is going to be taken away."""
    return _said_besides(besides.said(state, key, {}), key, ())


def finished(state: InterviewState, key: str, told: str) -> Answered:
    """What follows when a question with several fields was answered: what is missing is asked by itself."""
    words = script.data().put(generic(key))
    must = [beside(name, key) for name in words.fields if name not in words.may_lack]
    missing = [each for each in must if state.get(each) is None and each not in state.skipped]
    state = _followed(done(state, key), key, words, ())
    state = _asked_once(state if NEXT in step_of(key) else state.skip(key), key, words)
    return Answered(state.noted(todo=[*missing, *state.todo]), told)


def _asked_once(state: InterviewState, key: str, words: AskRow) -> InterviewState:
    """The state in which a question about the next row is not put about one more, unless it is asked again."""
    step = step_of(key)
    return state.skip(step) if NEXT in step and not words.again else state


def _followed(state: InterviewState, key: str, words: AskRow, rows: Sequence[ChoiceRow]) -> InterviewState:
    state = conditions.answers(state, {beside(name, key): value for name, value in words.sets.items()})
    state = _said_besides(state, key, rows)
    todo = [beside(each.key, key) for each in (*words.then, *(each for row in rows for each in row.then))]
    return state.noted(todo=[*todo, *(each for each in state.todo if each not in todo)]) if todo else state


def _said_besides(state: InterviewState, key: str, rows: Sequence[ChoiceRow]) -> InterviewState:
    """The state with what the choices say besides, without what those said that were chosen before, or led to."""
    asked = script.data().put(generic(key))
    if not asked.choices and asked.none is None:
        return state
    state = besides.said(state, key, {beside(name, key): value for row in rows for name, value in row.sets.items()})
    for each in asked.choices:
        for step in each.then if each not in rows else ():
            state = besides.withdrawn(state, beside(step.key, key))
    return state
