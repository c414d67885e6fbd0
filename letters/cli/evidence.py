"""letters evidence …: the options of its commands. What a command needs is imported in its body."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from letters.cli.apps import app, done_by
from letters.cli.chinese import Command, Group
from letters.cli.options import CaseArg, Json, OwnTemplates
from letters.kit.frozen import frozen

evidence = typer.Typer(
    cls=Group, help="证据：登记、列出、核对、打包。原件不会改动。", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(evidence, name="evidence")
command = partial(evidence.command, cls=Command)


@frozen
class EvidenceAsked:
    """The options of `evidence add`."""

    case: CaseArg
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="文件", help="文件或文件夹，可以写多个；不写就接着说明收下的", show_default=False),
    ] = None
    title: Annotated[str, typer.Option(metavar="名称", help="证据名称；不写就先收下，再照建议确认")] = ""
    proves: Annotated[str, typer.Option(metavar="目的", help="证明什么；不写就先收下，再照建议确认")] = ""
    incident: Annotated[list[str] | None, typer.Option(metavar="编号", help="属于哪条联系记录，可以写多次")] = None
    number: Annotated[str, typer.Option(metavar="号码", help="属于这个号码的所有联系记录")] = ""
    on: Annotated[str, typer.Option("--on", metavar="日期", help="属于这一天的所有联系记录")] = ""
    source: Annotated[str, typer.Option(metavar="来源", help="例如：本人手机")] = ""
    holder: Annotated[str, typer.Option(metavar="持有人", help="例如：本人、母亲")] = ""
    carrier: Annotated[str, typer.Option(metavar="载体", help="原始载体，例如：本人手机")] = ""
    kind: Annotated[str, typer.Option(metavar="种类", help="例如 电子数据；不写就按内容判断")] = ""
    made_on: Annotated[str, typer.Option(metavar="时间", help="形成时间，例如 2026-08-10 09:03")] = ""
    about: Annotated[list[str] | None, typer.Option(metavar="编号", help="涉及哪位第三人，可以写多次")] = None
    as_one: Annotated[bool, typer.Option("--as-one", help="所有文件合为一份证据")] = False
    as_json: Json = False


@frozen
class PackAsked:
    """The options of `evidence pack`."""

    case: CaseArg
    whom: Annotated[str, typer.Option("--for", metavar="文书", help="文书的名称，或者交给谁，例如 派出所")]
    out: Annotated[Path, typer.Option("--out", metavar="目录", help="放到哪个目录")] = Path("handover")
    day: Annotated[str, typer.Option("--date", metavar="日期", help="文书日期；不写就用案件里的日期或今天")] = ""
    strip: Annotated[bool, typer.Option("--strip-metadata", help="照片副本去掉拍摄地点、设备等隐藏信息")] = False
    keep: Annotated[bool, typer.Option("--keep-metadata", help="交给对方也保留隐藏信息，不再问")] = False
    volume_for: Annotated[str, typer.Option(metavar="名称", help="也给这个收件人做证据材料.pdf，先逐个看过文件")] = ""
    force: Annotated[bool, typer.Option("--force", help="覆盖以前打包的")] = False
    templates: OwnTemplates = None
    as_json: Json = False


_ADD = "收下截图、录音、账单等文件，复制到案件旁边的 evidence 里，再一起确认名称和证明什么。"
command("add", help=_ADD)(done_by(EvidenceAsked, "exhibits.add_evidence"))


@command(help="说明收下的证据：名称、证明什么、属于哪一次，程序先提建议，您来确认或者改。")
def label(
    case: CaseArg,
    accept: Annotated[bool, typer.Option("--accept", help="照建议全部确认，不再问")] = False,
    as_json: Json = False,
) -> int:
    """Confirm or change what is proposed for each piece that is kept."""
    from letters.cli.labelling import label_evidence

    return label_evidence(case, as_json=as_json, accept=accept)


@command("list", help="列出证据和它证明的事；哪些联系记录还没有证据，哪些证据还没有用上。")
def list_(case: CaseArg, as_json: Json = False) -> int:
    """List pieces, what is unproven, and what proves nothing."""
    from letters.cli.inventory import list_evidence

    return list_evidence(case, as_json=as_json)


@command(help="核对证据文件：有没有改动、丢失，evidence 文件夹里有没有没登记的。")
def verify(case: CaseArg, as_json: Json = False) -> int:
    """Compare files with what was recorded."""
    from letters.cli.inventory import verify_evidence

    return verify_evidence(case, as_json=as_json)


_PACK = "打包要交出去的材料：文书、编号的证据副本、证据目录和校验值。"
command("pack", help=_PACK)(done_by(PackAsked, "packing.pack_evidence"))
