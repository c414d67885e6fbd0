"""Files read and copied in one pass, in little memory; what goes wrong with them in plain words."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CHUNK = 1 << 20  # bytes read at once
UNTOUCHED = "没有改动案件文件；处理好以后再运行同一条命令"


@frozen
class Digest:
    """The size of some content in bytes, and its SHA-256 in lower-case hexadecimal."""

    size: int
    sha256: str


def changed(path: Path) -> FileError:
    """A file that was not the same at the second look."""
    return FileError(f"{path} 正在被改动，没有登记", "等录音、下载、同步完成，关掉打开它的程序，再运行同一条命令")


def digest(path: Path) -> Digest:
    """The size and SHA-256 of a file. Raises FileError for what cannot be read or is no regular file."""
    with opened(path) as stream:
        return _passed(stream, lambda _: None, path)


def start(path: Path, length: int) -> bytes:
    """The first bytes of a file. Raises FileError."""
    with opened(path) as stream, files.refusing(path, "读取", UNTOUCHED):
        return stream.read(length)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file, open for reading. Raises FileError; a pipe or device is refused before it can block."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileError(f"{path} 不是普通文件", "只能登记文件和文件夹里的文件")
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        raise files.refusal(error, path, "读取", UNTOUCHED) from error
    with stream:
        yield stream


def _passed(stream: BinaryIO, take: Callable[[bytes], object], path: Path) -> Digest:
    """Hand every piece on, and say what they were together."""
    size, sha = 0, hashlib.sha256()
    while True:
        with files.refusing(path, "读取", UNTOUCHED):
            piece = stream.read(CHUNK)
        if not piece:
            return Digest(size, sha.hexdigest())
        size += len(piece)
        sha.update(piece)
        take(piece)


def copy(source: Path, target: Path) -> Digest:
    """A copy under a name that is free, with the original's time; whole on the disk, or not there at all.

    Only the owner can read it. Raises FileError, also when the name is taken.
    """
    with opened(source) as stream, _saving(target) as output:
        copied = _passed(stream, output.write, source)
        output.flush()
        times = os.fstat(stream.fileno())
        os.utime(output.name, ns=(times.st_atime_ns, times.st_mtime_ns))
    return copied


def write(target: Path, content: bytes) -> Digest:
    """New content under a name that is free, as `copy` makes it."""
    with _saving(target) as output:
        output.write(content)
    return Digest(len(content), hashlib.sha256(content).hexdigest())


@contextlib.contextmanager
def _saving(target: Path) -> Iterator[BinaryIO]:
    """A stream whose content is put under the name, which must be free, when the block ends well."""
    with (
        files.refusing(target, "写入", UNTOUCHED),
        files.unfinished(target, fresh=True) as waiting,
        waiting.open("wb") as stream,
    ):
        yield stream
