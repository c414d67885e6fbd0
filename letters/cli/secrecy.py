"""wipe, lock and unlock: what is asked before; and a word on borrowed computers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from letters.cli.tools import progress, say, show, tell, typed_answer
from letters.desk import open_desk, secrecy
from letters.errors import UsageError
from letters.told.of_secrecy import (
    lock_lines,
    shared_line,
    survey_lines,
    told_locked,
    told_not_removed,
    told_removed,
    told_unlocked,
    told_wiped,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from letters.cli.asked import LockAsked
    from letters.desk import LockSurvey

CONFIRMATION = "删除"
LOCK_CONFIRMATION = "加密"


def wipe_case(case: Path, also: Sequence[Path], *, yes: bool, changed: bool) -> int:
    """Show what goes, ask, remove it; status 1 when something is left that nobody wished to keep."""
    found = secrecy.survey_wipe(case, open_desk(), also)
    say("\n".join(survey_lines(found)))
    if not yes and not _agreed(f"确定删除，请输入“{CONFIRMATION}”两个字，再按回车："):
        tell("没有删除任何东西。")
        return 1
    question = f"上面另外列出的、可能是您自己的东西，也删除，请再输入“{CONFIRMATION}”；直接按回车就留下："
    if found.changed and (changed or (not yes and _agreed(question))):
        found = found.with_changed()
    done = secrecy.wipe(found, progress)
    show(told_wiped(found, done))
    return int(bool(done.failed or (yes and found.changed)))


def _agreed(question: str) -> bool:
    tell(question)
    return sys.stdin.readline().strip() == CONFIRMATION


def lock_folder(asked: LockAsked) -> int:
    """Show what is in a folder, ask, lock it; then ask whether the originals go. Status 1 when not all is done."""
    if asked.keep and asked.remove:
        raise UsageError("--keep 和 --remove 只能写一个")
    found = secrecy.survey_lock(asked.folder, open_desk())
    listing = "\n".join(lock_lines(found))
    if asked.from_stdin:
        tell(listing)
    elif not _agreed_to_lock(listing):
        tell("没有加密，也没有删除任何东西。")
        return 1
    typed = _passphrase() if asked.from_stdin else _new_passphrase(found, force=asked.force)
    done = secrecy.lock(found, typed, open_desk(), force=asked.force, tell=progress)
    show(told_locked(found, done))
    if not (asked.remove or _agreed_to_remove(asked)):
        show(told_not_removed(done))
        return 0
    removed = secrecy.remove_locked(done, progress)
    show(told_removed(done, removed))
    return int(bool(removed.left))


def _agreed_to_remove(asked: LockAsked) -> bool:
    """Whether the originals go, now that they are locked and compared; nobody there is a no."""
    if asked.keep or asked.from_stdin:
        return False
    question = f"\n已经解密核对过，一个字节不差。删除原来的文件，请输入“{CONFIRMATION}”两个字；直接按回车就留下"
    return typed_answer(question).strip() == CONFIRMATION


def _agreed_to_lock(listing: str) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("没有终端可以输入密码", "加 --passphrase-stdin，从标准输入的第一行读密码")
    say(listing)
    question = f"确定加密，请输入“{LOCK_CONFIRMATION}”两个字，再按回车"
    return typed_answer(question).strip() == LOCK_CONFIRMATION


def shared_computer(case: Path) -> str:
    """A word for whoever sits at somebody else's computer."""
    own = secrecy.is_own_folder(case.absolute().parent, open_desk())
    return shared_line(case, own=own, can_lock=secrecy.can_encrypt())


def unlock_file(file: Path, out: Path | None, *, from_stdin: bool) -> int:
    """Restore a locked folder; the locked file stays."""
    folder, count = secrecy.unlock(file, _passphrase if from_stdin else _asked, out)
    show(told_unlocked(file, folder, count))
    return 0


def _passphrase() -> str:
    """The passphrase, never from the command line, where other programs could see it."""
    line = sys.stdin.readline()
    if not line:
        raise UsageError("标准输入里没有密码", "密码写在一个文件的第一行，用 < 接到命令后面")
    return line.rstrip("\r\n")


def _asked() -> str:
    if not sys.stdin.isatty():
        raise UsageError("没有终端可以输入密码", "加 --passphrase-stdin，从标准输入的第一行读密码")
    return typed_answer("密码（输入时不显示）", hidden=True)


def _new_passphrase(found: LockSurvey, *, force: bool) -> str:
    """A passphrase for a new locked file; of one that stands there already, its own."""
    if found.target.exists() and not force:
        return _asked()
    from letters.terminal import new_passphrase

    return new_passphrase(found, typed_answer, tell)
