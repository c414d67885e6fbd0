"""What killed commands leave in a folder, known by its name: unfinished files, workshops, files half removed."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from letters.collect.evidence import ADDING
from letters.collect.secrecy.erase import GONE, Identity, erase
from letters.errors import FileError
from letters.kit.files import TEMPORARY
from letters.kit.hold import NAME as HELD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REMOVING = f"{TEMPORARY}half-removed"
"""The file that stands in a folder while its files are removed after locking: what is gone is in the locked file."""
_gone = re.compile(rf"{re.escape(GONE)}[0-9a-f]{{16}}")
_part = re.compile(rf"{re.escape(TEMPORARY)}.+-[a-z0-9_]{{8}}\.part", re.DOTALL)
_workshop = re.compile(rf"{re.escape(TEMPORARY)}[a-z0-9_]{{8}}")


def is_left(path: Path) -> bool:
    """Whether a file or folder is a command's own, made to be moved or removed."""
    if path.is_dir() and not path.is_symlink():
        return bool(_workshop.fullmatch(path.name)) and _is_workshop(path)
    return path.name in (REMOVING, ADDING) or bool(_gone.fullmatch(path.name) or _part.fullmatch(path.name))


def _is_workshop(path: Path) -> bool:
    """Whether a folder has the lock of one, or nothing any more but what is half removed."""
    return (path / "lock").is_file() or all(_gone.fullmatch(each.name) for each in path.iterdir())


def is_held(path: Path) -> bool:
    """Whether a file is the one by which a folder is held: whoever holds takes it away."""
    return path.name == HELD


def half_removed(folders: Iterable[Path]) -> Iterator[Path]:
    """The files in these folders whose removal was cut short: they have lost their names, and perhaps their content."""
    for folder in dict.fromkeys(folders):
        with suppress(OSError):
            if not folder.is_symlink():
                yield from sorted(path for path in folder.iterdir() if _gone.fullmatch(path.name))


def below(folder: Path) -> Iterator[Path]:
    """A folder and every folder in it, to the bottom; none behind a link, and none that cannot be read."""
    if not folder.is_symlink():
        yield from (Path(place) for place, _, _ in os.walk(folder))


def finish_removal(folders: Iterable[Path]) -> None:
    """Remove what is half removed; what the system refuses stays for the next time."""
    for path in half_removed(folders):
        with suppress(OSError, FileError):
            erase(path, Identity.of(path))
