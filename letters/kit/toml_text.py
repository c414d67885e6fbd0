"""TOML text → tables and values, as `tomllib` reads it, in a third of its time where the text is as most cases are.

A case file is made of headings and of keys with a plain text, a whole number, a day, yes or no, or a list of texts, one
to a line. Such lines are read whole; the value of another line is given to `tomllib` by itself, and a text with more
than that, or with anything wrong, from its beginning. So what TOML forbids is told by `tomllib`, the one judge of it.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PLAIN: Final = r"[^\"\\\x00-\x08\x0a-\x1f\x7f]*+"  # what stands in quotes as it is
_LINES: Final = r'(?:[^"\\\x00-\x08\x0b-\x1f\x7f]|"(?!""))*+'  # and in three quotes, over several lines
_LINE = re.compile(
    rf"""(?:([A-Za-z0-9_-]++)[ ]*=[ ]*(?:
            "({_PLAIN})"(?!")
          | (true|false)
          | ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})
          | (0|[1-9][0-9]{{0,14}})
          | \[((?:"{_PLAIN}"(?:,[ ](?="))?+)*+)\]
          | \"\"\"\n?+({_LINES})\"\"\"(?!")
        )
      | \[([A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)*+)\]
      | \[\[([A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)*+)\]\]
    )?[ \t]*+(?:\#[^\x00-\x08\x0a-\x1f\x7f]*+)?+(?:\n|\Z)
    | ((?:[A-Za-z0-9_-]++|"{_PLAIN}")[ ]*=[ ]*(?:\[[ \t]*+\n(?:[ \t]++[^\n]++\n)*+\]|)[^\n]*+)\n?+
    | ([^\n]++)""",
    re.VERBOSE,
)
_KEY, _TEXT, _TRUTH, _DAY, _WHOLE, _TEXTS, _LONG_TEXT, _TABLE, _LIST, _ONE, _OTHER = range(1, 12)
_QUOTED = re.compile(r'"([^"]*)"')
_VALUES: Final[Mapping[int, Callable[[str], Any]]] = {
    _TEXT: str,
    _TRUTH: "true".__eq__,
    _WHOLE: int,
    _DAY: date.fromisoformat,
    _TEXTS: _QUOTED.findall,
    _LONG_TEXT: str,
}


class _Opened(NamedTuple):
    """A table that a heading opened, and the last ones that headings opened in it, by name; lists with their tables."""

    table: dict[str, Any]
    below: dict[str, _Opened]
    lists: dict[str, list[dict[str, Any]]]


class _NotPlain(Exception):  # noqa: N818  it is no error
    """A text that is more than plain lines, or that something is wrong with."""


def loads(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The tables and values of TOML text: `{"story": {"letters": ["complaint/police"]}}`.

    `parse_float` makes a number of the text of one with a point. Raises what `tomllib.loads` raises.
    """
    found = by_lines(text, parse_float)
    return tomllib.loads(text, parse_float=parse_float) if found is None else found


def by_lines(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any] | None:
    """What a text of plain lines says; None for one that is more than that, or that something is wrong with.

    Raises RecursionError as `tomllib.loads` does, and what `parse_float` raises beside ValueError.
    """
    try:
        return _read(text, parse_float)
    except (ValueError, _NotPlain):
        return None


def _read(text: str, parse_float: Callable[[str], Any]) -> dict[str, Any]:
    root = _Opened({}, {}, {})
    table = root.table
    for line in _LINE.finditer(text):
        kind = line.lastindex
        if kind is None:  # nothing, or a comment
            continue
        if kind in _VALUES:
            key, value = line[_KEY], _VALUES[kind](line[kind])
        elif kind == _ONE:
            [(key, value)] = tomllib.loads(line[0], parse_float=parse_float).items()
        elif kind == _OTHER:
            raise _NotPlain
        else:
            table = _under_heading(root, line[kind].split("."), many=kind == _LIST)
            continue
        if key in table:
            raise _NotPlain
        table[key] = value
    return root.table


def _under_heading(root: _Opened, names: list[str], *, many: bool) -> dict[str, Any]:
    """The table that a heading opens. Raises _NotPlain where one above has no heading, or it is there already."""
    above = root
    for name in names[:-1]:
        if name not in above.below:
            raise _NotPlain
        above = above.below[name]
    last, made = names[-1], _Opened({}, {}, {})
    if many and last in above.lists:
        above.lists[last].append(made.table)
    elif last in above.table:
        raise _NotPlain
    elif many:
        above.table[last] = above.lists[last] = [made.table]
    else:
        above.table[last] = made.table
    above.below[last] = made
    return made.table
