"""A row that is taken away: what the record keeps of later rows moves up with them, what it keeps of that one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.collect.interview import besides
from letters.collect.interview.keys import split

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.collect.interview.state import InterviewState


def without_row(state: InterviewState, row: str) -> InterviewState:
    """The state without a row (`incidents.2`)."""
    table, place = split(row)
    gone = state.get(f"{row}.id")
    after = state.changed(lambda file: file.set(row, None))
    return after.noted(
        skipped=list(_moved(state.skipped, table, int(place))),
        later=list(_moved(state.later, table, int(place))),
        todo=list(_moved(state.todo, table, int(place))),
        draft=_drafts(state, table, int(place), gone),
        besides=_besides(state, table, int(place)),
    )


def _besides(state: InterviewState, table: str, place: int) -> dict[str, dict[str, Any]]:
    """What answers put down beside their fields, without what was put down in that row."""
    found: dict[str, dict[str, Any]] = {}
    for key, names in besides.kept(state).items():
        there = {moved: value for name, value in names.items() for moved in _moved([name], table, place)}
        found |= {moved: there for moved in _moved([key], table, place) if there}
    return found


def _drafts(state: InterviewState, table: str, place: int, gone: Any) -> dict[str, Any]:
    """What is not whole, without what was said of that row, and with no tick at its id."""
    found: dict[str, Any] = {}
    for holder, draft in state.drafts.items():
        for moved in _moved([f"{holder}."], table, place):
            found[moved.rstrip(".")] = {name: _without(value, gone) for name, value in draft.items()}
    return found


def _without(value: Any, gone: Any) -> Any:
    return [each for each in value if each != gone] if isinstance(value, list) else value


def _moved(keys: Iterable[str], table: str, place: int) -> Iterable[str]:
    """The keys as they are when the row of that number is gone."""
    for key in keys:
        number, _, rest = key.removeprefix(f"{table}.").partition(".")
        if not key.startswith(f"{table}.") or not number.isdigit() or int(number) < place:
            yield key
        elif int(number) > place:
            yield f"{table}.{int(number) - 1}.{rest}"
