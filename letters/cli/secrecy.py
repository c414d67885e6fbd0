"""wipe, lock and unlock: what is shown, asked and said; and a word on borrowed computers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from letters.catalogue.head import heads
from letters.catalogue.library import Library
from letters.cli.shown import shortened, sized
from letters.cli.tools import progress, say, tell
from letters.collect.secrecy.as_noted import places_elsewhere
from letters.collect.secrecy.belongs import Belonging, belongings, is_own_folder
from letters.collect.secrecy.erase import CANNOT_PROMISE
from letters.collect.secrecy.lock import Locked, check_folder, check_passphrase, lock, locked_name
from letters.collect.secrecy.unlock import unlock
from letters.collect.secrecy.wipe import Survey, survey, wipe
from letters.errors import FileError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CONFIRMATION = "删除"
LOCK_CONFIRMATION = "加密"


def wipe_case(case: Path, also: Sequence[Path], *, yes: bool) -> int:
    """Show what goes, ask, remove it; status 1 when something is left that nobody wished to keep."""
    found = survey(case, _titles(), also)
    say("\n".join(_survey_lines(found)))
    if not yes and not _agreed(f"确定删除，请输入“{CONFIRMATION}”两个字，再按回车："):
        tell("没有删除任何东西。")
        return 1
    if found.changed and not yes and _agreed(f"改过的文书也删除，请再输入“{CONFIRMATION}”；直接按回车就留下："):
        found = found.with_changed()
    done = wipe(found, progress)
    say(f"已删除 {done.removed} 个文件。{CANNOT_PROMISE}")
    for path, why in (*done.failed, *((one.path, "写好以后改过，留着") for one in found.changed)):
        tell(f"没有删除 {path}：{why}")
    return int(bool(done.failed or (yes and found.changed)))


def _agreed(question: str) -> bool:
    tell(question)
    return sys.stdin.readline().strip() == CONFIRMATION


def _survey_lines(found: Survey) -> Iterator[str]:
    """Every file that goes, none left out of the list, and what stays."""
    yield f"要删除的文件，{len(found.files)} 个："
    for one in found.files:
        yield f"    {one.what}　{one.path}（{sized(one.size)}）"
    if found.changed:
        yield f"\n写好以后改过的文书，{len(found.changed)} 个，另外问：不要了才删："
        yield from (f"    {one.path}（{sized(one.size)}）" for one in found.changed)
    if found.kept:
        yield "\n不删除："
        yield from (f"    {name}（{why}）" for name, why in found.kept)
    yield "\n以前的版本写到别处的文书，用 --letters 目录 一并删除。"


def lock_folder(folder: Path, *, from_stdin: bool, keep: bool, force: bool) -> int:
    """Show what is in a folder, ask, lock it; status 1 when that was not agreed to or plain files are left.

    What came into it while the passphrase was typed is looked at again: nobody has seen it listed.
    """
    whole = check_folder(folder)
    titles = _titles()
    found = belongings(whole, titles)
    listing = "\n".join(_belonging_lines(whole, found, keep=keep))
    if from_stdin:
        tell(listing)
    elif not _agreed_to_lock(listing):
        tell("没有加密，也没有删除任何东西。")
        return 1
    passphrase = _passphrase(from_stdin, again=True)
    check_passphrase(passphrase)
    _refuse_newcomers(found, belongings(whole, titles))
    elsewhere = places_elsewhere(whole)
    done = lock(whole, passphrase, keep=keep, force=force, tell=progress)
    _tell_locked(done, keep=keep)
    for place in elsewhere:
        tell(f"！写到 {place} 的文书不在这个文件夹里，没有加密，请另外处理。")
    return int(bool(done.left))


def _refuse_newcomers(found: Sequence[Belonging], now: Sequence[Belonging]) -> None:
    if {one.path for one in now} - {one.path for one in found}:
        raise UsageError("列出以后又有新文件放进来了，没有加密，也没有删除任何东西", "再运行一次，先看清单")


def _tell_locked(done: Locked, *, keep: bool) -> None:
    say(f"{'已核对' if done.was_there else '已加密'} {done.count} 个文件：{done.file}")
    if keep:
        tell("原来的文件夹还在。")
    elif not done.left:
        say(f"原来的文件已删除。打开：letters unlock {done.file}。密码忘记了，谁也打不开。")
        tell(CANNOT_PROMISE)
    for line in shortened([f"没有删除 {path}：{why}" for path, why in done.left]):
        tell(line)


def _belonging_lines(folder: Path, found: Sequence[Belonging], *, keep: bool) -> Iterator[str]:
    """Every file that is locked, none left out of the list, and what becomes of it."""
    fate = "原来的还在" if keep else "核对无误后删除原来的"
    yield f"要加密成 {locked_name(folder)} 的文件，{len(found)} 个（{fate}）："
    yield from (f"    {one.what}　{one.path}（{sized(one.size)}）" for one in found)


def _agreed_to_lock(listing: str) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("没有终端可以输入密码", "加 --passphrase-stdin，从标准输入的第一行读密码")
    say(listing)
    question = f"确定加密，请输入“{LOCK_CONFIRMATION}”两个字，再按回车"
    return str(typer.prompt(question, default="", show_default=False, err=True)).strip() == LOCK_CONFIRMATION


def _titles() -> list[str]:
    """The titles of letters, by which written ones are known."""
    return [head.title for head in heads(Library.bundled())]


def shared_computer(case: Path) -> str:
    """A word for whoever sits at somebody else's computer; a folder is named for `lock` only where it is the case's."""
    folder = case.absolute().parent
    if is_own_folder(folder, _titles()):
        return f"这台电脑别人也用的话：离开前用 letters lock {folder} 加密，或者用 letters wipe {case} 删除。"
    advice = "想加密的，先把案件文件和它的证据移进一个单独的文件夹。"
    return f"这台电脑别人也用的话：离开前用 letters wipe {case} 删除。{advice}"


def unlock_file(file: Path, out: Path | None, *, from_stdin: bool) -> int:
    """Restore a locked folder; the locked file stays."""
    if not file.is_file():
        suggestion = locked_name(file.absolute())
        raise FileError(f"找不到加密文件 {file}", f"是不是 {suggestion}？" if suggestion.is_file() else "核对路径")
    folder, count = unlock(file, _passphrase(from_stdin, again=False), out)
    say(f"已恢复 {count} 个文件：{folder}")
    tell(f"加密文件 {file.name} 还在。用完再加密：letters lock {folder} --force")
    return 0


def _passphrase(from_stdin: bool, *, again: bool) -> str:
    """The passphrase, never from the command line, where other programs could see it."""
    if from_stdin:
        line = sys.stdin.readline()
        if not line:
            raise UsageError("标准输入里没有密码", "例如：letters lock 文件夹 --passphrase-stdin < 密码文件")
        return line.rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UsageError("没有终端可以输入密码", "加 --passphrase-stdin，从标准输入的第一行读密码")
    typed = _hidden("密码（输入时不显示）")
    if again and _hidden("再输入一次") != typed:
        raise UsageError("两次输入的密码不同", "再运行一次；没有加密，也没有删除任何东西")
    return typed


def _hidden(question: str) -> str:
    return str(typer.prompt(question, hide_input=True, err=True))
