"""Which way a talk is led: with arrow keys on a terminal, or line by line."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from letters.cli.held import held, put
from letters.cli.tools import tell
from letters.terminal import Plain, prompting, sign

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.desk import CaseOnDisk, TakesFiles, TalkShell


def taking_files(file: CaseOnDisk) -> TakesFiles | None:
    """What takes over files in the middle of a talk, where somebody sits at a terminal who can drag them into it."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    from letters.cli.labelling import LabelTerminal  # with all that reads evidence
    from letters.desk import TakesFiles

    return TakesFiles(file, LabelTerminal(), partial(held, file.path, "new"), partial(put, file))


def talk_shell(*, plain: bool, keep: Callable[[str], object] = str) -> TalkShell:
    """Arrow keys on a terminal that can move its cursor, else lines; `keep` takes a story as it is typed."""
    if plain or not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") == "dumb":
        return Plain(sys.stdin, tell, sign if sys.stdin.isatty() else None, keep)
    from letters.terminal import Screen  # with prompt_toolkit

    return Screen(tell, keep, output=prompting())
