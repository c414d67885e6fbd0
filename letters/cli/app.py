"""The whole program: its own options, and the modules that bring its commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters import __version__
from letters.cli import case_commands, data_commands, many_commands  # noqa: F401  each brings its commands
from letters.cli.apps import app
from letters.cli.chinese import Command
from letters.cli.evidence import evidence
from letters.cli.options import Json  # noqa: TC001  Typer reads it
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


@app.command(
    "import",
    cls=Command,
    help="导入通话和短信记录、运营商详单、支付宝和微信账单：列出号码，选出催收的，写进案件文件，重复的不再写。",
)
def import_(
    case: Annotated[Path | None, typer.Argument(metavar="案件文件", show_default=False)] = None,
    logs: Annotated[list[Path] | None, typer.Argument(metavar="记录文件", show_default=False)] = None,
    number: Annotated[list[str] | None, typer.Option(metavar="号码", help="催收号码，可以写多次")] = None,
    all_unknown: Annotated[bool, typer.Option("--all-unknown", help="选通讯录里没有的所有号码")] = False,
    everything: Annotated[bool, typer.Option("--all", help="选所有号码，本人和第三人的除外")] = False,
    since: Annotated[str, typer.Option("--from", metavar="日期", help="从哪一天起，例如 2026-08-01")] = "",
    until: Annotated[str, typer.Option("--until", metavar="日期", help="到哪一天为止")] = "",
    shop: Annotated[list[str] | None, typer.Option(metavar="名称", help="账单里平台或店铺的名称，可以写多次")] = None,
    order: Annotated[str, typer.Option("--date-order", metavar="次序", help="dmy 日在前，mdy 月在前")] = "",
    template: Annotated[Path | None, typer.Option(metavar="文件", help="写一份空白填写表（CSV），不导入")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False,
    as_json: Json = False,
) -> int:
    """Turn logs into incidents, and bills into payments."""
    from letters.cli.importing import Request, import_logs, write_template

    if template is not None:
        return write_template(template)
    numbers, shops, files = tuple(number or ()), tuple(shop or ()), tuple(logs or ())
    request = Request(case, files, numbers, all_unknown, everything, since, until, shops, order, dry_run, as_json)
    return import_logs(request)


@app.command(cls=Command, help="一问一答写出案件文件：每答一题就存好，可以返回、修改，关掉再来接着答。")
def new(
    case: Annotated[Path, typer.Argument(metavar="案件文件", help="案件文件或文件夹")] = Path("case.toml"),
    plain: Annotated[bool, typer.Option("--plain", help="逐行问答，不用方向键；也可以从标准输入读答案")] = False,
) -> int:
    """Write a case file by answering questions."""
    from letters.cli.talk.new import interview

    return interview(case, plain=plain)
