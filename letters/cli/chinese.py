"""Help in Chinese, and a group whose first command is meant when none is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typing import Any

HEADINGS = {
    "Usage:": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 ...",
    "Arguments:": "参数：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Show this message and exit.": "显示这段说明",
    "[required]": "[必填]",
    "[default:": "[默认：",
}


TYPES = re.compile(r" <[A-Za-z\[\]]+>")  # how Typer names the types of arguments


def translated(text: str) -> str:
    """Typer's own words in a help text, in Chinese."""
    for english, chinese in HEADINGS.items():
        text = text.replace(english, chinese)
    return TYPES.sub(lambda found: " " * len(found[0]), text)


class Command(TyperCommand):
    """A command whose help is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return translated(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return translated(super().get_help(ctx))


class MainGroup(Group):
    """The program itself: its commands in the order in which a person needs them."""

    ORDER = (
        *("demo", "new", "import", "evidence", "check", "list", "plan", "write", "track"),
        *("rights", "batch", "stats", "law", "schema", "templates"),
    )

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands as help lists them; any other comes after."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: self.ORDER.index(name) if name in self.ORDER else len(self.ORDER))


class FirstCommandGroup(Group):
    """A group in which the first command is meant when the first word names none: `letters law 骚扰`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the first command in front of words that do not begin with a command."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h")):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)
