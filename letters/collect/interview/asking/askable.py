"""Which keys a person can be asked about, outside the talk's own order too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import shape
from letters.collect.interview import script
from letters.collect.interview.asking.questions import QuestionKind, question
from letters.collect.interview.asking.wording import model_path
from letters.collect.interview.keys import generic
from letters.collect.interview.state import HUB

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState


def is_askable(state: InterviewState, key: str) -> bool:
    """Whether one line can answer it: what the script puts, a value, or words of a vocabulary.

    No table can but the list of contacts, and no list that holds nothing to choose from.
    """
    if key != HUB and generic(key) not in script.data().ask and not _is_value(key):
        return False
    asked = question(state, key)
    return bool(asked.fields or asked.choices) or asked.kind not in (QuestionKind.CHOICE, QuestionKind.CHOICES)


def _is_value(key: str) -> bool:
    field = shape.field_at(model_path(key))
    if field is None or shape.table_of(field) is not None:
        return False
    return not shape.is_list(field) or shape.words_of(field) is not None
