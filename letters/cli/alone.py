"""letters with no command: the one case here is gone on with; of several, or none, it is said how to begin."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from letters.cli.tools import say
from letters.desk import cases_here
from letters.told.of_usage import begin_lines, case_lines


def alone() -> list[str]:
    """The command that is meant; where there is none, what can be done is said, and it is left."""
    cases = [str(case) for case in cases_here(Path())]
    if len(cases) == 1 and sys.stdin.isatty():
        return ["new", *cases]
    say(*(case_lines(cases[0]) if len(cases) == 1 else begin_lines(cases)))
    raise typer.Exit
