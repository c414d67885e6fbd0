"""letters plan: its options as one frozen value. What does it is imported when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from letters.cli.apps import command, done_by
from letters.cli.options import CaseArg, ContractKey, Json
from letters.kit.frozen import frozen


@frozen
class PlanAsked:
    """The options of `plan`, as typed; "" and None where they were not."""

    case: CaseArg
    kind: Annotated[str, typer.Option("--kind", metavar="方案", help="怎么付，例如 分期、延期、一次结清、退还")] = ""
    count: Annotated[int | None, typer.Option("--count", metavar="期数", help="分几期")] = None
    start: Annotated[str, typer.Option("--start", metavar="日期", help="第一期哪天付，例如 2026-12-28")] = ""
    day: Annotated[int | None, typer.Option("--day", metavar="几号", help="每月几号付")] = None
    amount: Annotated[
        str, typer.Option("--amount", metavar="元", help="一共付多少；不写就按没有异议的，或者推算到期的")
    ] = ""
    first: Annotated[str, typer.Option("--first-amount", metavar="元", help="逐期增加的，第一期付多少")] = ""
    step: Annotated[str, typer.Option("--step", metavar="元", help="逐期增加的，每期多付多少")] = ""
    end: Annotated[str, typer.Option("--end", metavar="日期", help="最晚哪天付完")] = ""
    share: Annotated[int | None, typer.Option("--share", metavar="百分数", help="每月剩下的钱拿百分之多少来还")] = None
    why: Annotated[str, typer.Option("--why", metavar="理由", help="和没有异议的金额不一样的，为什么是这个数")] = ""
    contract: ContractKey = ""
    accept: Annotated[
        str, typer.Option(metavar="哪几项", help="没有异议的：各期到期日 2026-09-10~2026-11-10，或者对方分项的名称")
    ] = ""
    save: Annotated[bool, typer.Option("--save", help="把这个方案写进案件文件")] = False
    as_of: Annotated[str, typer.Option("--as-of", metavar="日期", help="按哪一天算；不写就用案件里的日期或今天")] = ""
    as_json: Json = False


_HELP = "算一算：每月能还多少，哪些没有异议、哪些有，几种付法付不付得起，租机一共要花多少钱。"
command("plan", help=_HELP)(done_by(PlanAsked, "planning.plan_money"))
