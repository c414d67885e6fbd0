"""Whether what is known so far leaves a question to be asked: `when` and `unless` of the data.

Each names keys without the numbers of rows, and the values of which one must be held there: of the question's own row,
else of any. `""` stands for nothing known, `"*"` for anything. All of `when` must hold, and none of `unless`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.collect.interview.keys import beside, generic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from letters.collect.interview.script_files import Known, ReasonRow, SectionRow, StepRow, WishRow
    from letters.collect.interview.state import InterviewState

NOTHING, ANYTHING = "", "*"


def fits(row: StepRow | SectionRow | ReasonRow | WishRow, state: InterviewState, key: str = "") -> bool:
    """Whether the row is for what is known, when the question about the key is to be asked."""
    return _all(row.when, state, key) and not any(_holds(*each, state, key) for each in row.unless.items())


def held(state: InterviewState, name: str, key: str = "") -> tuple[Any, ...]:
    """Every value at a key: in the file and in drafts, of the row that the question is about or else of all rows."""
    near, known = beside(name, key) if key else name, state.once(_values)
    if near not in known:
        known[near] = _held(state, near.split("."))
    return known[near]


def _values(_: InterviewState) -> dict[str, tuple[Any, ...]]:
    """What was held of a state, by key: many questions ask for the same."""
    return {}


def _held(state: InterviewState, near: Sequence[str]) -> tuple[Any, ...]:
    found = list(_walk(state.data, near))
    for holder, row in state.drafts.items():
        for inner, value in row.items():
            if _same(near, f"{holder}.{inner}"):
                found.extend(value if isinstance(value, list) else [value])
    return tuple(each for each in found if each is not None)


def _all(known: Known, state: InterviewState, key: str) -> bool:
    return all(_holds(name, values, state, key) for name, values in known.items())


def _holds(name: str, values: Sequence[Any], state: InterviewState, key: str) -> bool:
    found = held(state, name, key)
    if not found:
        return NOTHING in values
    return ANYTHING in values or any(each in values for each in found)


def _walk(value: Any, steps: Sequence[str]) -> Iterator[Any]:
    """What stands at the steps, in every row of a list unless a step says in which."""
    if isinstance(value, list):
        place = steps[0] if steps else ""
        rows = value[int(place) : int(place) + 1] if place.isdigit() else value
        for row in rows:
            yield from _walk(row, steps[1:] if place.isdigit() else steps)
    elif not steps:
        yield value
    elif isinstance(value, dict) and steps[0] in value:
        yield from _walk(value[steps[0]], steps[1:])


def _same(wanted: Sequence[str], key: str) -> bool:
    """Whether a draft's key is the one wanted, whose rows may be left open."""
    return key.split(".") == list(wanted) or generic(key) == ".".join(wanted)


def answers(state: InterviewState, names: Mapping[str, Any]) -> InterviewState:
    """The state with values put down that an answer says besides."""
    for name, value in names.items():
        state = state.put(name, value)
    return state
