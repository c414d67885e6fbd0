"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters.render import formats

CaseFile = Annotated[Path, typer.Argument(metavar="案件文件", help="案件文件，例如 case.toml", show_default=False)]
Wanted = Annotated[
    list[str] | None, typer.Argument(metavar="文书", help="文书编号或其开头，例如 complaint；不写就是所有适合的")
]
Day = Annotated[
    str, typer.Option("--date", metavar="日期", help="文书日期，例如 2026-11-23；不写就用案件里的日期或今天")
]
On = Annotated[str, typer.Option("--on", metavar="日期", help="按哪一天，例如 2026-11-23；不写就是今天")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有的文件")]
OwnTemplates = Annotated[
    Path | None, typer.Option("--templates", metavar="目录", help="自己的模板目录，优先于自带的模板")
]
Formats = Annotated[str, typer.Option("--format", metavar="格式", help=formats.listed())]
