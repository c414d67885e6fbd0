"""letters import: its options as one frozen value. What does it is imported when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from letters.cli.apps import command, done_by
from letters.cli.options import BlankLog, ContractKey, Json, LogFiles, MaybeCase
from letters.kit.frozen import frozen


@frozen
class ImportAsked:
    """The options of `import`, as typed."""

    case: MaybeCase = None
    logs: LogFiles = None
    number: Annotated[list[str] | None, typer.Option(metavar="号码", help="催收号码，可以写多次")] = None
    all_unknown: Annotated[bool, typer.Option("--all-unknown", help="选通讯录里没有的所有号码")] = False
    everything: Annotated[bool, typer.Option("--all", help="选所有号码，本人和第三人的除外")] = False
    since: Annotated[str, typer.Option("--from", metavar="日期", help="从哪一天起，例如 2026-08-01")] = ""
    until: Annotated[str, typer.Option("--until", metavar="日期", help="到哪一天为止")] = ""
    shop: Annotated[list[str] | None, typer.Option(metavar="名称", help="账单里平台或店铺的名称，可以写多次")] = None
    order: Annotated[str, typer.Option("--date-order", metavar="次序", help="日在前 或者 月在前")] = ""
    template: BlankLog = None
    contract: ContractKey = ""
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False
    as_json: Json = False


_HELP = "导入通话和短信记录、运营商详单、支付宝和微信账单：列出号码，选出催收的，写进案件文件，重复的不再写。"


command("import", help=_HELP)(done_by(ImportAsked, "importing.import_logs"))
