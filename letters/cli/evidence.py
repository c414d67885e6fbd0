"""letters evidence …: the options of its commands. What a command needs is imported in its body."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from letters.cli.apps import app, done_by
from letters.cli.chinese import Command, Group
from letters.cli.evidence_asked import EvidenceAsked, PackAsked
from letters.cli.options import CaseArg, Json

evidence = typer.Typer(
    cls=Group, help="证据：登记、列出、核对、打包。原件不会改动。", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(evidence, name="evidence")
command = partial(evidence.command, cls=Command)


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
