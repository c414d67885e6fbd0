"""In which words a question is put: the script's, else those of the model's field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case import shape
from letters.collect.interview import script
from letters.collect.interview.asking.standing import shown
from letters.collect.interview.keys import beside, generic, path_of
from letters.collect.interview.script_files import AskRow
from letters.collect.interview.words import pasted_lines

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from letters.case import KeyPath
    from letters.collect.interview.state import InterviewState

BODIES = "addressees."  # by letter or role: their keys are no fields
_IN_LABEL = re.compile(r"\{([a-z_]+)\}")


def wording(state: InterviewState, key: str, field: FieldInfo | None) -> tuple[str, str, str]:
    """Label, help and example: as the script puts them, else as the field has them."""
    words = asked_as(state, key).over(_as_field_has(key, field))
    help_ = pasted_lines.told(state) if key == pasted_lines.RIGHT else words.help
    return _named(state, key, words.label or ""), help_ or "", words.example or ""


def _named(state: InterviewState, key: str, label: str) -> str:
    """The label with what the question's own row is called: {relation}签过担保吗."""
    return _IN_LABEL.sub(lambda found: shown(state, beside(found[1], key)) or "他", label)


def asked_as(state: InterviewState, key: str) -> AskRow:
    """The script's words; another contact is asked for in other words than the first."""
    rows = state.data.get("incidents")
    if key == "incidents" and rows:
        again = script.data().put("incidents", "incidents.again")
        return AskRow(help=f"已经记了 {len(rows)} 条").over(again)
    name = generic(key)
    if name.startswith(BODIES):
        return script.data().put(BODIES.rstrip("."))
    return script.data().put(name.replace("paste.", "incidents."), name)


def _as_field_has(key: str, field: FieldInfo | None) -> AskRow:
    """What people call it, else the model's title, with the model's help; the key itself where it is no field."""
    if field is None:
        return AskRow(key)
    example = shape.example_value(field)
    plain = str(example) if isinstance(example, str | int) else ""
    return AskRow(script.data().called.get(generic(key)) or field.title or key, field.description or "", plain)


def model_path(key: str) -> KeyPath:
    """Where the field stands in the model; what is pasted has the fields of an incident."""
    return path_of(key.replace("paste.", "incidents.0."))
