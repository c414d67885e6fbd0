"""Which keys a person can be asked about, outside the talk's own order too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case import shape
from letters.collect.interview import script
from letters.collect.interview.asking.questions import QuestionKind, question
from letters.collect.interview.asking.wording import BODIES, model_path
from letters.collect.interview.keys import NEXT, generic

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState

_NAME = re.compile("[a-z_]+[a-z0-9_/-]*")
_ROW = re.compile("[0-9]{1,5}")


def is_askable(state: InterviewState, key: str) -> bool:
    """Whether one line can answer it: what the script puts, a value, or words of a vocabulary.

    No table can but the list of contacts, and no list that holds nothing to choose from.
    """
    if not is_question(key):
        return False
    asked = question(state, key)
    return bool(asked.fields or asked.choices) or asked.kind not in (QuestionKind.CHOICE, QuestionKind.CHOICES)


def is_question(key: str) -> bool:
    """Whether anything is asked by a key, now or in another case: nothing is by one that somebody made up."""
    steps = key.split(".")
    if not all(_is_step(step) for step in steps) or _ROW.fullmatch(steps[-1]):
        return False
    known = script.data()
    put = known.ask.keys() | {generic(step.key) for step in known.steps}
    return not put.isdisjoint((generic(key), generic(key.replace("paste.", "incidents.")))) or _is_value(key)


def _is_step(step: str) -> bool:
    """A name, or the number of a row there can be."""
    return step == NEXT or bool(_NAME.fullmatch(step) or _ROW.fullmatch(step))


def _is_value(key: str) -> bool:
    path = model_path(key)
    holder = shape.field_at(path[:-1])
    if holder is not None and shape.table_of(holder) is None:
        return key.startswith(BODIES)
    field = shape.field_at(path)
    if field is None or shape.table_of(field) is not None:
        return False
    return not shape.is_list(field) or shape.words_of(field) is not None
