"""Which files were handed over: those named, and those in folders named; what was left out is said."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from letters.collect.evidence.kinds import Medium, medium
from letters.collect.evidence.storage import UNTOUCHED, Digest, digest
from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

LITTER = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "lost+found"})
DEEPEST = 40  # folders within folders


@frozen
class FoundFile:
    """A file handed over; `modified` is its time of last change, in nanoseconds since 1970."""

    path: Path
    digest: Digest
    modified: int
    medium: Medium


@frozen
class SkippedEntry:
    """Something in a folder that was left out, and why."""

    path: Path
    why: str


def handed_over(paths: Iterable[Path], ignored: Callable[[Path], str] = lambda _: "") -> Iterator[Path | SkippedEntry]:
    """Every file handed over, folders walked to the bottom in order of names; `ignored` may give a reason against one.

    A link that is named is followed, one inside a folder is not. None is looked at yet: that takes as long as it is
    large. Raises FileError, before the first, for a path where nothing is.
    """
    wanted = [(path, _is_folder(path)) for path in paths]
    for path, is_folder in wanted:
        for entry in _below(path, 0) if is_folder else (path,):
            why = "" if isinstance(entry, SkippedEntry) else ignored(entry)
            yield SkippedEntry(entry, why) if why and not isinstance(entry, SkippedEntry) else entry


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        raise FileError(f"找不到 {path}", "核对路径；文件名里有空格时，整个路径用引号括起来") from None
    except (OSError, ValueError) as error:
        raise files.refusal(error, path, "读取", UNTOUCHED) from error


def look_at(path: Path) -> FoundFile:
    """A file with its digest and what it is. Raises FileError."""
    counted = digest(path)
    return FoundFile(path, counted, path.stat().st_mtime_ns, medium(path))


def _below(folder: Path, depth: int) -> Iterator[Path | SkippedEntry]:
    with files.refusing(folder, "读取", UNTOUCHED):
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    for path in entries:
        state = path.lstat()
        if why := _left_out(path, state.st_mode, getattr(state, "st_file_attributes", 0), depth):
            yield SkippedEntry(path, why)
        elif stat.S_ISDIR(state.st_mode):
            yield from _below(path, depth + 1)
        else:
            yield path


def _left_out(path: Path, mode: int, attributes: int, depth: int) -> str:
    """Why an entry of a folder is no evidence, or ""."""
    if stat.S_ISLNK(mode):
        return "是链接"
    if path.name.startswith((".", "~$")):
        return "是隐藏文件"
    hidden = attributes & (stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM)
    if hidden or path.name.lower() in LITTER:
        return "是系统文件"
    if stat.S_ISDIR(mode):
        return "文件夹套得太深" if depth >= DEEPEST else ""
    return "" if stat.S_ISREG(mode) else "不是普通文件"
