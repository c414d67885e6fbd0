"""Which way a talk is led: with arrow keys on a terminal, or line by line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from letters.cli.tools import tell
from letters.terminal import Plain, Screen, prompting, sign

if TYPE_CHECKING:
    from letters.desk import TalkShell


def talk_shell(*, plain: bool) -> TalkShell:
    """Arrow keys where there is a terminal at both ends; lines otherwise."""
    if plain or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return Plain(sys.stdin, tell, sign if sys.stdin.isatty() else None)
    return Screen(tell, output=prompting())
