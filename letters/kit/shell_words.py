"""A path or a word as it is typed after a command, so that a next step that is printed runs as printed."""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WINDOWS = os.name == "nt"
# What no shell reads as anything but itself; Chinese is among the letters. % is a variable's sign on Windows.
_PLAIN = re.compile(r"[\w@+=:,./\\~-]+" if _WINDOWS else r"[\w@%+=:,./-]+")


def as_typed(word: str | Path) -> str:
    r"""The word, in quotation marks where a shell would cut it: `'我的 案件/case.toml'`.

    On Windows in double ones, which its command line alone understands; no name there can hold one.
    """
    text = str(word)
    if _PLAIN.fullmatch(text):
        return text
    return f'"{text}"' if _WINDOWS else shlex.quote(text)
