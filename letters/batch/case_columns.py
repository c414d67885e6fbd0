"""What a heading of a table means, and what a cell under it says."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from letters.case import Case, contracts, kinds, shape
from letters.errors import Problem
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from letters.case import KeyPath, Table

PERSON = "complainant"  # whom a heading means that names no table
YES_OR_NO = {"是": True, "否": False, "有": True, "没有": False, "无": False, "√": True, "×": False}
LARGEST_EXACT = 10**15  # a spreadsheet program keeps fifteen digits
_STEP = re.compile(r"[.:/>·\[\]]+")
_COUNTED = re.compile(r"(.*?[^0-9])([0-9]{1,3})")
_ASIDE = re.compile(r"\(.*?\)$")
_LIST = re.compile(r"[、，,；;\n]+")
_ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)


@frozen
class Column:
    """A column of a table and the place in the case that it fills (indexes from 0)."""

    number: int
    path: KeyPath


class LostError(ValueError):
    """A number whose digits the spreadsheet program has not kept."""


LOST = (
    "表格软件把这一格变成了数字，后面的数位已经丢失",
    "把这一列的格式设为“文本”，再照原件填写",
)


def path_of(heading: object, table: type[Table] = Case) -> KeyPath | None:
    """The place that a heading names by keys or Chinese titles: `offer.source`, 还款方案.款项来源, 被投诉人2.名称.

    A title alone means the person, else the one field that is called so. None for what names nothing.
    """
    steps = _steps(heading)
    if not steps:
        return None
    found = _follow(steps, table)
    if found is None and table is Case:
        found = _follow([PERSON, *steps], table) or _only(steps)
    return found


def _steps(heading: object) -> list[str]:
    plain = normalize("NFKC", str(heading or "")).strip(" *\t\n")
    return [part.strip() for part in _STEP.split(plain) if part.strip()]


def _follow(steps: list[str], table: type[Table]) -> KeyPath | None:
    """The key path that the steps of a heading lead along, from a table; None where they lead to no value."""
    key, index = _named(steps[0], table) if steps else ("", None)
    if not key:
        return None
    field, rest = table.model_fields[key], steps[1:]
    inner = shape.table_of(field)
    if inner is None:
        return _ending(key, rest, is_mapping=_is_mapping(field))
    if not shape.is_list(field):
        return _below((key,), _follow(rest, inner))
    if index is None and rest and rest[0].isdecimal():
        index, rest = int(rest[0]), rest[1:]
    return _below((key, max(0, (index or 1) - 1)), _follow(rest, inner))


def _ending(key: str, rest: list[str], *, is_mapping: bool) -> KeyPath | None:
    """The path to a value; what is left of the heading is the key of a mapping."""
    if not rest:
        return (key,)
    return (key, ".".join(rest)) if is_mapping else None


def _below(holder: KeyPath, inner: KeyPath | None) -> KeyPath | None:
    return None if inner is None else (*holder, *inner)


def _named(step: str, table: type[Table]) -> tuple[str, int | None]:
    """The key of the table that a step means, and its number where one stands behind it."""
    known = _titles(table) | ({kind.key: contracts.TABLE for kind in kinds()} if table is Case else {})
    if key := known.get(step) or known.get(_ASIDE.sub("", step)):
        return key, None
    if (counted := _COUNTED.fullmatch(step)) and (key := known.get(counted[1].strip())):
        return key, int(counted[2])
    return "", None


def _titles(table: type[Table]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, field in table.model_fields.items():
        title = normalize("NFKC", field.title or key)
        found |= {title: key, _ASIDE.sub("", title): key}
    return found | {key: key for key in table.model_fields}


def _only(steps: list[str]) -> KeyPath | None:
    """The one place outside lists where a title stands; of contracts a table has mostly one."""
    found = [path for top in _single(Case, ()) if (path := _follow([*top, *steps], Case))]
    return found[0] if len(found) == 1 else None


def _single(table: type[Table], path: tuple[str, ...]) -> Iterator[list[str]]:
    for key, field in table.model_fields.items():
        inner = shape.table_of(field)
        if inner and (not shape.is_list(field) or (key == contracts.TABLE and table is Case)):
            yield [*path, key]
            yield from _single(inner, (*path, key))


def _is_mapping(field: FieldInfo) -> bool:
    return str(field.annotation).startswith("dict")


def heading_of(dotted: str, table: type[Table] = Case) -> str:
    """The Chinese heading of a dotted name: 本人.姓名, 被投诉人1.名称."""
    told: list[str] = []
    here: type[Table] | None = table
    for step in dotted.split("."):
        if step.isdecimal():
            told[-1] += step
        elif here:
            field = here.model_fields[step]
            told.append(field.title or step)
            here = shape.table_of(field)
    return ".".join(told)


def value_of(cell: object, field: FieldInfo) -> Any:
    """What a cell says, as JSON has it; None for an empty one. Raises LostError."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, datetime | date | time):
        return _moment(cell)
    text = _digits(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else str(cell).strip()
    if _ROUNDED.fullmatch(text):
        raise LostError
    return _meant(text, field)


def _meant(text: str, field: FieldInfo) -> Any:
    words = shape.words_of(field)
    labels = {word.label: word.value for word in words} if words else {}
    if shape.is_list(field):
        return [labels.get(part.strip(), part.strip()) for part in _LIST.split(text) if part.strip()]
    if shape.holds(field, bool):
        return YES_OR_NO.get(text, text)
    return labels.get(text, text)


def _moment(cell: datetime | date | time) -> str:
    if isinstance(cell, datetime):
        whole = cell.replace(microsecond=0)
        return str(whole.date() if whole.time() == time.min else whole)
    return str(cell)


def _digits(number: float) -> str:
    """A number as it was typed, as far as the program has kept it. Raises LostError."""
    if abs(number) >= LARGEST_EXACT:
        raise LostError
    return str(int(number)) if number == int(number) else str(number)


def put(values: dict[str, Any], path: KeyPath, value: object) -> None:
    """Put a value at its place, tables and lists made on the way."""
    here: Any = values
    for step, following in pairwise(path):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            here.extend({} for _ in range(step + 1 - len(here)))
            here = here[step]
        else:
            here = here.setdefault(step, empty)
    here[path[-1]] = value


def filled(
    cells: tuple[object, ...], columns: tuple[Column, ...], table: type[Table], names: Mapping[int, str]
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of a row, and cells that have lost what was typed; `names` are the headings as written."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for column in columns:
        cell = cells[column.number] if column.number < len(cells) else None
        try:
            value = value_of(cell, field_at(column.path, table))
        except LostError:
            problems.append(Problem(names.get(column.number, ""), *LOST))
            continue
        if value is not None:
            put(values, column.path, value)
    return values, problems


def field_at(path: KeyPath, table: type[Table]) -> FieldInfo:
    """The field of a table, or of one below it, that a path leads to."""
    field: FieldInfo | None = None
    here: type[Table] | None = table
    for name in shape.names(path):
        if here is None:
            break
        field = here.model_fields[name]
        here = shape.table_of(field)
    if field is None:
        raise KeyError(path)
    return field
