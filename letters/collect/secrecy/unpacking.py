"""The stream that a folder was made, read again: whoever made the archive, it writes nothing but files and folders.

It may come from anybody who knows a passphrase. Names stay inside on every system; headers, links, devices, files of
holes and dates beyond any clock are bounded or refused; memory stays flat however many files there are.
"""

from __future__ import annotations

import io
import os
import re
import tarfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from letters.collect.evidence import CHUNK
from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen
from letters.kit.inside_names import is_safe

if TYPE_CHECKING:
    from collections.abc import Iterator

MODES = 0o777
DAMAGED = "加密文件已损坏，或者不是这个程序加密的"
NEXT_COPY = "换一份备份再试；没有留下解出一半的文件"
MOST_OF_HEADERS = 1 << 16  # bytes before the content of one file: a name of 4096 needs 6 kB
_PLAIN_TYPES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.DIRTYPE)
_seconds = re.compile(r"(-?[0-9]{1,11})(?:\.([0-9]{1,9})[0-9]*)?")  # no file system dates a file past the year 5000


@frozen
class Entry:
    """A file or folder in an archive; its content may be read once, before the next entry is asked for."""

    path: PurePosixPath
    info: tarfile.TarInfo
    source: IO[bytes] | None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.info.isdir()

    @property
    def size(self) -> int:
        """The bytes of its content."""
        return self.info.size

    def content(self) -> Iterator[bytes]:
        """What of its bytes has not been read yet."""
        while self.source is not None and (piece := self.source.read(CHUNK)):
            yield piece


class _Bounded(io.RawIOBase):
    """A stream of which only so much may be read for the headers of one entry."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self.left: int | None = MOST_OF_HEADERS

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        if self.left is not None:
            self.left -= len(piece)
            if self.left < 0:
                raise FileError(DAMAGED, NEXT_COPY)
        return piece


def entries(stream: IO[bytes]) -> Iterator[Entry]:
    """Everything in an archive in turn. Raises FileError for what may not be in one, tarfile.TarError for damage."""
    bounded = _Bounded(stream)
    with tarfile.open(fileobj=bounded, mode="r|", encoding="utf-8", errors="surrogateescape") as archive:
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # documented nowhere; it keeps every header
            path = _safe(info)
            bounded.left = None
            entry = Entry(path, info, archive.extractfile(info))
            yield entry
            for _ in entry.content():
                pass
            bounded.left = MOST_OF_HEADERS


def _safe(info: tarfile.TarInfo) -> PurePosixPath:
    """The entry's path, if it stays inside on every system and is a plain file or folder."""
    if info.type not in _PLAIN_TYPES or info.issparse() or info.size < 0 or not is_safe(info.name):
        raise FileError("加密文件里有不该有的内容（想写到文件夹以外，文件夹套得太深，或者是链接），没有解开", NEXT_COPY)
    return PurePosixPath(info.name)


def unpack(stream: IO[bytes], folder: Path) -> int:
    """Write everything in the archive into a folder that is empty, down to the disk; how many files that were.

    Raises FileError for what may not be in an archive, and when writing fails.
    """
    count = 0
    made: list[tuple[Path, tarfile.TarInfo]] = []
    for entry in entries(stream):
        path = folder / entry.path
        with files.refusing(path, "写入", "没有留下解出一半的文件；加密文件没有动"):
            if entry.is_folder:
                path.mkdir(files.PRIVATE_FOLDER, parents=True)
                made.append((path, entry.info))
            else:
                count += 1
                _write(entry, path)
    for path, info in reversed(made):
        _restore(path, info)
    _settle_all()
    return count


def _write(entry: Entry, path: Path) -> None:
    with path.open("xb") as target:
        for piece in entry.content():
            target.write(piece)
    if not _settles_all:
        files.settle(path)
    _restore(path, entry.info)


_settles_all = hasattr(os, "sync")


def _settle_all() -> None:
    """Bring everything written down to the disk at once: file by file, 20,000 small ones take a minute."""
    if _settles_all:
        os.sync()


def _restore(path: Path, info: tarfile.TarInfo) -> None:
    """Permissions and time as they were; the time from the header's text, since a float is not exact.

    A time that no clock shows, or this disk cannot keep, is left out.
    """
    if found := _seconds.fullmatch(info.pax_headers.get("mtime") or f"{info.mtime:.0f}"):
        moment = int(found[1]) * 10**9 + int((found[2] or "").ljust(9, "0"))
        with suppress(OSError, OverflowError):
            os.utime(path, ns=(moment, moment))
    path.chmod(info.mode & MODES)
