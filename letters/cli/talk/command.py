"""letters new: its options. What it needs is imported when it runs."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  Typer reads the annotations
from typing import Annotated

import typer

from letters.cli.apps import command


@command(help="一问一答写出案件文件：每答一题就存好，可以返回、修改，关掉再来接着答。")
def new(
    case: Annotated[
        Path | None,
        typer.Argument(metavar="案件文件", help="案件文件或文件夹；不写就新建一个文件夹，例如 案件-2026-11-26"),
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="逐行问答，不用方向键；也可以从标准输入读答案")] = False,
) -> int:
    """Write a case file by answering questions."""
    from letters.cli.talk.new import interview
    from letters.cli.tools import today

    return interview(case, today(), plain=plain)
