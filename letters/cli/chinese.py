"""Help in Chinese, and a group whose first command is meant when none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typing import Any


class Command(TyperCommand):
    """A command whose help is Chinese throughout, and which finds its case."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the case in front of the words."""
        from letters.cli.words import placed

        asks = ctx.resilient_parsing  # a shell asks what may follow, and has half a word
        return super().parse_args(ctx, args if asks else placed(self.params, ctx.command_path.partition(" ")[2], args))

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        from letters.told.of_help import in_chinese

        return in_chinese(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        from letters.told.of_help import in_chinese

        return in_chinese(super().get_help(ctx))


class FirstCommandGroup(Group):
    """A group in which the first command is meant when the first word names none: `letters law 骚扰`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the first command in front of words that do not begin with a command."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h")):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)
