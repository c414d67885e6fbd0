"""Whether the evidence is still what it was when it was added."""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from typing import TYPE_CHECKING

from letters.collect.evidence.gather import LITTER
from letters.collect.evidence.location import FOLDER, inside
from letters.collect.evidence.storage import UNTOUCHED, digest
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from letters.case import Case, EvidenceFile


class FileState(StrEnum):
    """How a file stands against what the case says of it."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    OUTSIDE = "outside"  # a link leads out of the case's folder
    UNRECORDED = "unrecorded"  # the case holds no digest to compare with
    TWICE = "twice"  # the very file of another exhibit, as the case records it
    ADDED = "added"  # in the folder of evidence, not in the case


GOOD = frozenset({FileState.SAME, FileState.UNRECORDED})


@frozen
class CheckedFile:
    """One file: the id of its evidence ("" for one that the case does not know), its path, its state."""

    id: str
    path: str
    state: FileState


def verify(case: Case, folder: Path, tell: Callable[[str], None] = lambda _: None) -> tuple[CheckedFile, ...]:
    """Every file of the case, then those that only lie in the folder of evidence. Raises FileError."""
    twice = _twice(case)
    known = tuple(
        CheckedFile(item.id, file.path, _state(folder, file, tell, is_twice=file.sha256 in twice))
        for item in case.evidence
        for file in item.files
    )
    return (*known, *(CheckedFile("", path, FileState.ADDED) for path in strangers(case, folder)))


def _twice(case: Case) -> frozenset[str]:
    """The digests that files of more than one exhibit have, as the case writes them."""
    holders: dict[str, dict[str, set[str]]] = {}
    for item in case.evidence:
        for file in item.files:
            if file.sha256:
                holders.setdefault(file.sha256.lower(), {}).setdefault(item.id, set()).add(file.sha256)
    shared = (held for held in holders.values() if len(held) > 1)
    return frozenset(typed for held in shared for forms in held.values() for typed in forms)


def _state(folder: Path, file: EvidenceFile, tell: Callable[[str], None], *, is_twice: bool) -> FileState:
    path = folder / file.path
    if not path.is_file():
        return FileState.MISSING
    if inside(folder, path) is None:
        return FileState.OUTSIDE
    if file.size is not None and path.stat().st_size != file.size:
        return FileState.CHANGED
    if file.sha256 is None:
        return FileState.UNRECORDED
    tell(f"正在核对：{file.path}")
    if digest(path).sha256 != file.sha256.lower():
        return FileState.CHANGED
    return FileState.TWICE if is_twice else FileState.SAME


def strangers(case: Case, folder: Path) -> tuple[str, ...]:
    """The files in the folder of evidence that the case does not name; hidden and system files are left out."""
    named = {os.path.normcase(os.path.normpath(folder / file.path)) for item in case.evidence for file in item.files}
    found = (path for path in _walk(folder / FOLDER) if os.path.normcase(os.path.normpath(path)) not in named)
    return tuple(path.relative_to(folder).as_posix() for path in found)


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below; links are given and not followed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError:
        return
    except OSError as error:
        raise files.refusal(error, folder, "读取", UNTOUCHED) from error
    for path in entries:
        if path.name.startswith(".") or path.name.lower() in LITTER:
            continue
        if stat.S_ISDIR(path.lstat().st_mode):
            yield from _walk(path)
        else:
            yield path
