"""A folder as a stream (POSIX tar), in little memory: bytes, times and permissions, nobody's name."""

from __future__ import annotations

import stat
import tarfile
from typing import TYPE_CHECKING

from letters.collect.evidence import CHUNK
from letters.collect.secrecy.case_folder import NOT_LOCKED
from letters.collect.secrecy.left_over import is_left
from letters.collect.secrecy.unpacking import MODES, entries
from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen
from letters.kit.inside_names import is_safe

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path
    from typing import IO

    from letters.collect.secrecy.unpacking import Entry


@frozen
class Member:
    """A file or folder inside the folder that is locked; `name` is its path with /."""

    name: str
    path: Path
    state: os.stat_result

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self.state.st_mode)

    @property
    def header(self) -> bytes:
        """Its tar header; the time is exact to the nanosecond, and no user's name is in it."""
        info = tarfile.TarInfo(self.name)
        info.type = tarfile.DIRTYPE if self.is_folder else tarfile.REGTYPE
        info.size = 0 if self.is_folder else self.state.st_size
        info.mode = self.state.st_mode & MODES
        seconds, nanoseconds = divmod(self.state.st_mtime_ns, 10**9)
        info.pax_headers = {"mtime": f"{seconds}.{nanoseconds:09d}"}
        return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")


def members(folder: Path, wanted: Collection[Path]) -> tuple[Member, ...]:
    """The wanted files in a folder, and the folders that lead to them or are empty, a folder before what is in it.

    In order of names. Raises FileError for a link or a device, which cannot be locked, and for what cannot be read.
    """
    return tuple(_below(folder, "", frozenset(wanted)))


def _below(folder: Path, prefix: str, wanted: Collection[Path]) -> Iterator[Member]:
    with files.refusing(folder, "读取", NOT_LOCKED):
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
        states = [path.lstat() for path in paths]
    for path, state in zip(paths, states, strict=True):
        member = Member(prefix + path.name, path, state)
        if not member.is_folder:
            if path in wanted:
                yield _fit(member)
        elif not is_left(path):
            inner = tuple(_below(path, f"{member.name}/", wanted))
            if inner or not any(path.iterdir()):
                yield _fit(member)
            yield from inner


def _fit(member: Member) -> Member:
    """The member, if it would come back. Raises FileError."""
    state, path = member.state, member.path
    if not member.is_folder and not stat.S_ISREG(state.st_mode):
        what = "链接" if stat.S_ISLNK(state.st_mode) else "特殊文件"
        raise FileError(f"{path} 是{what}，锁不住它指向的内容", "移走它，或者换成真正的文件，再运行一次；文件都还在")
    if not is_safe(member.name):
        raise FileError(
            f"{path} 的名字里有换行一类的控制字符或者 \\，或者文件夹套得太深，解不开",
            "先改它的名字或者移走，再运行一次；文件都还在",
        )
    return member


class TarReader:
    """The tar of some members as a file to read from.

    What went wrong is kept in `error`, since the one who reads may tell less.
    """

    def __init__(self, listed: Iterable[Member]) -> None:
        self._pieces = self._stream(listed)
        self._rest = b""
        self.error: FileError | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size` of them; b"" at the end. Raises FileError."""
        try:
            while not self._rest and (piece := next(self._pieces, b"")):
                self._rest = piece
        except FileError as error:
            self.error = error
            raise
        given, self._rest = (self._rest, b"") if size < 0 else (self._rest[:size], self._rest[size:])
        return given

    @staticmethod
    def _stream(listed: Iterable[Member]) -> Iterator[bytes]:
        for member in listed:
            yield member.header
            if not member.is_folder:
                yield from _content(member)
                if padding := -member.state.st_size % tarfile.BLOCKSIZE:
                    yield bytes(padding)
        yield bytes(2 * tarfile.BLOCKSIZE)


def _content(member: Member) -> Iterator[bytes]:
    """The bytes of a file, as many as were there when it was listed."""
    left = member.state.st_size
    try:
        with member.path.open("rb") as stream:
            while left and (piece := stream.read(min(CHUNK, left))):
                left -= len(piece)
                yield piece
            grown = bool(stream.read(1))
    except OSError as error:
        raise files.refusal(error, member.path, "读取", NOT_LOCKED) from error
    if left or grown:
        raise FileError(f"{member.path} 正在被改动", "关掉打开它的程序，再运行一次；文件都还在")


def same(stream: IO[bytes], listed: Iterable[Member]) -> frozenset[str]:
    """The names of those members that would come back out of the archive with the very bytes on the disk now.

    It is read as `unpack` reads it: what that would refuse is refused here. Raises FileError.
    """
    wanted = {member.name: member for member in listed}
    found = set()
    for entry in entries(stream):
        member = wanted.get(entry.path.as_posix())
        if member and entry.is_folder == member.is_folder and (entry.is_folder or _equal(entry, member)):
            found.add(member.name)
    return frozenset(found)


def _equal(entry: Entry, member: Member) -> bool:
    """Whether a file is the same, its size told by the archive first, so that both give pieces of the same sizes."""
    if entry.size != member.state.st_size:
        return False
    return all(ours == theirs for ours, theirs in zip(_content(member), entry.content(), strict=True))
