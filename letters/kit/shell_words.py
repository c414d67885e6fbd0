"""A path or a word as it is typed after a command, so that a next step that is printed runs as printed."""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = re.compile(r"[\w@%+=:,./\\~-]+")  # what no shell reads as anything but itself; Chinese is among the letters


def as_typed(word: str | Path) -> str:
    r"""The word, in quotation marks where a shell would cut it: `'我的 案件/case.toml'`.

    On Windows in double ones, which its command line alone understands; no name there can hold one.
    """
    text = str(word)
    if _PLAIN.fullmatch(text) and not text.startswith("~"):
        return text
    return f'"{text}"' if os.name == "nt" else shlex.quote(text)
