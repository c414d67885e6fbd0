"""Files as one ZIP, and back: the same files give the same bytes, and whoever made one, nothing grows without end.

What goes in is stored as it is, in blocks that every program can unpack while it still arrives. What comes out may be
from anybody: names stay inside, links, passwords and other ways of packing are refused before anything is read.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from operator import itemgetter
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, cast

from letters.errors import FileError
from letters.kit.frozen import frozen
from letters.kit.inside_names import as_all_see, is_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGE = 1 << 31  # bytes of a file from which on its size needs more room in the archive
BLOCK = 1 << 16  # bytes packed and unpacked at once: however a file came, how it is cut shows in the archive
MOST_FILES = 5000
MOST_BYTES = 4 << 30
"""Bytes that an archive may hold once it is unpacked."""
MOST_OF_LIST = MOST_FILES * 400
"""Bytes of the list of files at its end, which is read whole: an entry of a long Chinese path has some 300."""
_OF_SYSTEMS = frozenset({"__macosx", "thumbs.db", "desktop.ini"})  # what systems put beside the files of people
_UTF8, _ENCRYPTED = 0x800, 1  # flags of an entry
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, OverflowError, RuntimeError, NotImplementedError),
)
"""What Python raises for archives that are none."""
DAMAGED = "这个压缩包打不开：不是 ZIP，或者没有传完、损坏了"
ANOTHER = "从原来的地方再存一次，或者换一份"
APART = "在原来的地方把其中一个文件改个名字，证据里重新收一次，再存一份"


class Zipping:
    """An archive that grows file by file; what there is of it so far is handed out with each step.

    zipping = Zipping()
    zipping.begin("case.toml"); out += zipping.add(content); out += zipping.end(); out += zipping.finish()
    """

    def __init__(self) -> None:
        self._grown = _Grown()
        self._archive = zipfile.ZipFile(self._grown, "w", zipfile.ZIP_DEFLATED, compresslevel=0)
        self._entry: IO[bytes] | None = None
        self._waiting = bytearray()

    def begin(self, name: str, size: int = 0) -> None:
        """Begin a file; `size` is how many bytes will come. It bears no time: when it changed is nobody's business."""
        self._entry = self._archive.open(name, "w", force_zip64=size >= LARGE)

    def add(self, piece: bytes) -> bytes:
        """Take the next bytes of the file."""
        self._waiting += piece
        self._write(len(self._waiting) // BLOCK * BLOCK)
        return self._grown.taken()

    def end(self) -> bytes:
        """End the file."""
        self._write(len(self._waiting))
        if self._entry is not None:
            self._entry.close()
        self._entry = None
        return self._grown.taken()

    def finish(self) -> bytes:
        """End the archive."""
        self._archive.close()
        return self._grown.taken()

    def _write(self, count: int) -> None:
        """Hand on so many of the bytes that wait, in blocks of one size, the last as long as it is."""
        for start in range(0, count, BLOCK):
            if self._entry is not None:
                self._entry.write(bytes(self._waiting[start : min(start + BLOCK, count)]))
        del self._waiting[:count]


class _Grown:
    """Where an archive is written to: nobody can go back in it."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def write(self, piece: bytes) -> int:
        """Take bytes."""
        self._bytes += piece
        return len(piece)

    def flush(self) -> None:
        """Nothing waits anywhere."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        """What was written since it was last asked."""
        piece = bytes(self._bytes)
        self._bytes.clear()
        return piece


@frozen
class ZippedFile:
    """A file in an archive: its path below `within`, the folder that all of them lie in, "" for none; its bytes."""

    name: str
    size: int
    within: str
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo

    def content(self) -> Iterator[bytes]:
        """Its bytes in pieces. Raises FileError where they are not what the archive says of them."""
        try:
            with self.archive.open(self.info) as stream:
                while piece := stream.read(BLOCK):
                    yield piece
        except _BROKEN as error:
            raise FileError(DAMAGED, ANOTHER) from error


def opened(stream: IO[bytes], most_bytes: int = MOST_BYTES) -> tuple[ZippedFile, ...]:
    """The files of an archive, in order of names; hidden ones and those that systems add are left out.

    Nothing is unpacked yet. Raises FileError for what is no archive, what holds more than `most_bytes` or too many
    files, and for names, links and ways of packing that may not be in one.
    """
    bounded = _Bounded(stream)
    try:
        archive = zipfile.ZipFile(cast("IO[bytes]", bounded))
        infos = archive.infolist()
    except _BROKEN as error:
        raise FileError(DAMAGED, ANOTHER) from error
    _refuse_too_much(infos, most_bytes)
    found = sorted(_wanted(infos), key=itemgetter(0))
    _refuse_clashes(name for name, _ in found)
    top = _top(name for name, _ in found)
    return tuple(ZippedFile(name.removeprefix(top), info.file_size, top[:-1], archive, info) for name, info in found)


class _Bounded:
    """An archive's stream of which no piece is read that is larger than a list of files may be.

    How long that list is, the archive says itself; Python would read as much as is said, gigabytes of it.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        """So many bytes, all that are left where it is negative. Raises FileError for too many."""
        piece = self._stream.read(min(size, MOST_OF_LIST + 1) if size >= 0 else MOST_OF_LIST + 1)
        if len(piece) > MOST_OF_LIST:
            raise FileError("这个压缩包里列的文件太多了，没有打开", f"一个案件最多 {MOST_FILES} 个")
        return piece

    def close(self) -> None:
        """Whoever opened the stream closes it."""


def _wanted(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Every file with its name written plainly: what is left of x//etc/a below the folder x would begin at the root."""
    named = [(_name(info), info) for info in infos]
    for name, info in named:
        _refuse(name, info)
    for name, info in named:
        plain = PurePosixPath(name).as_posix()
        if not info.is_dir() and not _is_of_systems(plain):
            yield plain, info


def _refuse_too_much(infos: list[zipfile.ZipInfo], most_bytes: int) -> None:
    if len(infos) > MOST_FILES:
        raise FileError(f"这个压缩包里有 {len(infos)} 个文件，太多了，没有打开", f"一个案件最多 {MOST_FILES} 个")
    if sum(info.file_size for info in infos) > most_bytes:
        raise FileError("这个压缩包解开以后太大，没有打开", f"最大 {most_bytes >> 20} MB；先拿出几个大的录像")


def _name(info: zipfile.ZipInfo) -> str:
    """A name as it was meant: who does not say how it is spelt has UTF-8 or, on Chinese systems, their own."""
    name = info.orig_filename
    if info.flag_bits & _UTF8:
        return name
    try:
        spelt = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return spelt.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _refuse(name: str, info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if not is_safe(name) or kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise FileError("压缩包里有不该有的内容（想写到文件夹以外，文件夹套得太深，或者是链接），没有打开", ANOTHER)
    if info.flag_bits & _ENCRYPTED:
        raise FileError("这个压缩包是别的程序加了密码的，打不开", "先用加密码的那个程序解开，再把整个文件夹压缩成 ZIP")
    if info.compress_type not in _METHODS:
        raise FileError("这个压缩包的压缩方式打不开", "先解开，再用系统自带的压缩重新压成 ZIP")


def _is_of_systems(name: str) -> bool:
    return any(part.startswith(".") or part.casefold() in _OF_SYSTEMS for part in PurePosixPath(name).parts)


def _refuse_clashes(names: Iterable[str]) -> None:
    """Two files of one name, as any system may see it, or a file where another asks for a folder."""
    seen: dict[str, str] = {}
    for name in names:
        plain = as_all_see(name)
        if plain in seen:
            raise FileError(_alike(seen[plain], name), APART)
        seen[plain] = name
    folders = {parent.as_posix() for name in seen for parent in PurePosixPath(name).parents}
    if folders.intersection(seen):
        raise FileError("压缩包里有两个同名的文件，不知道要哪一个，没有打开", ANOTHER)


def _alike(first: str, name: str) -> str:
    """What is said of two files that some system takes for one."""
    if first == name:
        return f"压缩包里有两个同名的文件 {name}，不知道要哪一个，没有打开"
    return f"压缩包里的 {first} 和 {name}，名字只差大小写或者写法，很多电脑当成同名的一个文件，没有打开"


def _top(names: Iterable[str]) -> str:
    """The folder that all files lie in, with its /; "" where there is none."""
    tops = {name.partition("/")[0] if "/" in name else "" for name in names}
    [top] = tops if len(tops) == 1 else [""]
    return f"{top}/" if top else ""
