"""Which steps of the script are still open, and the key that is then asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import script
from letters.collect.interview.keys import NEXT, beside, generic
from letters.collect.interview.state import HUB

if TYPE_CHECKING:
    from letters.collect.interview.script import InterviewStep
    from letters.collect.interview.state import InterviewState

HANDED_OVER = "handed.over"
"""The question that files are the answer to: offered at the end, where they can be taken; no step asks it."""


def open_steps(state: InterviewState) -> tuple[InterviewStep, ...]:
    """What is yet to be asked of this person, in order."""
    return state.once(_open)


def _open(state: InterviewState) -> tuple[InterviewStep, ...]:
    return tuple(step for step in script.wanted(state) if not is_answered(state, step.key))


def is_answered(state: InterviewState, key: str) -> bool:
    """Whether there is no need to ask: it was left, or something stands there; of several fields in each."""
    if key in state.skipped:
        return True
    words = script.data().put(generic(key))
    if key == HUB or NEXT in key:
        return False
    if words.fields:
        must = [name for name in words.fields if name not in words.may_lack]
        return bool(must) and all(_stands(state, beside(name, key)) for name in must)
    return _stands(state, key)


def _stands(state: InterviewState, key: str) -> bool:
    return key in state.skipped or state.get(key) not in (None, "", [], {})


def placed(state: InterviewState, key: str) -> str:
    """The key of a step as it is asked now: `dealings.+.stop` about the row that comes next."""
    table, found, rest = key.partition(f".{NEXT}")
    return f"{table}.{_rows(state, table)}{rest}" if found else key


def step_of(key: str) -> str:
    """The key of the step that asks a question, where it begins a new row: `dealings.2.stop` is `dealings.+.stop`."""
    return script.data().next_rows.get(generic(key), key)


def _rows(state: InterviewState, table: str) -> int:
    found = state.get(table)
    begun = [holder for holder in state.drafts if holder.rpartition(".")[0] == table]
    return (len(found) if isinstance(found, list) else 0) + len(begun)
