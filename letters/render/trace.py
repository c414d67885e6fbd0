"""From a failure back to the template's file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias
from zlib import crc32

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template, nodes

Place: TypeAlias = tuple[str, int]
"""A template's id and the line of its file, from 1."""

_LINES: Final = 20  # bits; no template has a million lines
_LINE: Final = (1 << _LINES) - 1
_mark = re.compile("\0([^:\0]*):([0-9]+)\0")


@frozen
class File:
    """A template's file: its id, and how many lines come before its body."""

    id: str
    before: int

    @property
    def number(self) -> int:
        """What stands for it in the numbers of lines: the same wherever and whenever it is read."""
        return crc32(self.id.encode())

    def stamp(self, node: nodes.Node) -> None:
        """Make the node's line number say which file it is of: what a template includes is compiled into it."""
        if node.lineno:
            node.lineno |= self.number << _LINES

    def line(self, number: int) -> int:
        """The line of the file that a node's line number, stamped or not, stands for."""
        return (number & _LINE) + self.before


class Files(dict[int, File]):
    """Files by the numbers that stand for them."""

    def place(self, stamped: int, line: int | None = None) -> Place:
        """The place of a statement by its stamped number, or of something in it that stands on a `line` of its own."""
        file = self[stamped >> _LINES]
        return file.id, file.line(stamped if line is None else line)

    def place_of(self, error: Exception) -> Place | None:
        """Where in which template `error` was raised, or None if it was raised in none."""
        place = None
        step = error.__traceback__
        while step is not None:
            template: Template | None = step.tb_frame.f_globals.get("__jinja_template__")
            if template is not None:
                place = self._known(template.get_corresponding_lineno(step.tb_lineno)) or place
            step = step.tb_next
        return place

    def place_at(self, chunks: Iterator[str], template: Template) -> Place | None:
        """Where in which template a letter stands that was broken off between two of its chunks."""
        frame = getattr(chunks, "gi_frame", None)
        return self._known(template.get_corresponding_lineno(frame.f_lineno)) if frame else None

    def _known(self, stamped: int) -> Place | None:
        return self.place(stamped) if stamped >> _LINES in self else None


def mark(template: str, line: int) -> str:
    r"""A mark of place for markup. It is "\0template:line\0"; cleaned text holds no "\0" of its own."""
    return f"\0{template}:{line}\0"


def pieces(marked: str) -> Iterator[tuple[str, int, str]]:
    """Each mark of a text, and what stands between it and the next; what comes before the first has no mark."""
    first, *rest = _mark.split(marked)
    yield "", 0, first
    for name, number, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        yield name, int(number), text


def unmarked(marked: str, offset: int) -> Place | None:
    """The place that the last mark before `offset` names, the offset counted without any marks."""
    place, removed = None, 0
    for found in _mark.finditer(marked):
        if found.start() - removed > offset:
            break
        place = (found[1], int(found[2]))
        removed += len(found[0])
    return place
