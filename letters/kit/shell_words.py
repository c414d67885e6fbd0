"""Commands as they are typed, so that a next step that is printed runs as printed, wherever the program was started.

Whoever words a next step writes `command("check", case)` and nothing behind it on the line: a comma, a comment or
another word there would be typed along. How the program itself is called only the shell knows, which says it when it
prints.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "letters"
_WINDOWS = os.name == "nt"
# What no shell reads as anything but itself; Chinese is among the letters. % is a variable's sign on Windows.
_PLAIN = re.compile(r"[\w@+=:,./\\~-]+" if _WINDOWS else r"[\w@%+=:,./-]+")
_named = re.compile(rf"(?<![^\s：（，。；、→“])(?:{PROGRAM})(?= (?:[a-z]|--)|\s*$)", re.MULTILINE)


def as_typed(word: str | Path) -> str:
    r"""The word, in quotation marks where a shell would cut it: `'我的 案件/case.toml'`.

    On Windows in double ones, which its command line alone understands; no name there can hold one.
    """
    text = str(word)
    if _PLAIN.fullmatch(text):
        return text
    return f'"{text}"' if _WINDOWS else shlex.quote(text)


def command(verb: str, *words: str | Path) -> str:
    """A command with its words, each as it is typed: `command("check", "我的 案件")` is `letters check '我的 案件'`.

    `verb` may be of two words: `track sent`.
    """
    return " ".join((PROGRAM, verb, *map(as_typed, words)))


def as_started(text: str, program: str) -> str:
    """A text in which each command calls the program as it was started: `.venv/bin/letters check case.toml`."""
    return text if program == PROGRAM else _named.sub(lambda _: program, text)


def started_as(script: str, typed: Sequence[str], here: Path, found: str | None) -> str:
    """What somebody types to start the program once more as it was started.

    `script` is what Python was given to run, `typed` its whole command line, `found` where a search for the bare name
    leads. What lies below `here` is named from there. Whatever was started otherwise is called by its bare name.
    """
    path = Path(script)
    if path.name == "__main__.py" and path.parent.name == PROGRAM and typed:
        return f"{as_typed(typed[0])} -m {PROGRAM}"
    if path.stem != PROGRAM or path.name == script or _is_same(path, found):
        return PROGRAM
    if path.is_absolute():
        if not path.is_relative_to(here):
            return as_typed(path.with_suffix(""))
        path = path.relative_to(here)
    return as_typed(f".{os.sep}{path.stem}" if path.parent == Path() else path.with_suffix(""))


def _is_same(path: Path, found: str | None) -> bool:
    return found is not None and path.with_suffix("").absolute() == Path(found).with_suffix("").absolute()
