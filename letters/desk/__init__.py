"""What a person does with a case, once for every shell. Values in, frozen values out; nothing is printed.

A deed takes the text of a case file and the day, which its shell knows, and gives what came of it and what is to be
stored. Loading and storing stand outside: a shell reads from a store, calls a deed, and stores what it gives back.

    store = desk.FolderStore(folder)
    stored = store.read("case.toml")                       # a page awaits this
    opened = desk.open_case(stored.text, today)
    [letter] = desk.preview_letters(opened, desk.open_desk(), "complaint/police")

What is named here is what others may call; deeds of one kind stand together in a module: `talk` (a case file by
questions), `importing` (logs), `exhibits` (evidence), `plans` (ways of paying), `filings`, `sending`, `replies` and
`due_next` (what became of letters), `rights` (what the law gives), `lawbook`, `own_templates`, `secrecy` (wipe,
lock). A door is loaded when it is first used, so that a shell that only shows its help waits for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.lazily import lazily

if TYPE_CHECKING:
    from letters.case.save import blank
    from letters.case.schema import json_schema
    from letters.desk.bench import Desk, Paper, open_desk
    from letters.desk.choosing import all_letters, check_case, choose_letters, recipient
    from letters.desk.noting import RECORD, Placing, place_written
    from letters.desk.opening import OpenCase, day_of, open_case
    from letters.desk.store import AwaitedCaseStore, CaseStore, FolderStore, Stored
    from letters.desk.unwritten import why_not
    from letters.desk.writing import Demo, Next, NextStep, Preview, Writing, demo, preview_letters, write_letters
    from letters.pack.make import PackFile

_DOORS = {
    "letters.case.save": ("blank",),
    "letters.case.schema": ("json_schema",),
    "letters.desk.bench": ("Desk", "Paper", "open_desk"),
    "letters.desk.choosing": ("all_letters", "check_case", "choose_letters", "recipient"),
    "letters.desk.noting": ("RECORD", "Placing", "place_written"),
    "letters.desk.opening": ("OpenCase", "day_of", "open_case"),
    "letters.desk.store": ("AwaitedCaseStore", "CaseStore", "FolderStore", "Stored"),
    "letters.desk.unwritten": ("why_not",),
    "letters.pack.make": ("PackFile",),
    "letters.desk.writing": (
        "Demo",
        "Next",
        "NextStep",
        "Preview",
        "Writing",
        "demo",
        "preview_letters",
        "write_letters",
    ),
}
_ROOMS = {name: room for room, names in _DOORS.items() for name in names}

__all__ = [
    "RECORD",
    "AwaitedCaseStore",
    "CaseStore",
    "Demo",
    "Desk",
    "FolderStore",
    "Next",
    "NextStep",
    "OpenCase",
    "PackFile",
    "Paper",
    "Placing",
    "Preview",
    "Stored",
    "Writing",
    "all_letters",
    "blank",
    "check_case",
    "choose_letters",
    "day_of",
    "demo",
    "json_schema",
    "open_case",
    "open_desk",
    "place_written",
    "preview_letters",
    "recipient",
    "why_not",
    "write_letters",
]

__getattr__ = lazily(__name__, _ROOMS)
