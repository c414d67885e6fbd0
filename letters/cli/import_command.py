"""letters import: its options. What it needs is imported when it runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003  Typer reads it
from typing import Annotated

import typer

from letters.cli.apps import command
from letters.cli.options import Json, MaybeCase
from letters.cli.taking import takes

_HELP = "导入通话和短信记录、运营商详单、支付宝和微信账单：列出号码，选出催收的，写进案件文件，重复的不再写。"


@dataclass(frozen=True)
class ImportAsked:
    """The options of `import`, as typed."""

    case: MaybeCase = None
    logs: Annotated[list[Path] | None, typer.Argument(metavar="记录文件", show_default=False)] = None
    number: Annotated[list[str] | None, typer.Option(metavar="号码", help="催收号码，可以写多次")] = None
    all_unknown: Annotated[bool, typer.Option("--all-unknown", help="选通讯录里没有的所有号码")] = False
    everything: Annotated[bool, typer.Option("--all", help="选所有号码，本人和第三人的除外")] = False
    since: Annotated[str, typer.Option("--from", metavar="日期", help="从哪一天起，例如 2026-08-01")] = ""
    until: Annotated[str, typer.Option("--until", metavar="日期", help="到哪一天为止")] = ""
    shop: Annotated[list[str] | None, typer.Option(metavar="名称", help="账单里平台或店铺的名称，可以写多次")] = None
    order: Annotated[str, typer.Option("--date-order", metavar="次序", help="dmy 日在前，mdy 月在前")] = ""
    template: Annotated[Path | None, typer.Option(metavar="文件", help="写一份空白填写表（CSV），不导入")] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False
    as_json: Json = False


@command("import", help=_HELP)
@takes(ImportAsked)
def import_(asked: ImportAsked) -> int:
    """Turn logs into incidents, and bills into payments."""
    from letters.cli.importing import import_logs, write_template

    if asked.template is not None:
        return write_template(asked.template)
    return import_logs(asked)
