"""The whole program: its own options, and the modules that bring its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from letters import __version__
from letters.cli import case_commands, data_commands, import_command, many_commands
from letters.cli.apps import app
from letters.cli.evidence import evidence
from letters.cli.plan import command as plan_command
from letters.cli.talk import command as talk_command
from letters.cli.track.commands import track

__all__ = ["BRINGING", "app"]

BRINGING = (case_commands, data_commands, import_command, many_commands, plan_command, talk_command)
"""The modules that bring their commands when they are loaded."""

app.add_typer(evidence, name="evidence")
app.add_typer(track, name="track")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"letters {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")] = False,
) -> None:
    """Options of the program as a whole."""
