"""One file is removed: overwritten first where that means anything, its name changed, then taken away."""

from __future__ import annotations

import os
import secrets
import stat
from typing import TYPE_CHECKING

from letters.collect.evidence import CHUNK
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path

GONE = ".letters-gone-"  # how the name of a file begins while it is being removed
SPARSE = 1 << 20  # bytes from which on a file of holes is not filled only to be removed

CANNOT_PROMISE = (
    "删除以后，本程序和普通软件读不到这些内容，但不能保证专业手段也恢复不了："
    "固态硬盘、U 盘和手机存储会把旧内容留在别处；"
    "系统备份、回收站、网盘同步、聊天软件里发送过的副本不在其中，请另外删除；"
    "打印队列、Word 的“最近使用的文件”里可能还有文件名。"
)


@frozen
class Identity:
    """What makes sure that a file is the one that was looked at: device, number, and whether it is a link."""

    device: int
    number: int
    mode: int

    @classmethod
    def of(cls, path: Path) -> Identity:
        """The identity of what stands under that name itself; a link is not followed. Raises OSError."""
        state = path.lstat()
        return cls(state.st_dev, state.st_ino, stat.S_IFMT(state.st_mode))


def erase(path: Path, expected: Identity) -> bool:
    """Remove the file, or the link; False when something else stands there now. Raises FileError.

    The name goes first, so that a removal cut short leaves no file that looks whole and is not. Content that other
    names share is not overwritten: they may be the originals.
    """
    try:
        if not path.parent.exists() or not os.path.lexists(path) or Identity.of(path) != expected:
            return False
        hidden = path.with_name(f"{GONE}{secrets.token_hex(8)}")
        path.rename(hidden)
        if stat.S_ISREG(expected.mode):
            _overwrite(hidden)
        hidden.unlink()
    except OSError as error:
        raise files.refusal(error, path, "删除") from error
    return True


def _overwrite(path: Path) -> None:
    state = path.stat()
    held = getattr(state, "st_blocks", None)
    is_sparse = held is not None and state.st_size > SPARSE and held * 512 < state.st_size
    if state.st_nlink != 1 or is_sparse:
        return
    if not state.st_mode & stat.S_IWUSR:
        path.chmod(stat.S_IMODE(state.st_mode) | stat.S_IWUSR)
    flags = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "wb", buffering=0) as stream:  # noqa: PTH123  a handle
        left = state.st_size
        while left > 0:
            left -= stream.write(secrets.token_bytes(min(left, CHUNK))) or 0
        os.fsync(stream.fileno())
