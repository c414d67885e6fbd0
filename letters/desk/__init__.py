"""What a person does with a case, once for every shell. Values in, frozen values out; nothing is printed.

A deed takes the text of a case file and the day, which its shell knows, and gives what came of it and what is to be
stored. Loading and storing stand outside: a shell reads from a store, calls a deed, and stores what it gives back.

    store = desk.FolderStore(folder)
    stored = store.read("case.toml")                       # a page awaits this
    opened = desk.open_case(stored.text, today)
    letters = desk.preview_letter(opened, desk.open_desk(), "complaint/police")

What is named here is what others may call. A door is loaded when it is first used, so that a shell that only shows its
help waits for nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.desk.bench import Desk, Paper, open_desk
    from letters.desk.opening import OpenCase, day_of, open_case
    from letters.desk.store import AwaitedCaseStore, CaseStore, FolderStore, Stored
    from letters.desk.unwritten import why_not

_DOORS = {
    "bench": ("Desk", "Paper", "open_desk"),
    "opening": ("OpenCase", "day_of", "open_case"),
    "store": ("AwaitedCaseStore", "CaseStore", "FolderStore", "Stored"),
    "unwritten": ("why_not",),
}
_ROOMS = {name: room for room, names in _DOORS.items() for name in names}

__all__ = [
    "AwaitedCaseStore",
    "CaseStore",
    "Desk",
    "FolderStore",
    "OpenCase",
    "Paper",
    "Stored",
    "day_of",
    "open_case",
    "open_desk",
    "why_not",
]


def __getattr__(name: str) -> object:
    """A door, from the module that has it."""
    room = _ROOMS.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{room}"), name)
