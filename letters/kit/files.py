"""A file on the disk is the old one or the new one, whole, whatever happens in between."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

from letters.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path

_REASONS = {
    errno.ENOSPC: ("磁盘空间不够", "清理出一些空间，再做一次"),
    errno.EDQUOT: ("磁盘配额不够", "清理出一些空间，再做一次"),
    errno.EFBIG: ("文件太大，这个磁盘放不下", "换一个磁盘，或者清理出空间"),
    errno.EACCES: ("没有写入权限，或者文件正被别的程序打开", "关闭打开它的程序，或者换一个文件夹"),
    errno.EPERM: ("没有写入权限", "换一个文件夹"),
    errno.EROFS: ("这个位置是只读的", "换一个文件夹"),
    errno.ENOENT: ("文件夹不存在", "先新建这个文件夹，或者换一个"),
    errno.ENOTDIR: ("路径中间有一段是文件，不是文件夹", "换一个文件夹"),
    errno.EISDIR: ("同名的文件夹挡住了它", "移开那个文件夹，或者换一个文件名"),
    errno.ENAMETOOLONG: ("路径太长", "换一个短一些的路径"),
}
WHOLE = "文件还是原来的样子，没有写到一半"


def replace(path: Path, content: bytes) -> None:
    """Put the content in the file's place at once; a new file is readable by its owner alone.

    Written beside it first, down to the disk; then moved. What a killed run left beside it is cleared away. Raises
    FileError, with the file as it was.
    """
    path = path.resolve()
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        beside = _write_beside(path, content)
        _move(beside, path)
        _settle(path.parent)
    except OSError as error:
        raise refusal(error, path) from error
    for left in leftovers(path):
        with suppress(OSError):
            left.unlink()


def content(path: Path) -> bytes | None:
    """What the file holds now, None where there is no file. Raises FileError when it cannot be read."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise refusal(error, path) from error


def leftovers(path: Path) -> list[Path]:
    """What a killed run may have left beside the file: whole or half copies of it."""
    prefix, suffix = _around(path)
    with suppress(OSError):
        return [each for each in path.parent.iterdir() if each.name.startswith(prefix) and each.name.endswith(suffix)]
    return []


def refusal(error: OSError, path: Path) -> FileError:
    """What went wrong in plain words."""
    reason, hint = _REASONS.get(error.errno or 0, (error.strerror or type(error).__name__, "换一个文件夹再试"))
    return FileError(f"存不了 {path}：{reason}", f"{hint}；{WHOLE}")


def _around(path: Path) -> tuple[str, str]:
    return f".{path.name}-", ".part"


def _write_beside(path: Path, content: bytes) -> Path:
    prefix, suffix = _around(path)
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=path.parent)
    beside = path.with_name(os.path.basename(name))  # noqa: PTH119  mkstemp gives text
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _move(beside: Path, path: Path) -> None:
    try:
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """Make the move last through a power cut, where the system can."""
    with suppress(OSError):  # Windows opens no folders; some network drives cannot sync them
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
