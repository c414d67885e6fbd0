"""Readers of lines that answer several fields at once: “899元一个月，12期”. A module each, found by its name.

    def read(text: str, today: date, state: InterviewState) -> LineRead: ...

The data names it: `reader = "period"` is `readers/period.py`, a dot leads into a folder. It is pure, and
guesses nothing: what may mean two things, or is not understood, stays in `LineRead.left`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from letters.collect.interview.state import InterviewState
    from letters.collect.interview.words.line_read import LineRead


class LineReader(Protocol):
    """What each module here has as `read`."""

    def __call__(self, text: str, today: date, state: InterviewState, /) -> LineRead:
        """What the line says of the fields of its question."""
        ...


def namer(name: str) -> Callable[[str], str]:
    """What tells of what kind a row is by what it is called, as `kind_of` of that reader."""
    found: Callable[[str], str] = import_module(f"{__name__}.{name}").kind_of
    return found


def reader(name: str) -> LineReader:
    """The reader of that name. Raises ModuleNotFoundError for one there is not: a test asks for all that data names."""
    found: LineReader = import_module(f"{__name__}.{name}").read
    return found
