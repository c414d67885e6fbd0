"""The interview without a terminal: a state, its next question, an answer that gives the next state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from letters.collect.interview import kept_words, leaving, not_known, script
from letters.collect.interview.answer_check import problem
from letters.collect.interview.answered import Answered
from letters.collect.interview.asking import follow_on
from letters.collect.interview.asking.asked import open_steps, placed, step_of
from letters.collect.interview.asking.questions import Question, question
from letters.collect.interview.asking.wording import asked_as
from letters.collect.interview.keys import NEXT, beside
from letters.collect.interview.passing import asked_first, left_by
from letters.collect.interview.rules.question_rules import rule
from letters.collect.interview.several import fill, line, put_all, read_line
from letters.collect.interview.state import HUB
from letters.collect.interview.taken_away import without_rows
from letters.collect.interview.typed_answers import read
from letters.collect.interview.typed_rows import rows_told, typed_rows
from letters.collect.interview.unrecorded import asked_again

if TYPE_CHECKING:
    from letters.collect.interview.script import InterviewStep
    from letters.collect.interview.state import InterviewState


def next_question(state: InterviewState) -> Question | None:
    """What to ask now: what was begun first, then the first step without an answer; None when nothing is left."""
    if key := begun(state):
        return question(state, key)
    step = next(iter(open_steps(state)), None)
    if step is None:
        return None
    return _opened(state, placed(state, step.key), step)


def opening(state: InterviewState, key: str) -> Question:
    """The question about a key, with the words that open its section where it is the first of it."""
    asked = step_of(key)
    step = next((each for each in script.steps() if each.key == asked), None)
    return _opened(state, key, step) if step else question(state, key)


def _opened(state: InterviewState, key: str, step: InterviewStep) -> Question:
    say = "" if step.key == HUB and state.data.get(HUB) else step.say
    return replace(question(state, key), section=step.section.title, say=say)


def begun(state: InterviewState) -> str:
    """The key of what was begun by another answer and is asked before anything else, "" for nothing."""
    return follow_on.first(state)


def answer(state: InterviewState, asked: Question, typed: str | Mapping[str, str]) -> Answered:
    """Take an answer as it was typed: a line, or a text for each field by its key.

    An empty one keeps what stands, or puts the question off; it never changes or clears anything.
    """
    if isinstance(typed, Mapping):
        return _of_fields(state, asked, typed)
    standing = asked.current or any(each.current for each in asked.fields)
    if not typed.strip() and standing:
        return Answered(follow_on.done(state, asked.key), f"不变：{_stands(asked)}")
    if first := asked_first(typed):
        return Answered(state, problem=first)
    way = left_by(asked, typed, several=bool(asked.fields))
    if way is not None:
        return leaving.leave(state, asked, way)
    return line(state, asked, typed) if asked.fields else asked_again(state, _single(state, asked, typed), asked.key)


def _of_fields(state: InterviewState, asked: Question, typed: Mapping[str, str]) -> Answered:
    if asked.is_line:
        return _of_rows(state, asked, typed)
    if not asked.fields or not any(text.strip() for text in typed.values()):
        return answer(state, asked, typed.get(asked.key, ""))
    return fill(state, asked, typed)


def _of_rows(state: InterviewState, asked: Question, typed: Mapping[str, str]) -> Answered:
    """Rows that were typed cell by cell, then the line for whatever else the question asks."""
    text, (given, wrong, filled, emptied) = typed.get(asked.key, ""), typed_rows(state, asked, typed)
    if wrong:
        return Answered(state, problem="；".join(dict.fromkeys(wrong.values())), problems=wrong)
    if filled & {beside(name, asked.key) for name in read_line(state, asked, text).values}:
        return Answered(state, problem=TWICE)
    if not given and not emptied:
        return answer(state, asked, text)
    after, refused = put_all(state, given)
    if refused:
        return Answered(state, problem="；".join(refused.values()), problems=refused)
    after, gone = without_rows(after, emptied)
    told = "；".join(filter(None, (rows_told(after, given), gone)))
    if not text.strip():
        return follow_on.finished(after, asked.key, told)
    line_too = answer(after, question(after, asked.key), text)
    return replace(line_too, shown="；".join(filter(None, (told, line_too.shown))))


TWICE = "有几样已经一行一行写了，这一句里不用再写：留一处就好"


def _single(state: InterviewState, asked: Question, text: str) -> Answered:
    found = read(asked, text, state.today)
    other = asked_as(state, asked.key).instead
    if found.value is None and other is not None:
        return answer(follow_on.done(state, asked.key).skip(asked.key), question(state, beside(other, asked.key)), text)
    if found.value is None:
        return Answered(kept_words.keep(state, asked.key, found.kept, asked_back=True), problem=found.reason)
    outcome = rule(asked.key)(state, asked.key, found.value)
    if outcome.problem:
        return Answered(outcome.state, problem=outcome.problem)
    after = kept_words.keep(not_known.answered(outcome.state, asked.key), asked.key, found.kept)
    wrong = problem(state, after, asked.key)
    if wrong:
        return Answered(state, problem=wrong)
    followed = follow_on.after(after, asked.key, found.value)
    return Answered(followed.state, followed.shown or outcome.shown or found.shown)


def _stands(asked: Question) -> str:
    return asked.current or "，".join(each.current for each in asked.fields if each.current)


def before(state: InterviewState, asked: str) -> str:
    """The key that the script has before the question of a key, "" where it is the first."""
    keys = [step.key for step in script.wanted(state) if NEXT not in step.key]
    leads = (place for place, key in enumerate(keys, 1) if asked in script.keys_of(key))
    place = keys.index(asked) if asked in keys else next(leads, len(keys))
    return keys[place - 1] if place else ""


def can_return(state: InterviewState, key: str) -> bool:
    """Whether the question still makes sense: a hub or a row that has become another does not."""
    holder = key.rpartition(".")[0]
    if key in (HUB, "practices", "received") or key.startswith(("paste.", "plan.")):
        return False
    if not holder or not holder[-1].isdigit():
        return True
    return bool(state.get(holder)) or bool(state.draft(holder))
