"""Where a fault lies, as the user finds it, and how a wrong value is shown without giving people away."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from letters.errors import Problem
from letters.kit.excerpts import excerpt
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KeyPath = tuple[str | int, ...]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d[-/.年])(?:\d{9,}|\d(?:[ -]?\d){10,})[Xx]?")

LONGEST_SHOWN = 24  # characters of a wrong value
LONGEST_KEY = 60  # characters of a key that are shown: no key of the project has more


@frozen
class Fault:
    """A problem before it is placed: `path` leads from the top of the file to the value (indexes from 0)."""

    path: KeyPath
    message: str
    hint: str = ""


def mask(text: str) -> str:
    """The text with ID numbers and phone numbers shortened: 330106********0005, 199****0011."""
    return _NUMBER.sub(lambda match: _shorten(match.group()), text)


def _shorten(number: str) -> str:
    head = 6 if len(number) > 14 else 3
    return number[:head] + "*" * (len(number) - head - 4) + number[-4:]


def shown(value: object) -> str:
    """A wrong value as a message names it: short, masked, on one line; of a table or list only what it is."""
    if isinstance(value, dict):
        return "一节"
    if isinstance(value, list | tuple):
        return "一个列表"
    if isinstance(value, bool):
        return str(value).lower()
    if (isinstance(value, int) and value.bit_length() > 200) or (isinstance(value, Decimal) and value.is_infinite()):
        return "一个极大的数"
    if isinstance(value, Decimal) and value.is_nan():
        return "不是数的 nan"
    text = mask(re.sub(r"[\s\x00-\x1f\x7f]+", " ", str(value)).strip())
    return f"“{excerpt(text, LONGEST_SHOWN)}”"


def written(path: KeyPath, root: object = None) -> str:
    """The path as the user reads it, from 1, with the id of a list's entry: `incidents[3]（I003）.at`."""
    parts: list[str] = []
    here = root
    for step in path:
        here = _step(here, step)
        if isinstance(step, int):
            parts.append(f"[{step + 1}]{_label(here)}")
        else:
            parts.append(("." if parts else "") + _key(step))
    return "".join(parts)


def _key(step: str) -> str:
    if len(step) > LONGEST_KEY:
        step = f"{step[:LONGEST_KEY]}…"
    return step if _BARE.fullmatch(step) else f'"{mask(step)}"'


def _step(here: object, step: str | int) -> object:
    """The value one step down, in raw TOML or in a model; None where there is nothing."""
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list | tuple):
        return here[step] if isinstance(step, int) and step < len(here) else None
    return getattr(here, str(step), None)


def _label(entry: object) -> str:
    key = _step(entry, "id")
    return f"（{key}）" if isinstance(key, str) and _ID.fullmatch(key) else ""


def placed(faults: Iterable[Fault], root: object, lines: Mapping[KeyPath, int]) -> list[Problem]:
    """The faults as problems, in the order of the file, each with its line where one can be told."""
    found = [(_line(fault.path, lines), _order(fault.path, root), fault) for fault in faults]
    found.sort(key=lambda entry: entry[:2])
    return [_problem(fault, root, line) for line, _, fault in found]


def _problem(fault: Fault, root: object, line: int) -> Problem:
    where = written(fault.path, root)
    return Problem(f"第 {line} 行 {where}".rstrip() if line else where, fault.message, fault.hint)


def _line(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """The line of the value, or of the nearest table around it; 0 where none can be told."""
    ends = range(len(path), 0, -1)
    return next((lines[path[:end]] for end in ends if path[:end] in lines), 0)


def _order(path: KeyPath, root: object) -> tuple[int, ...]:
    """Where the value stands among its neighbours; what is missing comes after what is there."""
    order: list[int] = []
    here: Any = root
    for step in path:
        if isinstance(step, int):
            order.append(step)
        else:
            names = list(here if isinstance(here, dict) else getattr(type(here), "model_fields", ()))
            order.append(names.index(step) if step in names else len(names))
        here = _step(here, step)
    return tuple(order)
