"""Keys of questions: dotted, with the number of a row (`incidents.0.at`) or `+` for the row that comes next."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

NEXT = "+"


@lru_cache(maxsize=4096)  # the script's keys again and again, and those of rows, of which there may be any number
def generic(key: str) -> str:
    """The key without the number of its row: `incidents.to`."""
    return ".".join(step for step in key.split(".") if not _is_place(step))


def split(key: str) -> tuple[str, str]:
    """A key as its table (or row) and its last name: `offer` + `source`, `contracts.0.claim` + `as_of`."""
    holder, _, name = key.rpartition(".")
    return holder, name


def beside(name: str, key: str) -> str:
    """The key that a name means in a question: its own row's field, or with a dot a key of the whole case.

    A name that says which row it means is that key.

    >>> beside("device", "contracts.0.order"), beside("contracts.claim.as_of", "contracts.0.order")
    ('contracts.0.device', 'contracts.0.claim.as_of')
    """
    if "." not in name:
        holder = key.rpartition(".")[0]
        return f"{holder}.{name}" if holder else name
    return _numbered(name.split("."), key.split("."))


def path_of(key: str) -> tuple[str | int, ...]:
    """Where the field stands in the model."""
    return tuple(0 if step == NEXT else int(step) if step.isdigit() else step for step in key.split("."))


def _numbered(names: list[str], steps: list[str]) -> str:
    """The names with the numbers that the steps have after the same names."""
    found: list[str] = []
    for name, following in zip_longest(names, names[1:], fillvalue=""):
        found.append(name)
        is_open = not _is_place(name) and not _is_place(following)
        if is_open and steps[: len(found)] == found and _is_place("".join(steps[len(found) :][:1])):
            found.append(steps[len(found)])
    return ".".join(found)


def _is_place(step: str) -> bool:
    return step.isdigit() or step == NEXT


def parent(holder: str) -> str:
    """What a table stands in: for a row of a list what the list stands in."""
    steps = holder.split(".")
    return ".".join(steps[: -2 if steps[-1].isdigit() else -1])


def walk(data: Any, steps: Sequence[str]) -> Any:
    """What stands in tables at these steps; None for nothing."""
    for step in steps:
        try:
            data = data[int(step) if step.isdigit() and isinstance(data, list) else step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def without(keys: Sequence[str], key: str) -> list[str]:
    """The keys but for one."""
    return [each for each in keys if each != key]
