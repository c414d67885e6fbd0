"""What an answer puts down beside its own field, and takes back when it is changed.

The record keeps it under `besides`, by the question: `{ "owed.coming" = { "offer.later_paid" = true } }`. What the
person says of such a field in an answer about it is theirs, and so is what stood there before: neither is kept here,
and no other answer takes it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from letters.collect.interview.keys import split

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState

Besides = Mapping[str, Mapping[str, Any]]
"""What answers put down beside their fields: values by key, by the keys of the questions."""


def kept(state: InterviewState) -> Besides:
    """What answers put down beside their own fields, and no answer took back."""
    found: Besides = state.record.get("besides", {})
    return found


def said(state: InterviewState, key: str, sets: Mapping[str, Any]) -> InterviewState:
    """The state in which the answer at a key says these besides, and no more what the answer before it said."""
    before = kept(state).get(key, {})
    if not before and not sets:
        return state
    own = {name: value for name, value in sets.items() if name in before or not _is_theirs(state, name, value)}
    others: Besides = {each: names for each, names in kept(state).items() if each != key}
    for name, value in sets.items():
        others = _without(others, name, unless=value)
        state = state.put(name, value)
    state = state.noted(besides=_that_say_something({**others, key: own}))
    for name in before.keys() - sets.keys():
        state = _taken_back(state, name, before[name])
    return state


def _is_theirs(state: InterviewState, name: str, value: Any) -> bool:
    """Whether the value stands at a key already, and no answer put it down besides."""
    return bool(state.get(name) == value) and not _is_kept(state, name)


def _is_kept(state: InterviewState, name: str) -> bool:
    return any(name in names for names in kept(state).values())


def withdrawn(state: InterviewState, key: str) -> InterviewState:
    """The state without an answer that put something down, and without that; as it is where it put down nothing."""
    return said(state, key, {}).put(key, None) if kept(state).get(key) else state


def by_the_person(state: InterviewState, name: str) -> InterviewState:
    """The state in which what stands at a key was said in an answer about it."""
    left = _without(kept(state), name)
    return state if left == kept(state) else state.noted(besides=left)


def _taken_back(state: InterviewState, name: str, value: Any) -> InterviewState:
    """The state without what an answer had put down, unless another answer says the same, or it was changed since."""
    if state.get(name) != value or _is_kept(state, name):
        return state
    left = state.put(name, None)
    holder = split(name)[0]
    if left.data.get(holder) == {}:  # a table that only this answer began
        left = left.changed(lambda file: file.set(holder, None))
    return left


def _without(besides: Besides, name: str, unless: Any = None) -> Besides:
    """What is kept without that field, but for the answers that put down this value there."""
    left = {
        key: {each: value for each, value in names.items() if each != name or (unless is not None and value == unless)}
        for key, names in besides.items()
    }
    return _that_say_something(left)


def _that_say_something(besides: Besides) -> Besides:
    return {key: names for key, names in besides.items() if names}
