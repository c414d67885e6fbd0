"""The commands and their options. What a command needs is imported in its body, so that `--help` starts fast."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters import __version__
from letters.cli.chinese import Command, FirstCommandGroup, Group, MainGroup
from letters.cli.evidence import evidence
from letters.cli.many import BATCH, STATS, batch, stats
from letters.cli.options import (  # noqa: TC001  Typer reads them
    CaseFile,
    Day,
    Force,
    Formats,
    Json,
    On,
    OwnTemplates,
    Wanted,
)
from letters.cli.plan.command import HELP as PLAN
from letters.cli.plan.command import plan
from letters.cli.track.commands import track
from letters.render.formats import DEFAULT

app = typer.Typer(
    cls=MainGroup,
    help="把租机被催收的经过写一次，生成全部投诉、报案和协商文书。在自己的电脑上运行，不联网。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
law = typer.Typer(cls=FirstCommandGroup, help="查法律规定；检查法规数据。", rich_markup_mode=None)
templates = typer.Typer(
    cls=Group, help="文书模板：列出、复制出来改、检查。", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(evidence, name="evidence")
app.add_typer(track, name="track")
app.command(cls=Command, help=PLAN)(plan)
app.command(cls=Command, help=BATCH)(batch)
app.command(cls=Command, help=STATS)(stats)
app.add_typer(law, name="law")
app.add_typer(templates, name="templates")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"letters {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")] = False,
) -> None:
    """Options of the program as a whole."""


@app.command(cls=Command, help="用自带的虚构案件生成一整套文书，看看成品是什么样。")
def demo(
    folder: Annotated[Path, typer.Argument(metavar="目录", help="写到哪个目录")] = Path("demo"), force: Force = False
) -> int:
    """Write a finished pack from the bundled case."""
    from letters.cli.writing import demonstrate

    return demonstrate(folder, force=force)


@app.command(cls=Command, help="检查案件文件：哪里填错、每份文书还缺什么、有什么要留意。")
def check(case: CaseFile, day: Day = "", as_json: Json = False, templates: OwnTemplates = None) -> int:
    """Say every problem, what each letter lacks, and every warning."""
    from letters.cli.checking import check_case

    return check_case(case, day, as_json=as_json, templates=templates)


@app.command("list", cls=Command, help="列出有哪些文书；给出案件文件时，说明哪些能写、交给谁、依据什么。")
def list_(
    case: Annotated[Path | None, typer.Argument(metavar="案件文件", show_default=False)] = None,
    day: Day = "",
    as_json: Json = False,
    templates: OwnTemplates = None,
) -> int:
    """List the letters there are, or those of a case."""
    from letters.cli.checking import list_case, list_letters

    if case is None:
        return list_letters(as_json=as_json, templates=templates)
    return list_case(case, day, as_json=as_json, templates=templates)


@app.command(cls=Command, help="生成文书。")
def write(
    case: CaseFile,
    wanted: Wanted = None,
    out: Annotated[Path, typer.Option("--out", metavar="目录", help="写到哪个目录")] = Path("letters-out"),
    day: Day = "",
    formats: Formats = DEFAULT,
    layout: Annotated[str, typer.Option(metavar="版式", help="standard 或 compact；不写就自动")] = "",
    reference: Annotated[Path | None, typer.Option(metavar="文件", help="自己的 Word 文件，沿用它的样式和页面")] = None,
    templates: OwnTemplates = None,
    force: Force = False,
    as_json: Json = False,
) -> int:
    """Write letters as files."""
    from letters.cli.writing import Request, write_case

    request = Request(case, tuple(wanted or ()), out, day, formats, layout, reference, templates, force, as_json)
    return write_case(request)


@app.command(cls=Command, help="输出案件文件的 JSON Schema，供编辑器补全和检查。")
def schema() -> int:
    """Print the JSON Schema of the case file."""
    from letters.cli.schema import print_schema

    return print_schema()


@law.command(
    cls=Command, help="按词、主题、法规、条号查规定，例如 letters law 骚扰 --on 2025-12-30。", context_settings={}
)
def find(
    words: Annotated[list[str] | None, typer.Argument(metavar="词", help="要查的词")] = None,
    topic: Annotated[str, typer.Option(metavar="主题", help="法律主题，例如 nuisance")] = "",
    act: Annotated[str, typer.Option(metavar="法规", help="法规名称或编号")] = "",
    article: Annotated[int, typer.Option(metavar="条号", help="第几条")] = 0,
    on: On = "",
    as_json: Json = False,
) -> int:
    """Look provisions up."""
    from letters.cli.lawbook import find_provisions

    return find_provisions(tuple(words or ()), topic, act, article, on, as_json=as_json)


@law.command("check", cls=Command, help="检查法规和机关数据：版本重叠或空缺、没有用到的、没有核对的、核对过久的。")
def check_law(on: On = "", as_json: Json = False, templates: OwnTemplates = None) -> int:
    """Lint the law's and the authorities' data."""
    from letters.cli.lawbook import check_data

    return check_data(on, as_json=as_json, templates=templates)


@law.command("concordance", cls=Command, help="一部法规的新旧条号对照。")
def concordance(act: Annotated[str, typer.Argument(metavar="法规", help="法规编号，例如 police-penalties")]) -> int:
    """Old and new articles side by side."""
    from letters.cli.lawbook import print_concordance

    return print_concordance(act)


@law.command("ladder", cls=Command, help="寄出以后的每一步：各类文书的状态；--dot 画成图。")
def ladder(
    dot: Annotated[bool, typer.Option("--dot", help="输出 Graphviz 的图，例如接 dot -Tsvg > 图.svg")] = False,
    templates: OwnTemplates = None,
) -> int:
    """Show what may follow a letter: as a list, or as a drawing."""
    from letters.cli.lawbook import print_ladder

    return print_ladder(templates, dot=dot)


@templates.command("list", cls=Command, help="列出所有模板。")
def templates_list(templates: OwnTemplates = None) -> int:
    """List the templates."""
    from letters.cli.checking import list_templates

    return list_templates(templates)


@templates.command("copy", cls=Command, help="把自带模板复制出来改，改好后用 --templates 指定。")
def templates_copy(
    folder: Annotated[Path, typer.Argument(metavar="目录", help="复制到哪个目录")], force: Force = False
) -> int:
    """Copy the bundled templates out."""
    from letters.cli.checking import copy_templates

    return copy_templates(folder, force=force)


@templates.command("check", cls=Command, help="检查模板：语法、变量、元素，逐个说明哪一行有什么问题。")
def templates_check(templates: OwnTemplates = None) -> int:
    """Lint templates."""
    from letters.cli.checking import check_templates

    return check_templates(templates)


FromInput = Annotated[bool, typer.Option("--passphrase-stdin", help="从标准输入的第一行读密码")]


@app.command(cls=Command, help="删除案件和由它写出的东西：先全部列出来，确认后才删。")
def wipe(
    case: CaseFile,
    letters: Annotated[
        list[Path] | None, typer.Option("--letters", metavar="目录", help="文书写到了别的目录，可以写多次")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="不再问，直接删除")] = False,
) -> int:
    """Remove a case and what was made from it."""
    from letters.cli.secrecy import wipe_case

    return wipe_case(case, tuple(letters or ()), yes=yes)


@app.command(cls=Command, help="用密码把案件文件夹加密成一个文件，核对无误后删除原来的。")
def lock(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="案件所在的文件夹", show_default=False)],
    from_stdin: FromInput = False,
    keep: Annotated[bool, typer.Option("--keep", help="保留原来的文件夹")] = False,
    force: Annotated[bool, typer.Option("--force", help="代替以前的加密文件")] = False,
) -> int:
    """Encrypt a case folder into one file."""
    from letters.cli.secrecy import lock_folder

    return lock_folder(folder, from_stdin=from_stdin, keep=keep, force=force)


@app.command(cls=Command, help="用密码恢复加密的案件文件夹；不会覆盖已有的文件夹。")
def unlock(
    file: Annotated[Path, typer.Argument(metavar="加密文件", help="例如 案件.locked.zip", show_default=False)],
    out: Annotated[Path | None, typer.Option("--out", metavar="文件夹", help="恢复成哪个新文件夹")] = None,
    from_stdin: FromInput = False,
) -> int:
    """Restore a locked folder."""
    from letters.cli.secrecy import unlock_file

    return unlock_file(file, out, from_stdin=from_stdin)


@app.command(
    "import",
    cls=Command,
    help="导入通话和短信记录、运营商详单、支付宝和微信账单：列出号码，选出催收的，写进案件文件，重复的不再写。",
)
def import_(
    case: Annotated[Path | None, typer.Argument(metavar="案件文件", show_default=False)] = None,
    logs: Annotated[list[Path] | None, typer.Argument(metavar="记录文件", show_default=False)] = None,
    number: Annotated[list[str] | None, typer.Option(metavar="号码", help="催收号码，可以写多次")] = None,
    all_unknown: Annotated[bool, typer.Option("--all-unknown", help="选通讯录里没有的所有号码")] = False,
    everything: Annotated[bool, typer.Option("--all", help="选所有号码，本人和第三人的除外")] = False,
    since: Annotated[str, typer.Option("--from", metavar="日期", help="从哪一天起，例如 2026-08-01")] = "",
    until: Annotated[str, typer.Option("--until", metavar="日期", help="到哪一天为止")] = "",
    shop: Annotated[list[str] | None, typer.Option(metavar="名称", help="账单里平台或店铺的名称，可以写多次")] = None,
    order: Annotated[str, typer.Option("--date-order", metavar="次序", help="dmy 日在前，mdy 月在前")] = "",
    template: Annotated[Path | None, typer.Option(metavar="文件", help="写一份空白填写表（CSV），不导入")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False,
    as_json: Json = False,
) -> int:
    """Turn logs into incidents, and bills into payments."""
    from letters.cli.importing import Request, import_logs, write_template

    if template is not None:
        return write_template(template)
    numbers, shops, files = tuple(number or ()), tuple(shop or ()), tuple(logs or ())
    request = Request(case, files, numbers, all_unknown, everything, since, until, shops, order, dry_run, as_json)
    return import_logs(request)


@app.command(cls=Command, help="一问一答写出案件文件：每答一题就存好，可以返回、修改，关掉再来接着答。")
def new(
    case: Annotated[Path, typer.Argument(metavar="案件文件", help="案件文件或文件夹")] = Path("case.toml"),
    plain: Annotated[bool, typer.Option("--plain", help="逐行问答，不用方向键；也可以从标准输入读答案")] = False,
) -> int:
    """Write a case file by answering questions."""
    from letters.cli.talk.new import interview

    return interview(case, plain=plain)


@app.command(cls=Command, help="用大白话说法律给您什么、留什么证据、找谁、别做什么；给案件文件，或者写“电话”“上门”。")
def rights(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="案件文件或情形", help="例如 case.toml，或者 电话", show_default=False)
    ] = None,
    situations: Annotated[list[str] | None, typer.Option("--for", metavar="情形", help="情形，可以写多次")] = None,
    on: On = "",
    as_json: Json = False,
) -> int:
    """Say what the law gives, what to keep, whom to call."""
    from letters.cli.rights import show_rights

    return show_rights((*(words or ()), *(situations or ())), on, as_json=as_json)
