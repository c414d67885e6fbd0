"""What turns a case file of an earlier version into one of this version: changes, as values.

A step says what it changes; here that is done to the tables and values that were read, and `texts` does the same to
the text, so that the two never part. Each change also tells where what it wrote stood before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from letters.case.where import KeyPath


@frozen
class Put:
    """A value at a path, new or in place of another. `note` becomes a comment above it, for the person to read.

    `was` is where a fault in it is to be shown, when that is elsewhere in the earlier file.
    """

    path: KeyPath
    value: object
    note: str = ""
    was: KeyPath = ()


@frozen
class Drop:
    """What stands at a path goes; its comments stay."""

    path: KeyPath


@frozen
class Rename:
    """A key gets another name in the same table: `Rename(("third_parties", 0, "people"), "count")`."""

    path: KeyPath
    name: str

    @property
    def to(self) -> KeyPath:
        """The path with the new name."""
        return (*self.path[:-1], self.name)


@frozen
class Gather:
    """A table becomes the first of a list: `Gather(("loan",), "contracts")` makes `[[contracts]]` of `[loan]`.

    `begins` are keys with values that its row begins with. Where a list of that name is there already, nothing is done.
    """

    path: tuple[str]
    name: str
    begins: tuple[tuple[str, str], ...] = ()

    @property
    def to(self) -> KeyPath:
        """The path of the table in its list."""
        return (self.name, 0)


Change = Put | Drop | Rename | Gather


def copied(value: Any) -> Any:
    """The tables and lists anew, so that a change leaves those that were read alone."""
    if isinstance(value, dict):
        return {name: copied(each) for name, each in value.items()}
    return [copied(each) for each in value] if isinstance(value, list) else value


def apply(changes: Iterable[Change], tables: dict[str, Any]) -> None:
    """Do the changes to tables and values. What a change speaks of and is not there, or is no table, is left alone."""
    for change in changes:
        holder = _at(tables, change.path[:-1], make=isinstance(change, Put))
        if isinstance(holder, dict) or (isinstance(holder, list) and isinstance(change, Drop)):
            _change(holder, change)


def _change(holder: Any, change: Change) -> None:
    name: Any = change.path[-1]
    if isinstance(change, Put):
        holder[name] = change.value
    elif isinstance(change, Drop):
        if isinstance(holder, list) or name in holder:
            del holder[name]
    elif name in holder and change.name not in holder:
        _move(holder, name, change)


def _move(holder: dict[Any, Any], name: Any, change: Rename | Gather) -> None:
    """Give a key its other name, at the place among the others that it had."""
    moved = [{**dict(change.begins), **holder[name]}] if isinstance(change, Gather) else holder[name]
    kept = {(change.name if each == name else each): (moved if each == name else holder[each]) for each in holder}
    holder.clear()
    holder.update(kept)


def _at(tables: dict[str, Any], path: KeyPath, *, make: bool) -> Any:
    """The table or list at the path; None for nothing, unless a table is to be made."""
    here: Any = tables
    for step in path:
        if make and isinstance(here, dict):
            here = here.setdefault(step, {})
            continue
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
    return here


def before(changes: Iterable[Change], path: KeyPath) -> KeyPath:
    """Where what stands at a path now stood before these changes: changes in the order in which they were made."""
    for change in reversed(tuple(changes)):
        if isinstance(change, Rename | Gather) and path[: len(change.to)] == change.to:
            path = (*change.path, *path[len(change.to) :])
        elif isinstance(change, Put) and change.was and path[: len(change.path)] == change.path:
            path = change.was
    return path


def worded(changes: Iterable[Change], told: str) -> str:
    """What a message says of a list that is gathered, as it would say it of the one table that the file has."""
    for change in changes:
        if isinstance(change, Gather):
            (name,) = change.path
            told = told.replace(f"[[{change.name}]]", f"[{name}]")
            told = re.sub(rf"(?<![\w.]){re.escape(change.name)}(?:\[1\])?(?=\.)", name, told)
    return told


def rows(tables: Mapping[str, Any], *names: str) -> list[tuple[KeyPath, Mapping[str, Any]]]:
    """The rows of a list of tables, each with its path, whatever else stands there: `rows(tables, "incidents")`.

    A table by itself counts as one: `rows(tables, "offer", "options")`.
    """
    found: list[tuple[KeyPath, Any]] = [((), tables)]
    for name in names:
        inner = [((*path, name), table[name]) for path, table in found if name in table]
        found = [each for path, value in inner for each in _tables(path, value)]
    return found


def _tables(path: KeyPath, value: Any) -> list[tuple[KeyPath, Any]]:
    if isinstance(value, dict):
        return [(path, value)]
    listed = value if isinstance(value, list) else []
    return [((*path, number), each) for number, each in enumerate(listed) if isinstance(each, dict)]
