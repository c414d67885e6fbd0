"""The texts of a case, wherever they stand in it: read, or changed in one pass."""

from __future__ import annotations

from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

from letters.case import Table, shape

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T", bound=Table)


@cache
def _with_texts(table: type[Table]) -> tuple[str, ...]:
    """The fields of a table that hold texts, or tables or dictionaries that may; enumeration words are no texts."""
    texts = shape.fields_of(table, (str,))
    return tuple(name for name, field in table.model_fields.items() if name in texts or shape.table_of(field))


def texts_in(value: object) -> list[str]:
    """Every text in a value."""
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    kind = type(value)
    if kind is str:
        found.append(value)
    elif kind is tuple:
        for item in value:
            _gather(item, found)
    elif isinstance(value, Table):
        _gather_fields(value, found)
    elif kind is dict:
        for item in value.values():
            _gather(item, found)


def _gather_fields(table: Table, found: list[str]) -> None:
    held = table.__dict__
    for name in _with_texts(type(table)):
        value = held[name]
        if type(value) is str:  # as most are: the walk goes through hundreds, for each kind of reader
            found.append(value)
        elif value:
            _gather(value, found)


def with_texts_changed(table: T, change: Callable[[str], str]) -> T:
    """A table with every text in it changed by a function; the table itself where nothing changes."""
    held, updates = table.__dict__, {}
    for name in _with_texts(type(table)):
        before = held[name]
        if before and (after := _changed_value(before, change)) is not before:
            updates[name] = after
    return table.model_copy(update=updates) if updates else table


def _changed_value(value: Any, change: Callable[[str], str]) -> Any:
    kind = type(value)
    if kind is str:
        return change(value)
    if kind is tuple:
        items = tuple([_changed_value(item, change) for item in value])
        return value if all(map(is_, items, value)) else items
    if isinstance(value, Table):
        return with_texts_changed(value, change)
    if kind is dict:
        return {key: _changed_value(item, change) for key, item in value.items()}
    return value
