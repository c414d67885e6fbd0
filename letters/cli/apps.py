"""The program and its groups of commands, still empty; each module of commands fills in its own."""

from __future__ import annotations

from functools import partial

import typer

from letters.cli.chinese import Command, FirstCommandGroup, Group, MainGroup
from letters.kit import taking

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
