"""What stands in a case, key by key, and which question asks for it, for whoever looks through their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case import contracts, shape
from letters.collect.interview import owed, script
from letters.collect.interview.keys import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.collect.interview.state import InterviewState

_ANSWERS = (contracts.TABLE, "offer", "hardship", "budget", "agent", "declarations", "legal_aid", "route", "addressees")
"""The tables that hold answers one by one; those of rows are shown row by row."""
_SILENT = ("id", "kind", "evidence", "businesses", "undisputed_due")
_MADE_OF = {
    "offer.undisputed": owed.PERIODS,
    "offer.undisputed_what": owed.PERIODS,
    "offer.options": owed.WAY,
    "offer.later_too": owed.COMING,
    "offer.later_paid": owed.COMING,
}
"""What follows from the answer to another question."""


def made_by(state: InterviewState, step: str) -> list[str]:
    """The keys of what follows from the answer to a question, as far as it stands."""
    return [key for key, asks in _MADE_OF.items() if asks == step and state.get(key) not in (None, "", [])]


def told_keys(state: InterviewState) -> Iterator[str]:
    """The keys at which something stands, but for lists that have a line for each row."""
    for table in _ANSWERS:
        yield from _below(table, state.data.get(table))


def _below(key: str, value: Any) -> Iterator[str]:
    if key.rpartition(".")[2] in _SILENT:
        return
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _below(f"{key}.{name}", each)
    elif key == contracts.TABLE and isinstance(value, list):
        for number, each in enumerate(value):
            yield from _below(f"{key}.{number}", each)
    elif value not in (None, "", []):
        yield key


def asked_at(key: str) -> str:
    """The key of the question that asks for what stands at a key: of rows the one whose line gives them."""
    if key in _MADE_OF:
        return _MADE_OF[key]
    field = shape.field_at(path_of(key))
    if field is None or shape.table_of(field) is None:
        return key
    return next((step.key for step in script.steps() if key in script.keys_of(step.key)), key)
