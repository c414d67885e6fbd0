"""From a failure back to the template's file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from jinja2 import nodes

if TYPE_CHECKING:
    from jinja2 import Template

Place: TypeAlias = tuple[str, int]
"""A template's id and the line of its file, from 1."""

_LINES: Final = 20  # bits; no template has a million lines
_mark = re.compile("\0([^:\0]*):([0-9]+)\0")


class Places:
    """Line numbers that also say which file: what a template includes is compiled into it, lines and all."""

    def __init__(self) -> None:
        self._ids: list[str] = []

    def stamp(self, tree: nodes.Template, template: str, offset: int) -> None:
        """Number the nodes of a tree anew; `offset` leads from its lines to those of the file."""
        if template not in self._ids:
            self._ids.append(template)
        base = (self._ids.index(template) << _LINES) + offset
        for node in tree.find_all(nodes.Node):
            if node.lineno:
                node.lineno += base

    def of(self, number: int) -> Place:
        """The place that a stamped line number stands for."""
        return self._ids[number >> _LINES], line_of(number)

    def of_error(self, error: Exception) -> Place | None:
        """Where in which template `error` was raised, or None if it was raised in none."""
        place = None
        step = error.__traceback__
        while step is not None:
            template: Template | None = step.tb_frame.f_globals.get("__jinja_template__")
            if template is not None:
                place = self.of(template.get_corresponding_lineno(step.tb_lineno))
            step = step.tb_next
        return place


def line_of(number: int) -> int:
    """The line of the file in a stamped line number."""
    return number & ((1 << _LINES) - 1)


def mark(template: str, line: int) -> str:
    r"""A mark of place for markup. It is "\0template:line\0"; cleaned text holds no "\0" of its own."""
    return f"\0{template}:{line}\0"


def unmarked(marked: str, offset: int) -> Place | None:
    """The place that the last mark before `offset` names, the offset counted without any marks."""
    place, removed = None, 0
    for found in _mark.finditer(marked):
        if found.start() - removed > offset:
            break
        place = (found[1], int(found[2]))
        removed += len(found[0])
    return place
