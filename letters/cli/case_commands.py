"""The commands for one case. What a command needs is imported in its body, so that `--help` starts fast."""

from __future__ import annotations

from pathlib import Path

from letters.cli import options
from letters.cli.apps import command, done_by
from letters.cli.asked import LockAsked, WriteAsked


@command(help="用自带的虚构案件生成一整套文书，看看成品是什么样。")
def demo(folder: options.DemoFolder = Path("demo"), force: options.Force = False) -> int:
    """Write a finished pack from the bundled case."""
    from letters.cli.writing import demonstrate

    return demonstrate(folder, force=force)


@command(help="检查案件文件：哪里填错、每份文书还缺什么、有什么要留意。")
def check(
    case: options.CaseArg,
    day: options.Day = "",
    keys: options.Keys = False,
    as_json: options.Json = False,
    templates: options.OwnTemplates = None,
) -> int:
    """Say every problem, what each letter lacks, and every warning."""
    from letters.cli.checking import show_check

    return show_check(case, day, keys=keys, as_json=as_json, templates=templates)


@command("list", help="列出有哪些文书；给出案件文件时，说明哪些能写、交给谁、依据什么。")
def list_(
    case: options.MaybeCase = None,
    day: options.Day = "",
    as_json: options.Json = False,
    templates: options.OwnTemplates = None,
) -> int:
    """List the letters there are, or those of a case."""
    from letters.cli.checking import show_case, show_letters

    if case is None:
        return show_letters(as_json=as_json, templates=templates)
    return show_case(case, day, as_json=as_json, templates=templates)


command("write", help="生成文书。")(done_by(WriteAsked, "writing.write_case"))


@command(help="输出案件文件的 JSON Schema，供编辑器补全和检查。")
def schema() -> int:
    """Print the JSON Schema of the case file."""
    from letters.cli.tools import print_json
    from letters.desk import json_schema

    print_json(json_schema())
    return 0


@command(help="用大白话说法律给您什么、留什么证据、找谁、别做什么；给案件文件，或者写“电话”“上门”。")
def rights(
    words: options.CaseOrSituations = None,
    situations: options.Situations = None,
    on: options.On = "",
    as_json: options.Json = False,
) -> int:
    """Say what the law gives, what to keep, whom to call."""
    from letters.cli.rights import show_rights

    return show_rights((*(words or ()), *(situations or ())), on, as_json=as_json)


@command(help="删除案件和由它写出的东西：先全部列出来，确认后才删。")
def wipe(
    case: options.DoomedCase,
    letters: options.LetterFolders = None,
    yes: options.YesDelete = False,
    changed: options.ChangedToo = False,
) -> int:
    """Remove a case and what was made from it."""
    from letters.cli.secrecy import wipe_case

    return wipe_case(case, tuple(letters or ()), yes=yes, changed=changed)


_LOCK = "用密码把案件加密成一个文件，逐字节核对；然后另外问，要不要删除原来的文件。"
command("lock", help=_LOCK)(done_by(LockAsked, "secrecy.lock_folder"))


@command(help="用密码恢复加密的案件文件夹；不会覆盖已有的文件。")
def unlock(file: options.LockedFile, out: options.NewFolder = None, from_stdin: options.FromInput = False) -> int:
    """Restore a locked folder."""
    from letters.cli.secrecy import unlock_file

    return unlock_file(file, out, from_stdin=from_stdin)
