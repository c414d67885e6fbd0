"""The texts of a case, wherever they stand in it: read, or changed in one pass."""

from __future__ import annotations

from functools import cache
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


def _gather(value: object, found: list[str]) -> None:
    if type(value) is str:
        found.append(value)
    elif isinstance(value, Table):
        held = value.__dict__
        for name in _with_texts(type(value)):
            if (inner := held[name]) is not None:
                _gather(inner, found)
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, found)
    elif isinstance(value, dict):
        _gather(tuple(value.values()), found)


def with_texts_changed(table: T, change: Callable[[str], str]) -> T:
    """A table with every text in it changed by a function; the table itself where nothing changes."""
    before = table.__dict__
    after = {name: _changed_value(before[name], change) for name in _with_texts(type(table))}
    updates = {name: new for name, new in after.items() if new is not before[name]}
    return table.model_copy(update=updates) if updates else table


def _changed_value(value: Any, change: Callable[[str], str]) -> Any:
    if type(value) is str:
        return change(value)
    if isinstance(value, Table):
        return with_texts_changed(value, change)
    if isinstance(value, dict):
        return {key: _changed_value(item, change) for key, item in value.items()}
    if not isinstance(value, tuple):
        return value
    items = tuple(_changed_value(item, change) for item in value)
    return value if all(a is b for a, b in zip(items, value, strict=True)) else items
