"""The options of the commands that work on many cases; what they need is imported when they run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters.cli.options import Day, Force, Formats, Json, On, OwnTemplates  # noqa: TC001  Typer reads them
from letters.render.formats import DEFAULT

BATCH = "许多案件一次写完：一个文件夹、一个 JSON Lines 文件或者一张表格；停下了可以接着做。"
STATS = "许多案件或者一张件数表的统计：按时间、行为、平台、地区、机关和结果；看不出是谁。"


def batch(
    source: Annotated[
        Path | None,
        typer.Argument(metavar="来源", help="案件所在的文件夹、JSON Lines 文件或者表格", show_default=False),
    ] = None,
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="文书", help="文书编号或其开头；不写就是每个案件适合的")
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="目录", help="写到哪个目录，每个案件一个文件夹")] = Path(
        "batch-out"
    ),
    day: Day = "",
    formats: Formats = DEFAULT,
    layout: Annotated[str, typer.Option(metavar="版式", help="standard 或 compact；不写就自动")] = "",
    reference: Annotated[Path | None, typer.Option(metavar="文件", help="自己的 Word 文件，沿用它的样式和页面")] = None,
    names: Annotated[bool, typer.Option("--names", help="文件夹用原来的名字，即使看得出是谁")] = False,
    workers: Annotated[int, typer.Option(metavar="个数", min=0, help="用几个进程；0 是每个处理器一个")] = 0,
    scheduler: Annotated[str, typer.Option(metavar="地址", help="在 Dask 集群上做，例如 tcp://192.168.1.10:8786")] = "",
    template: Annotated[
        Path | None, typer.Option(metavar="文件", help="写一张空白的填写表（XLSX 或 CSV），不写文书")
    ] = None,
    templates: OwnTemplates = None,
    force: Force = False,
    as_json: Json = False,
) -> int:
    """Write the letters of many cases."""
    from letters.cli.batching import Request, write_batch, write_empty_table

    if template is not None:
        return write_empty_table(template, force=force)
    chosen = tuple(wanted or ())
    return write_batch(
        Request(
            source, chosen, out, day, formats, layout, reference, templates, names, workers, scheduler, force, as_json
        )
    )


def stats(
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="案件或件数表", help="案件文件、文件夹、JSON Lines；或者一张 CSV、XLSX 件数表", show_default=False
        ),
    ] = None,
    on: On = "",
    smallest: Annotated[
        int | None, typer.Option(metavar="件数", help="一类至少多少件才列出，不小于5；件数表可以更小")
    ] = None,
    csv: Annotated[Path | None, typer.Option(metavar="文件", help="另存为 CSV")] = None,
    docx: Annotated[Path | None, typer.Option(metavar="文件", help="另存为带图表的 Word 报告")] = None,
    as_json: Json = False,
    force: Force = False,
    templates: OwnTemplates = None,
) -> int:
    """Count many cases, or show a table of counts."""
    from letters.cli.statistics import Asked, show_stats

    return show_stats(Asked(tuple(inputs or ()), on, smallest, csv, docx, force, as_json, templates))
