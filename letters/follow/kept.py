"""Copies of what was sent: put beside the case as they left the house, and looked at again later."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from enum import StrEnum
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from letters.case import Case, SentFile

FOLDER = "sent"
LARGEST_COPY = 200 * 1024 * 1024  # bytes; a letter with scanned annexes stays far below


class CopyState(StrEnum):
    """How a copy stands against what the case says of it."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    OUTSIDE = "outside"  # the path, or a link on it, leads out of the case's folder
    STRAY = "stray"  # in the folder of copies, not in the case


@frozen
class Kept:
    """One copy: its path below the case's folder with /, its size in bytes, its SHA-256; `source` is the original."""

    path: str
    size: int
    sha256: str
    source: Path

    def row(self) -> dict[str, object]:
        """What the case file holds of it."""
        return {"path": self.path, "size": self.size, "sha256": self.sha256}


@frozen
class CheckedCopy:
    """A copy as it is now; `number` is that of its filing from 1, 0 for a stray one."""

    number: int
    path: str
    state: CopyState


@contextlib.contextmanager
def keeping(case: Case, folder: Path, files: Sequence[Path], day: date, letter: str) -> Iterator[tuple[Kept, ...]]:
    """Copies of the files below the case's folder, taken back if the block fails.

    Their names say day and letter, and nobody's name. Nothing is replaced: a name that is taken is numbered, unless a
    run that was cut short left the same content there. Raises FileError for what cannot be read, copied or found.
    """
    made: list[Path] = []
    try:
        yield tuple(_keep(case, folder, file, f"{day}-{letter.replace('/', '-')}", made) for file in files)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def _keep(case: Case, folder: Path, file: Path, stem: str, made: list[Path]) -> Kept:
    content = _content(file)
    digest = hashlib.sha256(content).hexdigest()
    place = folder / FOLDER
    _make_private(place)
    target = _free(place, stem, _ending(file.name), digest, _named(case, folder))
    if not target.exists():
        files.replace(target, content)
        made.append(target)
    return Kept(f"{FOLDER}/{target.name}", len(content), digest, file)


def _content(file: Path) -> bytes:
    """A whole file. A folder, a pipe, a huge file is refused before it is read."""
    try:
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            raise FileError(f"{file} 不是普通文件", "写寄出的那个文件，例如 01-治安报案书.docx")
        if state.st_size > LARGEST_COPY:
            raise FileError(f"{file} 超过 200 MB，不像寄出的文书", "只留寄出的文书；证据另外登记")
        content = file.read_bytes()
    except (OSError, ValueError) as error:
        raise files.refusal(error, file, "读取", "没有记下任何东西，案件文件没有改动") from None
    if not content:
        raise FileError(f"{file} 是空文件（0 字节）", "打开看看是不是没有保存成功；没有记下任何东西")
    return content


def _make_private(place: Path) -> None:
    with files.refusing(place, "写入"):
        place.mkdir(files.PRIVATE_FOLDER, exist_ok=True)


def _free(place: Path, stem: str, ending: str, digest: str, named: frozenset[str]) -> Path:
    """The first name that is free, or that holds this very content without the case knowing."""
    number = 1
    while True:
        path = place / (f"{stem}-{number}{ending}" if number > 1 else f"{stem}{ending}")
        if not os.path.lexists(path):
            return path
        if path.name not in named and path.is_file() and not path.is_symlink() and _digest(path) == digest:
            return path
        number += 1


def _ending(name: str) -> str:
    found = re.search(r"\.[A-Za-z0-9]{1,10}$", name)
    return found[0].lower() if found else ""


def _named(case: Case, folder: Path) -> frozenset[str]:
    """The names below the folder of copies that the case holds."""
    place = folder / FOLDER
    paths = (folder / file.path for filing in case.filings for file in filing.sent)
    return frozenset(path.name for path in paths if path.parent == place)


def check(case: Case, folder: Path) -> tuple[CheckedCopy, ...]:
    """Every copy that the case names, then those that only lie in the folder of copies. Raises FileError."""
    known = tuple(
        CheckedCopy(number, file.path, _state(folder, file))
        for number, filing in enumerate(case.filings, 1)
        for file in filing.sent
    )
    return (*known, *(CheckedCopy(0, f"{FOLDER}/{name}", CopyState.STRAY) for name in _strays(case, folder)))


def _state(folder: Path, file: SentFile) -> CopyState:
    path = folder / file.path
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return CopyState.OUTSIDE
        if not path.is_file():
            return CopyState.MISSING
    except (OSError, ValueError, RuntimeError):
        return CopyState.MISSING
    same = path.stat().st_size == file.size and _digest(path) == file.sha256.lower()
    return CopyState.SAME if same else CopyState.CHANGED


def _digest(path: Path) -> str:
    with files.refusing(path, "读取"), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _strays(case: Case, folder: Path) -> tuple[str, ...]:
    named = _named(case, folder)
    try:
        names = sorted(path.name for path in (folder / FOLDER).iterdir())
    except OSError:
        return ()
    return tuple(name for name in names if name not in named and not name.startswith("."))
