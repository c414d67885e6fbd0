"""The page's scripts under names that tell their content: what a module imports is named before itself."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

IMPORTED = re.compile(
    r'^(?P<before>(?:import|export)\s(?:[\w$*{},\s]+\sfrom\s)?\s*|[^\n]*\bawait import\()"\./(?P<name>[\w.-]+\.m?js)"',
    re.MULTILINE,
)
"""An import of a module that lies beside: one that begins a line, or `await import(…)`. Types in comments are none."""


def versioned(sources: Mapping[str, str], keep: Callable[[str, bytes], str]) -> dict[str, str]:
    """Keep modules by `keep(name, content)`, which gives each its name; those names, by the modules' own.

    Raises CycleError for modules that import each other, and KeyError for one that is not there.

    >>> versioned({"a.js": 'import "./b.js";', "b.js": ""}, lambda name, content: f"{len(content)}.{name}")
    {'b.js': '0.b.js', 'a.js': '18.a.js'}
    """
    named: dict[str, str] = {}
    for name in TopologicalSorter({name: imported(source) for name, source in sources.items()}).static_order():
        named[name] = keep(name, _renamed(sources[name], named).encode())
    return named


def reached_by(first: str, sources: Mapping[str, str]) -> list[str]:
    """A module with all that it leads to, in order of names, so that the same sources give the same site.

    Raises KeyError for one that is not there.
    """
    found, waiting = set[str](), {first}
    while waiting:
        found |= waiting
        waiting = {name for each in waiting for name in imported(sources[each])} - found
    return sorted(found)


def imported(source: str) -> list[str]:
    """The modules that lie beside and are imported, in order."""
    return [found["name"] for found in IMPORTED.finditer(source)]


def _renamed(source: str, named: Mapping[str, str]) -> str:
    return IMPORTED.sub(lambda found: f'{found["before"]}"./{named[found["name"]]}"', source)
