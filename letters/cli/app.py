"""The whole program: its own options, and the modules that bring its commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters import __version__
from letters.cli import case_commands, data_commands, import_command, many_commands  # noqa: F401  each brings its commands
from letters.cli.apps import app
from letters.cli.chinese import Command
from letters.cli.evidence import evidence
from letters.cli.plan.command import HELP as PLAN
from letters.cli.plan.command import plan
from letters.cli.track.commands import track

__all__ = ["app"]

app.add_typer(evidence, name="evidence")
app.add_typer(track, name="track")
app.command(cls=Command, help=PLAN)(plan)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"letters {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")] = False,
) -> None:
    """Options of the program as a whole."""


@app.command(cls=Command, help="一问一答写出案件文件：每答一题就存好，可以返回、修改，关掉再来接着答。")
def new(
    case: Annotated[Path, typer.Argument(metavar="案件文件", help="案件文件或文件夹")] = Path("case.toml"),
    plain: Annotated[bool, typer.Option("--plain", help="逐行问答，不用方向键；也可以从标准输入读答案")] = False,
) -> int:
    """Write a case file by answering questions."""
    from letters.cli.talk.new import interview

    return interview(case, plain=plain)
