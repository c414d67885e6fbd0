"""From a failure back to the template's file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

_mark = re.compile("\0([^:\0]*):([0-9]+)\0")


def place_of(error: Exception) -> tuple[str, int] | None:
    """The template and the line of its tree where `error` was raised, or None if it was raised in none."""
    place = None
    step = error.__traceback__
    while step is not None:
        template: Template | None = step.tb_frame.f_globals.get("__jinja_template__")
        if template is not None and template.name is not None:
            place = (template.name, template.get_corresponding_lineno(step.tb_lineno))
        step = step.tb_next
    return place


def unmarked(marked: str, offset: int) -> tuple[str, int] | None:
    r"""The place that the last mark before `offset` names, the offset counted without any marks.

    A mark is "\0template:line\0"; the cleaned text of a letter holds no "\0" of its own.
    """
    place, removed = None, 0
    for mark in _mark.finditer(marked):
        if mark.start() - removed > offset:
            break
        place = (mark[1], int(mark[2]))
        removed += len(mark[0])
    return place
