"""What stood at a question that is left now: gone, since the person does not say it any more, or said to stay.

Only what the case can be without goes. Rows stay, and whole stories where 不清楚 is said: they are much, and one press
of a button would lose them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import shape
from letters.collect.interview.answer_check import problem
from letters.collect.interview.asking import follow_on
from letters.collect.interview.asking.questions import QuestionKind
from letters.collect.interview.asking.wording import model_path
from letters.collect.interview.keys import split
from letters.collect.interview.passing import Passing
from letters.collect.interview.rules.question_rules import without_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.collect.interview.asking.questions import QuestionField
    from letters.collect.interview.state import InterviewState

_TO_END = "；整段都不要了，写“不写”"
_LONGEST = 24  # characters of an answer that are said again


def taken_away(state: InterviewState, asked: QuestionField, way: Passing) -> tuple[InterviewState, str]:
    """The state without the answer that stood, and what is said of it; with it where it has to stay."""
    if not asked.current:
        return state, ""
    stood = _shortened(asked.current)
    if way is Passing.LATER:
        return state, f"原来写的“{stood}”还留着"
    if not _may_go(asked, way):
        return state, f"原来写的“{stood}”还留着；要改，写新的就行{_TO_END if asked.kind is QuestionKind.STORY else ''}"
    after = _without(state, asked.key)
    if _is_missed(state, after, asked.key):
        return state, f"原来写的“{stood}”还留着：这一项不能空着，要改就写新的"
    return after, gone(asked)


def gone(asked: QuestionField) -> str:
    """What is said of an answer that stood and does not any more; "" where none did."""
    return f"原来写的“{_shortened(asked.current)}”不再用了" if asked.current else ""


def without_rows(state: InterviewState, emptied: Sequence[QuestionField]) -> tuple[InterviewState, str]:
    """The state without the rows of these lists, not asked for again, and what that means; with those it must have."""
    told = []
    for each in emptied:
        after = _without(state, each.key)
        if _is_missed(state, after, each.key):
            told.append(f"{each.label}：原来的还留着，这一项不能空着")
        else:
            state = after.skip(each.key)
            told.append(f"{each.label}：清空了，就是还没有答，不是说“没有”；文书里不写")
    return state, "；".join(told)


def that_stay(fields: Sequence[QuestionField], before: InterviewState, after: InterviewState) -> str:
    """What is said of a question with several fields that was left: which of its answers stand as before."""
    named = [each.label for each in fields if each.current and after.get(each.key) == before.get(each.key)]
    return f"已经写的照旧：{'、'.join(named)}；要改哪一样，写新的就行" if named else ""


def _may_go(asked: QuestionField, way: Passing) -> bool:
    """Whether one plain answer stands there, that a word may take away; a story goes where nothing is to be told."""
    field = shape.field_at(model_path(asked.key))
    if field is None or shape.table_of(field) is not None:
        return False
    return asked.kind is not QuestionKind.STORY or way is not Passing.NOT_KNOWN


def _without(state: InterviewState, key: str) -> InterviewState:
    after = without_answer(follow_on.taken_back(state, key), key)
    holder = split(key)[0]
    if after.data.get(holder) == {}:  # a table that only this answer began
        return after.changed(lambda file: file.set(holder, None))
    return after


def _is_missed(before: InterviewState, after: InterviewState, key: str) -> bool:
    """Whether the case cannot be without the answer."""
    field = shape.field_at(model_path(key))
    if field is not None and field.is_required():
        return True
    return bool(problem(before, after, key)) or (before.case() is not None and after.case() is None)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
