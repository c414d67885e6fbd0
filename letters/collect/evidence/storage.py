"""Files read and copied in one pass, in little memory; what goes wrong with them in plain words."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from letters.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHUNK = 1 << 20  # bytes read at once
PRIVATE_FOLDER = 0o700
TEMPORARY = ".letters-"  # how names of unfinished files begin, as everywhere in the project

_REASONS = {
    errno.ENOSPC: "磁盘空间不够",
    errno.EDQUOT: "磁盘配额不够",
    errno.EACCES: "没有权限，或者文件正被别的程序打开",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个位置是只读的",
    errno.ENOENT: "找不到",
    errno.ENOTDIR: "路径中间有一段是文件，不是文件夹",
    errno.EISDIR: "是文件夹，不是文件",
    errno.EIO: "存储介质读写出错（U 盘、手机连接可能松动）",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EFBIG: "文件太大，这个磁盘放不下（FAT32 的 U 盘单个文件不能超过 4 GB）",
}


@dataclass(frozen=True, slots=True)
class Digest:
    """The size of some content in bytes, and its SHA-256 in lower-case hexadecimal."""

    size: int
    sha256: str


def refusal(doing: str, path: Path | str, error: OSError, hint: str = "") -> FileError:
    """What went wrong with a file: `doing` is 读取 or 写入."""
    reason = _REASONS.get(error.errno or 0) or error.strerror or "路径不合法"
    return FileError(f"无法{doing} {path}：{reason}", hint or "处理好以后再运行同一条命令；没有改动案件文件")


def changed(path: Path) -> FileError:
    """A file that was not the same at the second look."""
    return FileError(f"{path} 正在被改动，没有登记", "等录音、下载、同步完成，关掉打开它的程序，再运行同一条命令")


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The content of a stream, a piece at a time."""
    while piece := stream.read(CHUNK):
        yield piece


def digest(path: Path) -> Digest:
    """The size and SHA-256 of a file. Raises FileError for what cannot be read or is no regular file."""
    with opened(path) as stream:
        return _passed(stream, lambda _: None, path)


def start(path: Path, length: int) -> bytes:
    """The first bytes of a file. Raises FileError."""
    with opened(path) as stream:
        try:
            return stream.read(length)
        except OSError as error:
            raise refusal("读取", path, error) from error


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file, open for reading. Raises FileError; a pipe or device is refused before it can block."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileError(f"{path} 不是普通文件", "只能登记文件和文件夹里的文件")
        stream = path.open("rb")
    except OSError as error:
        raise refusal("读取", path, error) from error
    except ValueError:
        raise FileError(f"{path!s:.80} 不是合法的路径", "核对路径") from None
    with stream:
        yield stream


def _passed(stream: BinaryIO, take: Callable[[bytes], object], path: Path) -> Digest:
    """Hand every piece on, and say what they were together."""
    size, sha = 0, hashlib.sha256()
    pieces = chunks(stream)
    while True:
        try:
            piece = next(pieces, b"")
        except OSError as error:
            raise refusal("读取", path, error) from error
        if not piece:
            return Digest(size, sha.hexdigest())
        size += len(piece)
        sha.update(piece)
        take(piece)


def make_private(folder: Path) -> None:
    """A folder that its owner alone can read, made if it is not there. Raises FileError."""
    try:
        folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise refusal("写入", folder, error) from error


def copy(source: Path, target: Path) -> Digest:
    """A copy under a name that is free, with the original's time; whole on the disk, or not there at all.

    Only the owner can read it. Raises FileError, also when the name is taken.
    """
    with opened(source) as stream, unfinished(target) as temporary:
        with temporary.open("wb") as output:
            copied = _passed(stream, lambda piece: _write(output, piece, target), source)
            _settle(output, target)
        times = os.fstat(stream.fileno())
        os.utime(temporary, ns=(times.st_atime_ns, times.st_mtime_ns))
    return copied


def write(target: Path, content: bytes) -> Digest:
    """New content under a name that is free, as `copy` makes it."""
    with unfinished(target) as temporary, temporary.open("wb") as output:
        _write(output, content, target)
        _settle(output, target)
    return Digest(len(content), hashlib.sha256(content).hexdigest())


@contextlib.contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """An empty private file beside its place: moved there when the block ends well, taken away when it does not."""
    try:
        handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise refusal("写入", target.parent, error) from error
    temporary = Path(name)
    try:
        yield temporary
        _move(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _move(temporary: Path, target: Path) -> None:
    if os.path.lexists(target):
        raise FileError(f"{target} 已经存在，没有覆盖", "移开它，或者换一个名字")
    try:
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise refusal("写入", target, error) from error


def _write(output: BinaryIO, piece: bytes, target: Path) -> None:
    try:
        output.write(piece)
    except OSError as error:
        raise refusal("写入", target, error) from error


def _settle(output: BinaryIO, target: Path) -> None:
    """Down to the disk."""
    try:
        output.flush()
        os.fsync(output.fileno())
    except OSError as error:
        raise refusal("写入", target, error) from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system knows how (Windows does not)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
