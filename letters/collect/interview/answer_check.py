"""Whether the model takes an answer: the field by itself, then the case with it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from letters.case import Case, problems, spell
from letters.collect.interview.refusal_words import in_plain_words, path_in

if TYPE_CHECKING:
    from letters.case import KeyPath
    from letters.collect.interview.state import InterviewState


def problem(before: InterviewState, after: InterviewState, key: str) -> str:
    """Why the answer at the key cannot stand, in plain words; empty when it can."""
    value = after.get(key)
    alone = _alone(key, value) if value is not None else ""
    if alone:
        return alone
    known = {each.message for each in before.problems}
    new = next((each for each in after.problems if each.message not in known), None)
    return in_plain_words(path_in(new.where), new.message, new.hint) if new else ""


def _alone(key: str, value: Any) -> str:
    """What the model says of the one field, whatever the rest of the file lacks."""
    path = tuple(0 if step.isdigit() else step for step in key.split("."))
    plain: Any = tomllib.loads(f"it = {spell.value(value)}")["it"]
    data: Any = plain
    for step in reversed(path):
        data = [data] if step == 0 else {step: data}
    try:
        Case.model_validate(data)
    except ValidationError as error:
        found = [each for each in problems.faults(error) if _concerns(each.path, path)]
        return in_plain_words(found[0].path, found[0].message, found[0].hint) if found else ""
    return ""


def _concerns(fault: KeyPath, path: KeyPath) -> bool:
    return fault[: len(path)] == path and len(fault) <= len(path) + 1
