"""A case is locked into one file with a passphrase; removing its plain files is a second step, and may be cut short.

The plain files go only when the locked file has been decrypted again and every byte compared. While they go, a mark
stands in the folder: what is missing then is in the locked file, which so is never replaced by what is left. The case
file goes last, so that the folder is known for a case's until the end.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from letters.collect.secrecy.archive import Member, members, same
from letters.collect.secrecy.case_folder import case_files, locked_name
from letters.collect.secrecy.left_over import REMOVING, below
from letters.collect.secrecy.sealed import encrypt, plain
from letters.errors import FileError
from letters.kit import files, folders
from letters.kit.erase import Identity, erase, finish_removal
from letters.kit.frozen import frozen
from letters.kit.shell_words import command
from letters.kit.written_record import DAMAGED, NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

UNCHANGED = "文件都还在"
DIFFERS = "和加密文件里的不同，没有动它"


@frozen
class Locked:
    """What came of locking: the file, what is in it as it was compared, whether the file was there before.

    `left` are files of the folder that are not in it, or not with the same content, where a removal is finished.
    """

    folder: Path
    file: Path
    listed: tuple[Member, ...]
    was_there: bool
    identity: tuple[int, ...]
    left: tuple[tuple[Path, str], ...] = ()

    @property
    def count(self) -> int:
        """How many files are in it."""
        return sum(not member.is_folder for member in self.listed)


def lock(
    folder: Path,
    wanted: Collection[Path],
    passphrase: str,
    *,
    force: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Locked:
    """Lock files of a folder into one file beside it, decrypt it again and compare every byte; nothing is removed.

    When a locked file is there that already holds just this (a removal was cut short, or is still to come), it is used;
    `force` replaces one that holds something else. Raises FileError.
    """
    target = locked_name(folder)
    _clear(folder, target)
    listed = members(folder, wanted)
    if _is_to_be_written(folder, target, force=force):
        _write_locked(target, listed, passphrase, tell)
        with files.refusing(folder, "写入", UNCHANGED):
            (folder / REMOVING).unlink(missing_ok=True)
        return Locked(folder, target, listed, was_there=False, identity=_identity(target))
    return _compared(folder, target, listed, passphrase, tell)


def _clear(folder: Path, target: Path) -> None:
    """Take away what killed commands left, and finish what they were removing."""
    with files.refusing(target.parent, "写入", UNCHANGED):
        files.clear_unfinished(target.parent)
        folders.clear(target.parent)
    finish_removal(below(folder))


def _is_to_be_written(folder: Path, target: Path, *, force: bool) -> bool:
    """Whether a locked file is to be made: never from what a removal left. Raises FileError."""
    if not os.path.lexists(folder / REMOVING):
        return force or not target.exists()
    if not target.exists() and not force:
        raise FileError(
            f"{folder} 里的文件删到一半，删掉的只在 {target.name} 里，它不在原处",
            f"把它放回 {target.parent}，再运行一次；确实不要那一份了，加 --force",
        )
    return not target.exists()


def _compared(
    folder: Path, target: Path, listed: tuple[Member, ...], passphrase: str, tell: Callable[[str], None]
) -> Locked:
    """The locked file that is there, if it holds what is in the folder. Raises FileError."""
    tell("正在核对已有的加密文件")
    with plain(target, passphrase) as stream:
        held = same(stream, listed)
    equal = tuple(member for member in listed if member.name in held)
    left = tuple((member.path, DIFFERS) for member in listed if member.name not in held)
    if left and case_files(folder):
        raise FileError(f"{target} 已经存在，内容与文件夹不同，没有覆盖", _way_out(folder, target))
    return Locked(folder, target, equal, was_there=True, identity=_identity(target), left=left)


def _way_out(folder: Path, target: Path) -> str:
    if os.path.lexists(folder / REMOVING):
        unlock = command("unlock", target, "--out", "取出的案件")
        return f"{UNCHANGED}；上次删到一半以后又改过，先取出全部，再看要留哪些：{unlock}"
    return f"确定要用现在的内容代替它，加 --force；{UNCHANGED}"


def _write_locked(target: Path, listed: tuple[Member, ...], passphrase: str, tell: Callable[[str], None]) -> None:
    with files.refusing(target, "写入", UNCHANGED), files.unfinished(target) as waiting:
        tell("正在加密")
        encrypt(waiting, listed, passphrase)
        tell("正在核对：解密一遍，逐字节比较")
        with plain(waiting, passphrase) as stream:
            held = same(stream, listed)
        if held != {member.name for member in listed}:
            raise FileError("核对时发现加密文件与文件夹不同，没有删除任何东西", "关掉打开这些文件的程序，再运行一次")


def _identity(path: Path) -> tuple[int, ...]:
    with files.refusing(path, "读取", UNCHANGED):
        state = path.stat()
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def remove(done: Locked, tell: Callable[[str], None] = lambda _: None) -> tuple[tuple[Path, str], ...]:
    """Remove the files that were locked and compared, the case files last; those that could not be, with the reason.

    Raises FileError, with nothing removed, where the locked file is no longer the one that was compared, or a file has
    changed since: else the case would stand in two halves, its evidence locked and its case file newer than that.
    """
    if _identity(done.file) != done.identity:
        raise FileError(f"{done.file} 核对以后又变了，没有删除任何东西", "再运行一次")
    mark = done.folder / REMOVING
    if not os.path.lexists(mark) and (newer := [member.path for member in done.listed if _is_newer(member)]):
        what = f"{newer[0]} 加密以后又改过，没有删除任何东西"
        raise FileError(what, f"再运行一次，加 --force，用现在的内容代替 {done.file.name}")
    with files.refusing(mark, "写入", UNCHANGED):
        mark.touch(0o600)
        files.settle(done.folder)
    left = list(done.left)
    cases = frozenset(case_files(done.folder))
    for member in sorted(done.listed, key=lambda member: _rank(member, done.folder, cases)):
        tell(f"正在删除：{member.name}")
        if why := _why_not(member, has_failed=bool(left) and _rank(member, done.folder, cases)[0] > _FOLDERS):
            left.append((member.path, why))
    if not left:
        with suppress(OSError):
            mark.unlink()
    return tuple(left)


_FILES, _FOLDERS, _RECORDS, _CASES = range(4)


def _rank(member: Member, folder: Path, cases: Collection[Path]) -> tuple[int, int, str]:
    """When a member's turn comes: the lists of everything else last, a folder after what is in it."""
    if member.is_folder:
        return _FOLDERS, -len(member.path.parts), member.name
    if member.path in cases:
        return _CASES, 0, member.name
    if member.path in (folder / NAME, folder / DAMAGED):
        return _RECORDS, 0, member.name
    return _FILES, 0, member.name


def _why_not(member: Member, *, has_failed: bool) -> str:
    """Remove one; why it was not, or ""."""
    if has_failed:
        return "上面的文件没有删完，先留着，处理好后再运行一次"
    try:
        if member.is_folder:
            with suppress(OSError):  # something of the user's is in it
                member.path.rmdir()
            return ""
        is_gone = _is_unchanged(member) and erase(member.path, Identity.of(member.path))
    except FileError as error:
        return error.message
    except OSError as error:
        return files.refusal(error, member.path, "删除").message
    return "" if is_gone else "加密以后又改过，没有动它"


def _is_newer(member: Member) -> bool:
    """Whether a file is there and is no longer as it was locked."""
    try:
        return not member.is_folder and not _is_unchanged(member)
    except OSError:
        return False  # it is gone, or will be refused by itself


def _is_unchanged(member: Member) -> bool:
    now, then = member.path.lstat(), member.state
    is_same = (now.st_ino, now.st_size, now.st_mtime_ns) == (then.st_ino, then.st_size, then.st_mtime_ns)
    return is_same and (os.name == "nt" or now.st_ctime_ns == then.st_ctime_ns)  # which nobody can set back
