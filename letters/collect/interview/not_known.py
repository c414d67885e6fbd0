"""What the person was asked and does not know: kept in the case file, apart from what nobody asked.

Only for what the case file can be without: an entry of `unknown` names a field, and a row of a list by its id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import shape

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState

LIST = "unknown"


def noted(state: InterviewState, key: str) -> InterviewState:
    """The state in which the person does not know the answer at a key: `incidents.0.known_by`."""
    entry = _entry(state, key)
    known = state.data.get(LIST, [])
    if not entry or entry in known or state.get(key) is not None:
        return state
    return state.changed(lambda file: file.set(LIST, [*known, entry]))


def answered(state: InterviewState, key: str) -> InterviewState:
    """The state without that, where there is an answer after all."""
    entry = _entry(state, key)
    known = state.data.get(LIST, [])
    if entry not in known or state.get(key) is None:
        return state
    left = [each for each in known if each != entry]
    return state.changed(lambda file: file.set(LIST, left or None))


def _entry(state: InterviewState, key: str) -> str:
    """How the case file names the field; "" for what is no field of it, must be told, or stands in no row yet."""
    steps = key.split(".")
    field = shape.field_at(tuple(steps[:1] + [step for step in steps[1:] if not step.isdigit()]))
    if field is None or field.is_required() or field.default is not None:
        return ""
    if len(steps) > 1 and steps[1].isdigit():
        rows = state.data.get(steps[0], [])
        place = int(steps[1])
        row = rows[place] if place < len(rows) else {}
        if "id" not in row:
            return ""
        steps[1] = str(row["id"])
    return ".".join(steps)
