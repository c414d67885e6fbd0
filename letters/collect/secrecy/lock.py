"""A case folder is locked into one file with a passphrase; its plain files go only when that file is known good."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from letters.collect.secrecy.archive import Member, members, same
from letters.collect.secrecy.case_folder import locked_name
from letters.collect.secrecy.erase import GONE, Identity, erase
from letters.collect.secrecy.sealed import encrypt, plain
from letters.collect.secrecy.unlock import clear_unfinished
from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@frozen
class Locked:
    """What came of locking: the file, how many files are in it, whether it was there before, what plain ones stay."""

    file: Path
    count: int
    was_there: bool
    left: tuple[tuple[Path, str], ...]


def lock(
    folder: Path,
    passphrase: str,
    *,
    keep: bool = False,
    force: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Locked:
    """Lock a folder into one file beside it; then, unless `keep`, remove the folder's files.

    Nothing is removed before the file has been decrypted again and every byte compared with what is on the disk. When
    a locked file is there that already holds just this (a removal was cut short), it is used. Raises FileError.
    """
    target = locked_name(folder)
    clear_unfinished(target.parent)
    listed = members(folder)
    was_there = target.exists() and not force
    if was_there:
        tell("正在核对已有的加密文件")
        _refuse_other(target, passphrase, listed)
    else:
        _write_locked(target, listed, passphrase, tell)
    left = () if keep else tuple(_remove(folder, listed, tell))
    return Locked(target, sum(not member.is_folder for member in listed), was_there, left)


def _refuse_other(target: Path, passphrase: str, listed: tuple[Member, ...]) -> None:
    with plain(target, passphrase) as stream:
        if same(stream, listed):
            return
    raise FileError(
        f"{target} 已经存在，内容与文件夹不同，没有覆盖", "确定要用现在的内容代替它，加 --force；文件都还在"
    )


def _write_locked(target: Path, listed: tuple[Member, ...], passphrase: str, tell: Callable[[str], None]) -> None:
    with files.refusing(target, "写入", "文件都还在"), files.unfinished(target) as waiting:
        tell("正在加密")
        encrypt(waiting, listed, passphrase)
        tell("正在核对：解密一遍，逐字节比较")
        with plain(waiting, passphrase) as stream:
            is_same = same(stream, listed)
        if not is_same:
            raise FileError("核对时发现加密文件与文件夹不同，没有删除任何东西", "关掉打开这些文件的程序，再运行一次")


def _remove(folder: Path, listed: tuple[Member, ...], tell: Callable[[str], None]) -> Iterator[tuple[Path, str]]:
    """Remove what is in the locked file, and what an earlier removal left; give what could not be removed."""
    for path in (*folder.rglob(f"{GONE}*"),):
        path.unlink(missing_ok=True)
    for member in reversed(listed):
        tell(f"正在删除：{member.name}")
        try:
            if member.is_folder:
                member.path.rmdir()
            elif not (_is_unchanged(member) and erase(member.path, Identity.of(member.path))):
                yield member.path, "加密以后又改过，没有动它"
        except FileError as error:
            yield member.path, error.message
        except OSError as error:
            yield member.path, files.refusal(error, member.path, "删除").message
    with contextlib.suppress(OSError):
        folder.rmdir()


def _is_unchanged(member: Member) -> bool:
    now, then = member.path.lstat(), member.state
    return (now.st_ino, now.st_size, now.st_mtime_ns) == (then.st_ino, then.st_size, then.st_mtime_ns)
