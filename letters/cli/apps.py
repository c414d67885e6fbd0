"""The program and its groups of commands, still empty; each module of commands fills in its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from letters.cli.chinese import Command, FirstCommandGroup, Group
from letters.kit import taking

if TYPE_CHECKING:
    from typing import Any

BRINGING = {
    "demo": "case_commands",
    "web": "web_command",
    "new": "talk.command",
    "import": "import_command",
    "evidence": "evidence",
    "check": "case_commands",
    "list": "case_commands",
    "plan": "plan_command",
    "write": "case_commands",
    "track": "track.commands",
    "rights": "case_commands",
    "law": "data_commands",
    "lock": "case_commands",
    "unlock": "case_commands",
    "wipe": "case_commands",
    "clients": "many_commands",
    "batch": "many_commands",
    "stats": "many_commands",
    "schema": "case_commands",
    "templates": "data_commands",
    "completion": "data_commands",
}
"""The commands in the order in which a person needs them, each with the module that brings it when it is loaded."""


class MainGroup(Group):
    """The program itself."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands as help lists them, whichever was brought first."""
        return sorted(super().list_commands(ctx), key=list(BRINGING).index)


app = typer.Typer(
    cls=MainGroup,
    help="把租机被催收的经过写一次，生成全部投诉、报案和协商文书。在自己的电脑上运行，不联网。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
law = typer.Typer(cls=FirstCommandGroup, help="查法律规定；检查法规数据。", rich_markup_mode=None)
templates = typer.Typer(
    cls=Group, help="文书模板：列出、复制出来改、检查。", no_args_is_help=True, rich_markup_mode=None
)
command = partial(app.command, cls=Command)
done_by = partial(taking.done_by, "letters.cli")
"""A command done by a function of this package, by its name: `writing.write_case`."""
