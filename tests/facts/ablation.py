"""A case with one fact taken out, or said otherwise where no case can be without it, and the letters it then gives."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from letters.case.file import case_of, current, is_earlier, load
from letters.compose.view.filters import day, money
from letters.errors import CaseError
from letters.pack.make import document
from letters.render import write_text
from tests.shelf import books, engine, planned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from letters.case.model import Case

FactPath: TypeAlias = tuple[str, ...]
"""Keys from the top of a case file to a value; it is that of every row of the lists it passes."""

OF_THE_FILE: Final = frozenset({"version", "written_on"})
SHORTEST: Final = 4  # characters of a text that is told apart from what stands in a letter by chance


class Story:
    """An example: what its case file holds, on which day its letters are made, and what they say."""

    def __init__(self, folder: Path) -> None:
        tables = load((folder / "case.toml").read_text(encoding="utf-8"), None)
        self.day: date = tables["written_on"]
        self.tables = current(tables).tables if is_earlier(tables) else tables
        self.said = letters_of(case_of(self.tables, self.day), self.day)

    def facts(self) -> tuple[FactPath, ...]:
        """Every fact with a value that its letters print, and that nothing else in the case says too."""
        paths = {path for path, _ in leaves(self.tables) if path[0] not in OF_THE_FILE}
        return tuple(path for path in sorted(paths) if self.told_by(path))

    def told_by(self, fact: FactPath) -> frozenset[str]:
        """How its letters print the values of a fact, as far as they have them from nowhere else."""
        others = [text for path, value in leaves(self.tables) if path != fact for text in printed(value)]
        own = {text for path, value in leaves(self.tables) if path == fact for text in printed(value)}
        return frozenset(text for text in own if text in self.said and not any(text in other for other in others))

    def without(self, fact: FactPath) -> str:
        """What the letters say of the case without that fact; of one that no case can be without, said otherwise."""
        for changed in (taken_out(self.tables, fact), said_otherwise(self.tables, fact)):
            case = case_if_any(changed, self.day)
            if case is not None:
                return letters_of(case, self.day)
        return ""


def leaves(value: Any, path: FactPath = ()) -> Iterator[tuple[FactPath, Any]]:
    """Every value in tables, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    else:
        yield path, value


def printed(value: Any) -> Iterator[str]:
    """How letters print a value, where that tells it apart: a text line by line, a day, a sum."""
    match value:
        case bool() | int():
            return
        case datetime() | date():
            yield day(value.date() if isinstance(value, datetime) else value)
        case Decimal():
            yield money(value)
        case str() if re.fullmatch(r"\d+\.\d\d", value):
            yield money(Decimal(value))
        case str() if re.match(r"\d{4}-\d\d-\d\d", value):
            yield day(date.fromisoformat(value[:10]))
        case str() if re.fullmatch(r"\d{17}[\dX]", value):  # an ID number says the birthday too
            yield value
            yield day(date.fromisoformat(value[6:14]))
        case str():
            yield from (line.strip() for line in value.splitlines() if len(line.strip()) >= SHORTEST)


def taken_out(tables: dict[str, Any], fact: FactPath) -> dict[str, Any]:
    """The same tables without that fact, in every row that has it."""
    return _rewritten(tables, fact, lambda holder, key: holder.pop(key))


def said_otherwise(tables: dict[str, Any], fact: FactPath) -> dict[str, Any]:
    """The same tables with another value in the place of that fact."""

    def change(holder: dict[str, Any], key: str) -> None:
        holder[key] = _other(holder[key])

    return _rewritten(tables, fact, change)


def _rewritten(
    tables: dict[str, Any], fact: FactPath, rewrite: Callable[[dict[str, Any], str], object]
) -> dict[str, Any]:
    changed = deepcopy(tables)
    *above, key = fact
    for holder in _holders(changed, tuple(above)):
        if key in holder:
            rewrite(holder, key)
    return changed


def _holders(value: Any, path: FactPath) -> Iterator[dict[str, Any]]:
    """The tables at a path, of every row it passes."""
    if isinstance(value, list):
        for row in value:
            yield from _holders(row, path)
    elif isinstance(value, dict):
        if not path:
            yield value
        elif path[0] in value:
            yield from _holders(value[path[0]], path[1:])


def _other(value: Any) -> Any:
    """Another value of the same kind, as a person might have typed it."""
    match value:
        case bool():
            return not value
        case datetime() | date():
            return value - timedelta(days=2)  # by no day that another contract of an example has
        case int() | Decimal():
            return value + 1
        case str() if re.fullmatch(r"\d+\.\d\d", value):
            return str(Decimal(value) + 1)
        case str():
            return "另有所指"
        case list():
            return [_other(each) for each in value]
    return value


def case_if_any(tables: dict[str, Any], on: date) -> Case | None:
    """The case that tables make; None where nobody could have said only that."""
    try:
        return case_of(tables, on)
    except CaseError:
        return None


@cache
def _every_letter() -> tuple[str, ...]:
    return tuple(head.id for head in books().heads if head.is_letter)


def letters_of(case: Case, on: date) -> str:
    """The text of all letters that the case gives, those on request included, with their annexes."""
    made = planned(case, on.isoformat(), *_every_letter()).letters
    return "\n".join(write_text(document(letter, engine())) for letter in made)
