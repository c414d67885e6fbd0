"""Every option and argument, declared once: what it is called, and what it is for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters.render import formats


def _letters_begun(incomplete: str) -> list[tuple[str, str]]:
    from letters.catalogue import Library, names_begun  # for a shell alone

    return names_begun(Library.bundled(), incomplete)


CaseArg = Annotated[
    Path,
    typer.Argument(metavar="案件文件", help="案件文件，例如 case.toml；这里只有一个案件时可以不写", show_default=False),
]
DoomedCase = Annotated[
    Path,
    typer.Argument(metavar="案件文件", help="案件文件，例如 case.toml；要删除，写明是哪一个", show_default=False),
]
MaybeCase = Annotated[Path | None, typer.Argument(metavar="案件文件", show_default=False)]
Wanted = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="文书", help="文书的名称或其中一段，例如 报案书；不写就是所有适合的", autocompletion=_letters_begun
    ),
]
Day = Annotated[
    str, typer.Option("--date", metavar="日期", help="文书日期，例如 2026-11-23；不写就用案件里的日期或今天")
]
On = Annotated[str, typer.Option("--on", metavar="日期", help="按哪一天，例如 2026-11-23；不写就是今天")]
ContractKey = Annotated[str, typer.Option("--contract", metavar="编号", help="有几份合同时：哪一份，例如 C1")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
Keys = Annotated[bool, typer.Option("--keys", help="自己用记事本改案件文件的：同时列出每一处怎么写")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有的文件")]
OwnTemplates = Annotated[Path | None, typer.Option("--templates", metavar="目录", help="自己的模板，优先于自带的")]

# How letters are written.
Out = Annotated[
    Path | None, typer.Option("--out", metavar="目录", help="写到哪个目录；不写就在案件旁边的“文书”里新建一个")
]
Formats = Annotated[str, typer.Option("--format", metavar="格式", help=formats.listed())]
Layout = Annotated[str, typer.Option(metavar="版式", help="标准 或 紧凑；不写就自动")]
Digests = Annotated[bool, typer.Option("--digests", help="把证据文件的校验值附在文书后面，办案的人要求时才用")]
Reference = Annotated[Path | None, typer.Option(metavar="文件", help="自己的 Word 文件，沿用它的样式和页面")]
Limit = Annotated[int, typer.Option(metavar="字数", min=0, help="网页表单每项最多几个字，写 txt 时按它整段取舍")]
Way = Annotated[
    str, typer.Option("--option", metavar="方案", help="案件里有几个付款方案的，按哪一个写协议或者重新协商，例如 分期")
]
ShellArg = Annotated[str, typer.Argument(metavar="终端", help="bash、zsh、fish 或 powershell", show_default=False)]
DemoFolder = Annotated[Path, typer.Argument(metavar="目录", help="写到哪个目录")]
CopyFolder = Annotated[Path, typer.Argument(metavar="目录", help="复制到哪个目录")]

# The law, and what it gives.
Words = Annotated[list[str] | None, typer.Argument(metavar="词", help="要查的词")]
Topic = Annotated[str, typer.Option(metavar="主题", help="法律主题的编号")]
Act = Annotated[str, typer.Option(metavar="法规", help="法规名称或编号")]
ActArg = Annotated[str, typer.Argument(metavar="法规", help="法规的名称，照查到的写")]
Article = Annotated[int, typer.Option(metavar="条号", help="第几条")]
Dot = Annotated[bool, typer.Option("--dot", help="输出 Graphviz 的图，例如接 dot -Tsvg > 图.svg")]
CaseOrSituations = Annotated[
    list[str] | None,
    typer.Argument(metavar="案件文件或情形", help="例如 case.toml，或者 电话", show_default=False),
]
Situations = Annotated[list[str] | None, typer.Option("--for", metavar="情形", help="情形，可以写多次")]

# What comes in.
LogFiles = Annotated[list[Path] | None, typer.Argument(metavar="记录文件", show_default=False)]
BlankLog = Annotated[Path | None, typer.Option(metavar="文件", help="写一份空白填写表（CSV），不导入")]

# Borrowed computers.
LetterFolders = Annotated[
    list[Path] | None, typer.Option("--letters", metavar="目录", help="以前的版本把文书写到了别的目录，可以写多次")
]
CaseFolder = Annotated[Path, typer.Argument(metavar="文件夹", help="案件所在的文件夹", show_default=False)]
LockedFile = Annotated[Path, typer.Argument(metavar="加密文件", help="例如 案件.locked.zip", show_default=False)]
NewFolder = Annotated[Path | None, typer.Option("--out", metavar="文件夹", help="恢复成哪个新文件夹")]
FromInput = Annotated[bool, typer.Option("--passphrase-stdin", help="从标准输入的第一行读密码")]
Keep = Annotated[bool, typer.Option("--keep", help="保留原来的文件，也不问")]
Remove = Annotated[bool, typer.Option("--remove", help="核对无误后删除原来的文件，不再问")]
ForceLock = Annotated[bool, typer.Option("--force", help="代替以前的加密文件")]
YesDelete = Annotated[bool, typer.Option("--yes", help="不再问，直接删除")]
ChangedToo = Annotated[bool, typer.Option("--changed", help="写好以后改过的文书也删除")]

# Many cases.
Source = Annotated[
    Path | None,
    typer.Argument(metavar="来源", help="案件所在的文件夹、JSON Lines 文件或者表格", show_default=False),
]
WantedOfEach = Annotated[
    list[str] | None,
    typer.Argument(metavar="文书", help="文书的名称或其中一段；不写就是每个案件适合的", autocompletion=_letters_begun),
]
BatchOut = Annotated[Path, typer.Option("--out", metavar="目录", help="写到哪个目录，每个案件一个文件夹")]
Names = Annotated[bool, typer.Option("--names", help="文件夹用原来的名字，即使看得出是谁")]
Workers = Annotated[int, typer.Option(metavar="个数", min=0, help="用几个进程；0 是每个处理器一个")]
Scheduler = Annotated[str, typer.Option(metavar="地址", help="在 Dask 集群上做，例如 tcp://192.168.1.10:8786")]
BlankTable = Annotated[Path | None, typer.Option(metavar="文件", help="写一张空白的填写表（XLSX 或 CSV），不写文书")]
StatsInputs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="案件或件数表", help="案件文件、文件夹、JSON Lines；或者一张 CSV、XLSX 件数表", show_default=False
    ),
]
Smallest = Annotated[int | None, typer.Option(metavar="件数", help="一类至少多少件才列出，不小于5；件数表可以更小")]
Csv = Annotated[Path | None, typer.Option(metavar="文件", help="另存为 CSV")]
Docx = Annotated[Path | None, typer.Option(metavar="文件", help="另存为带图表的 Word 报告")]

# A clinic.
Clinic = Annotated[Path, typer.Argument(metavar="文件夹", help="放着各位来访者案件的文件夹", show_default=False)]
ClientNumber = Annotated[str, typer.Argument(metavar="编号", help="接着答哪一位的，例如 007")]
NextClient = Annotated[bool, typer.Option("--next", help="换下一位：清屏、清剪贴板，新建编号，开始问")]
IntakeSheet = Annotated[Path | None, typer.Option("--sheet", metavar="文件", help="写一份空白登记表，DOCX 或 PDF")]
