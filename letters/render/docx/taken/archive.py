"""The file of a user's own document: opened only if it is an ordinary one of sound size, and read in bounded pieces.

The zip is judged before anything of it is unpacked, and what is unpacked is counted as it comes: what its directory
says of sizes is a claim.
"""

from __future__ import annotations

import posixpath
import stat
import struct
import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from letters.errors import FileError
from letters.kit import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE: Final = 64 * 1024 * 1024
LARGEST_WHOLE: Final = 512 * 1024 * 1024
LARGEST_RATIO: Final = 400  # XML that repeats itself comes to 100 or so; deflate ends at 1,032
SMALL_ANYWAY: Final = 8 * 1024 * 1024  # bytes unpacked, below which the ratio says nothing
LARGEST_DOCUMENT: Final = 64 * 1024 * 1024
LARGEST_PART: Final = 8 * 1024 * 1024
MOST_PARTS: Final = 4_000
CHUNK: Final = 1 << 16

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a compound file: .doc, and .docx under a password
_END: Final = struct.Struct("<4s4H2LH")
_LARGEST_DIRECTORY: Final = MOST_PARTS * 400
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_AS_DOCX: Final = "应为 Word 的 .docx 文件；请用 Word 或 WPS 另存为 .docx"
_SOURCE: Final = "请确认文件来源；用 Word 或 WPS 打开，另存为 .docx 再试"


class Archive:
    """An opened document; `name` is the file's, for messages."""

    def __init__(self, name: str, package: zipfile.ZipFile) -> None:
        self.name = name
        self._package = package
        self._parts = {info.filename: info for info in package.infolist()}

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def chunks(self, part: str, limit: int = LARGEST_PART) -> Iterator[bytes]:
        """What a part holds, a piece at a time. Raises FileError past `limit` bytes."""
        left = limit
        with self._package.open(self._parts[part]) as stream:
            while chunk := stream.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise too_large(self.name)
                yield chunk


@contextmanager
def opened_archive(path: Path) -> Iterator[Archive]:
    """The document at `path`. Raises FileError for whatever is none, and zipfile's own errors for a damaged one."""
    with _ordinary(path) as stream:
        _refuse_other_kinds(path, stream)
        with zipfile.ZipFile(stream) as package:
            _refuse_bombs(path, package.infolist())
            _refuse_members(path, package.infolist())
            yield Archive(path.name, package)


def _ordinary(path: Path) -> IO[bytes]:
    if not path.exists():
        raise FileError(f"找不到参考文档 {path.name}", "核对路径；名字里有空格的，整个路径用引号括起来")
    with files.refusing(path, "读取"):
        if not stat.S_ISREG(path.stat().st_mode):
            kind = "文件夹" if path.is_dir() else "管道或设备"
            raise FileError(f"参考文档 {path.name or path} 是{kind}，不是普通文件", _AS_DOCX)
        return path.open("rb")


def _refuse_other_kinds(path: Path, stream: IO[bytes]) -> None:
    """Raise FileError for what is no zip as Word writes it, or so large a one that its directory alone is a bomb."""
    if stream.read(len(_OLD)) == _OLD:
        raise FileError(
            f"参考文档 {path.name} 是旧的 .doc 文件，或者加了打开密码", "请用 Word 或 WPS 去掉密码，另存为 .docx"
        )
    size = stream.seek(0, 2)
    if size > LARGEST_FILE:
        raise too_large(path.name)
    stream.seek(max(0, size - _END.size))
    end = stream.read(_END.size)
    if len(end) < _END.size or not end.startswith(b"PK\x05\x06"):
        raise FileError(f"打不开参考文档 {path.name}", _AS_DOCX)
    _, _, _, _, count, directory, *_ = _END.unpack(end)
    if count > MOST_PARTS or directory > _LARGEST_DIRECTORY:
        raise too_large(path.name)


def _refuse_bombs(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Raise FileError for what unpacks out of all proportion."""
    whole, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or whole > LARGEST_WHOLE or whole > max(SMALL_ANYWAY, packed * LARGEST_RATIO):
        raise too_large(path.name)


def _refuse_members(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Raise FileError for parts under a password, packed as no Word file's are, or of one name."""
    if any(part.flag_bits & 1 for part in parts):
        raise FileError(f"参考文档 {path.name} 加了密码", "请去掉密码再用")
    if not {part.compress_type for part in parts} <= _PACKED:
        raise no_document(path.name)
    if len({part.filename for part in parts}) < len(parts):
        raise FileError(f"参考文档 {path.name} 里有同名的部件，没有打开", _SOURCE)


def too_large(name: str) -> FileError:
    """What is said of a document that unpacks out of all proportion."""
    return FileError(f"参考文档 {name} 大得不合常理，没有打开", _SOURCE)


def no_document(name: str) -> FileError:
    """What is said of a file that cannot be read as a document."""
    return FileError(f"打不开参考文档 {name}", _AS_DOCX)


def beside(part: str, target: str) -> str:
    """The name of the part that a relationship of `part` leads to.

    >>> beside("word/document.xml", "styles.xml"), beside("word/document.xml", "/word/styles.xml")
    ('word/styles.xml', 'word/styles.xml')
    """
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
