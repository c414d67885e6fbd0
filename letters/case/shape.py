"""The shape of the case file, read from the model: which table holds which keys, and what they are called."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from letters.case.contracts import HERE, TABLE
from letters.case.fields import Table
from letters.case.labelled import Labelled
from letters.case.model import Case

Meant = TypeVar("Meant")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from letters.case.where import KeyPath

    Tables = tuple[tuple[KeyPath, Table], ...]  # as `walk` finds them


def _leaves(annotation: Any) -> Iterator[Any]:
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for argument in inner:
        yield from _leaves(argument)


def table_of(field: FieldInfo) -> type[Table] | None:
    """The table that the field holds, once or in a list."""
    leaves = _leaves(field.annotation)
    return next((leaf for leaf in leaves if isinstance(leaf, type) and issubclass(leaf, Table)), None)


def words_of(field: FieldInfo) -> type[Labelled] | None:
    """The closed vocabulary that the field takes its words from."""
    leaves = _leaves(field.annotation)
    return next((leaf for leaf in leaves if isinstance(leaf, type) and issubclass(leaf, Labelled)), None)


def holds(field: FieldInfo, kind: type) -> bool:
    """Whether the field holds values of that type, once or in a list."""
    return kind in _leaves(field.annotation)


def is_list(field: FieldInfo) -> bool:
    """Whether the field takes a list."""
    return get_origin(field.annotation) is tuple


def table_at(path: KeyPath) -> type[Table] | None:
    """The table that holds the last name of the path; None below a dictionary or a plain value."""
    table: type[Table] | None = Case
    for name in names(path)[:-1]:
        field = table.model_fields.get(name) if table else None
        table = table_of(field) if field else None
    return table


def field_at(path: KeyPath) -> FieldInfo | None:
    """The field that the path leads to, or into (an item of a list, an entry of a dictionary)."""
    return _field_at(names(path))


@lru_cache(maxsize=4096)  # a case file may hold any keys
def _field_at(path: tuple[str, ...]) -> FieldInfo | None:
    table: type[Table] | None = Case
    field: FieldInfo | None = None
    for name in path:
        if table is None:
            return field
        field = table.model_fields.get(name)
        table = table_of(field) if field else None
    return field


def names(path: KeyPath) -> tuple[str, ...]:
    """The names on the path, without the indexes of lists."""
    return tuple(step for step in path if isinstance(step, str))


def title(path: KeyPath) -> str:
    """What the reader calls the field: its Chinese title, else its key. `HERE` leads from the contract."""
    told = names(path)
    return _title((TABLE, *told[1:]) if told[:1] == (HERE,) else told)


@lru_cache(maxsize=4096)  # a case file may hold any keys
def _title(path: tuple[str, ...]) -> str:
    field = field_at(path)
    return field.title if field and field.title else (path[-1] if path else "")


@cache
def tables() -> dict[tuple[str, ...], type[Table]]:
    """Every table of the case file by the names that lead to it; the file itself stands under ()."""
    found: dict[tuple[str, ...], type[Table]] = {(): Case}
    found.update(_below((), Case))
    return found


def _below(path: tuple[str, ...], table: type[Table]) -> Iterator[tuple[tuple[str, ...], type[Table]]]:
    for key, field in table.model_fields.items():
        if inner := table_of(field):
            yield (*path, key), inner
            yield from _below((*path, key), inner)


def header(path: tuple[str, ...]) -> str:
    """How the table's heading is written: `[offer]`, `[[incidents]]`; the file itself is named in words."""
    if not path:
        return "文件开头（所有表头之前）"
    field = field_at(path)
    dotted = ".".join(path)
    return f"[[{dotted}]]" if field and is_list(field) and table_of(field) else f"[{dotted}]"


def homes(key: str) -> list[str]:
    """The headings of the tables that know the key."""
    return [header(path) for path, table in tables().items() if key in table.model_fields]


def nearest_key(key: str, table: type[Table]) -> str | None:
    """The key of the table that was probably meant: near in letters, or named by its Chinese title."""
    titles = {field.title: name for name, field in table.model_fields.items() if field.title}
    plain = key.strip().lower().replace("-", "_").replace(" ", "_")
    return _nearest(plain, {**{name: name for name in table.model_fields}, **titles})


def nearest_word(word: str, words: type[Labelled]) -> Labelled | None:
    """The word of a vocabulary that was probably meant, by its spelling or its Chinese label."""
    known = {each.value: each for each in words} | {each.label: each for each in words}
    return _nearest(word.strip().lower().replace("-", "_"), known)


def _nearest(given: str, known: dict[str, Meant]) -> Meant | None:
    found = get_close_matches(given, known, 1, 0.6) or [name for name in known if given and given in name][:1]
    return known[found[0]] if found else None


def example(path: KeyPath) -> str:
    """A line that would do at this place: `amount = "899.00"`; empty where none can be given.

    Examples are text, numbers, booleans and lists of them, which JSON writes as TOML does.
    """
    field = field_at(path)
    key = names(path)[-1] if names(path) else ""
    if field is None:
        return ""
    value = example_value(field)
    return "" if value is None else f"{key} = {json.dumps(value, ensure_ascii=False)}"


def example_of(key: str) -> str:
    """A line that shows how a key is written, as the first table has it that knows the key; "" for none."""
    homes = (path for path, table in tables().items() if key in table.model_fields)
    return next((example((*path, key)) for path in homes), "")


def example_value(field: FieldInfo) -> Any:
    """What would do as the value of the field, as JSON has it; None where nothing can be given."""
    if field.examples:
        first = field.examples[0]
        return next(iter(first.values())) if isinstance(first, dict) else first
    if bool in _leaves(field.annotation):
        return True
    words = words_of(field)
    word = next(iter(words)).value if words else None
    return [word] if word and is_list(field) else word


def walk(table: Table) -> Tables:
    """Every table of a case, itself first, with the path that leads to it."""
    found: list[tuple[KeyPath, Table]] = []
    _walk(table, (), found)
    return tuple(found)


def _walk(table: Table, path: KeyPath, found: list[tuple[KeyPath, Table]]) -> None:
    found.append((path, table))
    for name in _inner(type(table)):
        value = getattr(table, name)
        if isinstance(value, tuple):
            for index, entry in enumerate(value):
                _walk(entry, (*path, name, index), found)
        elif value is not None:
            _walk(value, (*path, name), found)


@cache
def _inner(table: type[Table]) -> tuple[str, ...]:
    return tuple(name for name, field in table.model_fields.items() if table_of(field))


@cache
def fields_of(table: type[Table], kinds: tuple[type, ...]) -> tuple[str, ...]:
    """The fields of a table that hold values of one of these types, once or in a list."""
    fields = table.model_fields.items()
    return tuple(name for name, field in fields if not set(kinds).isdisjoint(_leaves(field.annotation)))


def note_of(path: KeyPath) -> str:
    """What explains a key that is new; "" in a row of a list, and for a key that nobody knows."""
    field = field_at(path)
    return "" if field is None or any(isinstance(step, int) for step in path) else explained(field)


def title_of(path: KeyPath) -> str:
    """The title of a table that is new."""
    table = field_at(path) if path else None
    return "" if table is None else table.title or ""


def explained(field: FieldInfo) -> str:
    """A field's label, help and example on one line."""
    example = example_value(field)
    told = f"{field.title}：{field.description}" if field.description else field.title or ""
    shown = "" if example is None else f"例如 {example}" if isinstance(example, str | int) else ""
    return "；".join(part for part in (told, shown) if part)


def notes_of(path: KeyPath) -> dict[str, str]:
    """What explains the first row of a list: its title under "", and the label of each key."""
    field = field_at(path)
    table = table_of(field) if field else None
    if field is None or table is None or any(isinstance(step, int) for step in path):
        return {}
    labels = {name: each.title or "" for name, each in table.model_fields.items()}
    return {"": f"---- {field.title} ----", **labels}
