"""letters track …: the options of its commands. What a command needs is imported in its body."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from letters.cli.chinese import Command, FirstCommandGroup, Group


class TrackGroup(FirstCommandGroup):
    """Shows where no command is named, and takes the case in front of the command as well: `case.toml sent …`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put a command that stands second in front; nothing at all asks for help."""
        if not args:
            return Group.parse_args(self, ctx, args)
        if len(args) > 1 and args[1] in self.commands and args[0] not in self.commands and args[0][:1] != "-":
            args = [args[1], args[0], *args[2:]]
        return super().parse_args(ctx, args)


track = typer.Typer(
    cls=TrackGroup,
    help="寄出以后：看期限和下一步（letters track case.toml）；记下寄了什么、来了什么答复；写日历文件。",
    no_args_is_help=True,
    rich_markup_mode=None,
)

CaseFile = Annotated[Path, typer.Argument(metavar="案件文件", help="案件文件，例如 case.toml", show_default=False)]
Which = Annotated[
    str, typer.Argument(metavar="哪一份", help="第几份，例如 1；也可以写文书编号或名称；只有一份时可以不写")
]
On = Annotated[str, typer.Option("--on", metavar="日期", help="哪一天，例如 2026-11-23；不写就是今天")]
AsOf = Annotated[str, typer.Option("--date", metavar="日期", help="按哪一天看，例如 2026-11-23；不写就是今天")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
Templates = Annotated[Path | None, typer.Option(metavar="目录", help="自己的模板目录")]


@track.command(cls=Command, help="看一个案件，或者一个文件夹里的所有案件：寄出的、期限、下一步。")
def show(
    case: Annotated[Path, typer.Argument(metavar="案件文件或文件夹", help="例如 case.toml", show_default=False)],
    day: AsOf = "",
    explain: Annotated[bool, typer.Option("--explain", help="逐行说明每个期限是怎么算出来的")] = False,
    ics: Annotated[Path | None, typer.Option("--ics", metavar="文件", help="把期限写成日历文件，例如 期限.ics")] = None,
    names: Annotated[bool, typer.Option("--names", help="日历里写出收件机关的名称和自己写的理由")] = False,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的日历文件")] = False,
    as_json: Json = False,
    templates: Templates = None,
) -> int:
    """Show a case, or all cases of a folder."""
    from letters.cli.track.opening import Look
    from letters.cli.track.showing import look

    asked = Look(case, day, explain, ics, names, force, as_json, templates)
    if not case.is_dir():
        return look(asked)
    from letters.cli.track.folder import look_through

    return look_through(asked)


@track.command(cls=Command, help="记下寄出或递交了一份文书，并把寄出的文件留底。")
def sent(
    case: CaseFile,
    letter: Annotated[str, typer.Argument(metavar="文书", help="文书编号或名称，例如 complaint/police")],
    to: Annotated[str, typer.Option(metavar="机关", help="交给谁；不写就是这份文书的收件机关")] = "",
    on: On = "",
    how: Annotated[str, typer.Option(metavar="方式", help="例如 EMS、当面、网上")] = "",
    tracking: Annotated[str, typer.Option(metavar="单号", help="快递单号或受理编号")] = "",
    received: Annotated[str, typer.Option(metavar="日期", help="对方签收日期；还没签收以后再记")] = "",
    file: Annotated[list[Path] | None, typer.Option(metavar="文件", help="寄出的文件，可以写多次")] = None,
    out: Annotated[Path | None, typer.Option(metavar="目录", help="只找写到这个目录的文书；不写就找最近写的")] = None,
    about: Annotated[str, typer.Option(metavar="哪一份", help="催办、复议等：接着哪一份；不写就自动判断")] = "",
    again: Annotated[bool, typer.Option("--again", help="确实在同一天给同一机关又寄了一份")] = False,
    templates: Templates = None,
) -> int:
    """Record a filing and keep a copy of it."""
    from letters.cli.track.sending import Sent, record_sent

    files = tuple(file or ())
    return record_sent(Sent(case, letter, to, on, how, tracking, received, files, out, about, again, templates))


@track.command(cls=Command, help="记下对方签收的日期：很多期限从这一天的次日算。")
def received(case: CaseFile, which: Which = "", on: On = "") -> int:
    """Record the day of receipt."""
    from letters.cli.track.sending import record_received

    return record_received(case, which, on)


@track.command(cls=Command, help="给已经记下的一份补留底：把寄出的文件复制到案件旁边的 sent 里。")
def keep(
    case: CaseFile,
    which: Which,
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="寄出的文件", show_default=False)],
) -> int:
    """Keep copies of what was sent."""
    from letters.cli.track.copies import keep_copies

    return keep_copies(case, which, tuple(files))


@track.command(
    cls=Command,
    help="记下答复。结果可以写：受理、不予受理、补正、移送、调解成功、调解不成、决定、维持、同意、另提方案、对方违约……",
)
def reply(
    case: CaseFile,
    which: Which = "",
    outcome: Annotated[str, typer.Argument(metavar="结果", help="例如 受理、不予受理")] = "",
    on: On = "",
    words: Annotated[str, typer.Option(metavar="原文", help="答复原文；口头答复写明是谁说的")] = "",
    reference: Annotated[str, typer.Option(metavar="文号", help="答复文号或案号")] = "",
    ground: Annotated[str, typer.Option(metavar="理由", help="不予受理的理由，例如 管辖、材料不齐、民事纠纷")] = "",
    referred_to: Annotated[str, typer.Option("--referred-to", metavar="机关", help="移送、转办到哪里")] = "",
    asks_for: Annotated[list[str] | None, typer.Option("--asks-for", metavar="材料", help="要补的，可写多次")] = None,
    due: Annotated[str, typer.Option(metavar="日期", help="答复写明的最后期限")] = "",
    total: Annotated[str, typer.Option(metavar="金额", help="对方另提方案的总额（元）")] = "",
    payments: Annotated[str, typer.Option(metavar="各期", help="例如 2026-12-28:400,2027-01-28:400")] = "",
    evidence: Annotated[list[str] | None, typer.Option(metavar="编号", help="证据编号，可以写多次")] = None,
) -> int:
    """Record what came back."""
    from letters.cli.track.answers import Told, record_reply

    asked, proofs = tuple(asks_for or ()), tuple(evidence or ())
    told = Told(outcome, on, words, reference, ground, referred_to, asked, due, total, payments, proofs)
    return record_reply(case, which, told)


@track.command(cls=Command, help="记下到期没有答复。")
def silent(case: CaseFile, which: Which = "", on: On = "") -> int:
    """Record that nothing came."""
    from letters.cli.track.answers import Told, record_reply

    return record_reply(case, which, Told("silent", on))


@track.command(cls=Command, help="把一个期限改成您知道的日期，并写明理由；--cancel 恢复算出来的日期。")
def postpone(
    case: CaseFile,
    which: Which,
    deadline: Annotated[str, typer.Argument(metavar="期限", help="期限的名称或编号", show_default=False)] = "",
    due: Annotated[str, typer.Option(metavar="日期", help="实际截止日期")] = "",
    reason: Annotated[str, typer.Option(metavar="理由", help="例如：受理通知书写明的日期")] = "",
    cancel: Annotated[bool, typer.Option("--cancel", help="恢复算出来的日期")] = False,
) -> int:
    """Set a deadline otherwise."""
    from letters.cli.track.answers import postpone_deadline

    return postpone_deadline(case, which, deadline, due, reason, cancel=cancel)


@track.command(cls=Command, help="撤销记错的：先显示要撤销哪一条，确认后才改。")
def undo(
    case: CaseFile,
    which: Annotated[str, typer.Argument(metavar="哪一份", help="不写就是日期最晚的一条")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="不再问")] = False,
) -> int:
    """Take the latest entry back."""
    from letters.cli.track.undoing import undo_latest

    return undo_latest(case, which, yes=yes)


@track.command(cls=Command, help="核对留底的文件：有没有改动、丢失。")
def verify(case: CaseFile, as_json: Json = False) -> int:
    """Compare the copies with what was recorded."""
    from letters.cli.track.copies import verify_copies

    return verify_copies(case, as_json=as_json)
