"""An answer to a question with several fields: one line, or a text for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from letters.collect.interview import besides, in_turn, leaving, not_known
from letters.collect.interview.answer_check import problem
from letters.collect.interview.answered import Answered
from letters.collect.interview.asking import follow_on
from letters.collect.interview.asking.questions import question_field
from letters.collect.interview.asking.standing import shown
from letters.collect.interview.asking.wording import asked_as
from letters.collect.interview.keys import beside, split
from letters.collect.interview.passing import Passing, asked_first, left_by
from letters.collect.interview.readers import reader
from letters.collect.interview.rules.question_rules import rule
from letters.collect.interview.typed_answers import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.collect.interview.asking.questions import Question
    from letters.collect.interview.state import InterviewState
    from letters.collect.interview.words.line_read import LineRead


def line(state: InterviewState, asked: Question, text: str) -> Answered:
    """What one line says of the fields; what of it is not understood is kept as account, or asked again."""
    found = read_line(state, asked, text)
    if found.problem:
        return Answered(state, problem=found.problem)
    given = {beside(name, asked.key): value for name, value in found.values.items()}
    after, wrong = put_all(state, given)
    after, stood = _not_known(after, asked, found)
    rest = asked_as(state, asked.key).rest
    if found.left and rest:
        after = _kept(after, beside(rest, asked.key), found.left)
    every = _of_every_row(after, asked.key, text, found)
    also = _also(after, every, asked.key)
    told = _and_said("；".join(filter(None, (_understood(after, asked, found, kept=bool(rest)), *stood, also))), given)
    reasons = list(wrong.values())
    if found.left and not rest:
        reasons.append(f"“{found.left}”没有看懂，请换个说法只写这一部分；不要紧的，直接按回车")
    if not reasons:
        return follow_on.finished(every, asked.key, told)
    kept = [f"记下了：{told}"] if told else []
    return Answered(follow_on.begun(after, asked.key), problem="；".join([*kept, *reasons]))


def _not_known(state: InterviewState, asked: Question, found: LineRead) -> tuple[InterviewState, list[str]]:
    """The state in which these fields were said not to be known, and what is said of answers that stood there."""
    told = []
    for name in (each for each in found.unknown if each not in found.values):
        state, stood = leaving.field_left(state, question_field(state, beside(name, asked.key)), Passing.NOT_KNOWN)
        told.append(stood)
    return state, told


EVERY = "every"
"""Under this an answer to several fields says that it holds for the other rows too."""
_EVERY = re.compile(r"(?:他们|两个|几个|这些|所有)?(?:人|家里人)?(?:都|全)")


def _of_every_row(state: InterviewState, key: str, text: str, found: LineRead) -> InterviewState:
    """The state in which what was said of them all (都没担保) stands in every row that says nothing else."""
    return _in_rows(state, key, found.values) if _EVERY.match(text.strip()) else state


def _in_rows(state: InterviewState, key: str, values: Mapping[str, Any]) -> InterviewState:
    """The state in which what may be said of all rows at once stands in every one that says nothing else."""
    names = [name for name in asked_as(state, key).every if name in values]
    (row_key, last) = split(key)
    table = split(row_key)[0]
    for number, row in enumerate((state.get(table) or ()) if names else ()):
        holder = f"{table}.{number}"
        given = {f"{holder}.{name}": values[name] for name in names if name not in row}
        state = put_all(state, given)[0].skip(f"{holder}.{last}")
    return state


def _understood(state: InterviewState, asked: Question, found: LineRead, *, kept: bool) -> str:
    """How the line was understood, and what of it is kept in the person's words."""
    told = found.told or _told(state, asked)
    return f"{told}；“{found.left}”照您的话记下" if found.left and kept else told


def _and_said(told: str, given: Mapping[str, Any]) -> str:
    """How the answer was understood, then what is to be said of what was chosen for its fields."""
    said = (row.say for key, value in given.items() for row in follow_on.chosen(key, value))
    return "\n".join(filter(None, (told, *said)))


def fill(state: InterviewState, asked: Question, typed: Mapping[str, str]) -> Answered:
    """Field by field: what is right is kept, the others are told with why; an empty text leaves what stands."""
    given: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    stood: list[str] = []
    for each in asked.fields:
        text = typed.get(each.key, "").strip()
        way = left_by(each, text) if text else None
        found = read(each, text, state.today)
        if first := asked_first(text):
            wrong[each.key] = first
        elif way is not None:
            state, said = leaving.field_left(state, each, way)
            stood.append(said)
        elif text and found.value is None:
            wrong[each.key] = found.reason
        elif text:
            given[each.key] = found.value
    after, refused = put_all(state, given)
    wrong |= refused
    if wrong:
        return Answered(follow_on.begun(after, asked.key), problem="；".join(wrong.values()), problems=wrong)
    full = _besides(after, asked, typed, given)
    told = "；".join(filter(None, (_told(full, asked), *stood, _also(after, full, asked.key))))
    return follow_on.finished(full, asked.key, _and_said(told, given))


def _also(before: InterviewState, after: InterviewState, key: str) -> str:
    """Of whom else an answer was taken to hold: those of the other rows that it changed."""
    table = split(split(key)[0])[0]
    rows, were = (state.data.get(table, ()) if table else () for state in (after, before))
    named = [shown(after, f"{table}.{number}.relation") for number, row in enumerate(rows) if row != were[number]]
    return f"{'、'.join(filter(None, named))}也一样" if any(named) else ""


def _besides(
    state: InterviewState, asked: Question, typed: Mapping[str, str], given: Mapping[str, Any]
) -> InterviewState:
    """The state with what was said besides the fields: in one's own words, and of the other rows too."""
    if asked.rest and (text := typed.get(asked.rest, "").strip()):
        state = _kept(state, asked.rest, text)
    if typed.get(EVERY, ""):
        state = _in_rows(state, asked.key, {split(key)[1]: value for key, value in given.items()})
    return state


def read_line(state: InterviewState, asked: Question, text: str) -> LineRead:
    """What one line says of the fields, before anything of it is put down."""
    words = asked_as(state, asked.key)
    if words.reader:
        return reader(words.reader)(text, state.today, state)
    named = [(name, question_field(state, beside(name, asked.key))) for name in words.fields]
    return in_turn.read(named, text, state.today)


def put_all(state: InterviewState, given: Mapping[str, Any]) -> tuple[InterviewState, dict[str, str]]:
    """The state with the values that the model takes, and what follows from them; why it does not take the others."""
    wrong: dict[str, str] = {}
    for key, value in given.items():
        outcome = rule(key)(state, key, value)
        after = not_known.answered(outcome.state, key)
        reason = outcome.problem or problem(state, after, key)
        if reason:
            wrong[key] = reason
        else:
            state = follow_on.of_choice(besides.by_the_person(after, key), key, value)
    return state, wrong


def _kept(state: InterviewState, key: str, text: str) -> InterviewState:
    """The state with the text beside what is told there already."""
    before = state.get(key)
    return state if before and text in before else state.put(key, f"{before}；{text}" if before else text)


def _told(state: InterviewState, asked: Question) -> str:
    pairs = ((each.label, question_field(state, each.key).current) for each in asked.fields)
    return "，".join(f"{label}：{text}" for label, text in pairs if text)
