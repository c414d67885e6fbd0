"""The whole program: its own options, and the modules that bring its commands."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from typer.main import get_group

from letters import __version__
from letters.cli.apps import BRINGING, app

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer.core import TyperGroup


def as_meant(words: Sequence[str]) -> list[str]:
    """The words of a call, as what they mean where they do not begin with a command."""
    if words and (words[0] in BRINGING or words[0].startswith("--")):
        return list(words)
    from letters.cli.alone import alone
    from letters.desk import is_case_there
    from letters.told.of_usage import understood

    return understood(words, is_case_there) if words else alone()


def as_completed() -> list[str]:
    """No words: a shell asks what may follow, and hands over what was typed by itself."""
    from letters.cli.completing import answer_the_shell

    answer_the_shell()
    return []


def program_for(words: Sequence[str]) -> TyperGroup:
    """The program, with every command; where the first word names one, only those that come with it need be there."""
    return _built(BRINGING.get(words[0]) if words else None)


@cache
def _built(module: str | None) -> TyperGroup:
    """The program with the commands that a module brings, or all; it is the same for each call that a process makes."""
    for name in [module] if module else dict.fromkeys(BRINGING.values()):
        import_module(f"letters.cli.{name}")
    return get_group(app)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"letters {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")] = False,
) -> None:
    """Options of the program as a whole."""
