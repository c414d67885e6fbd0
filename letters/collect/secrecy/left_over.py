"""What killed commands leave in a folder, known by its name: unfinished files, workshops, files half removed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from letters.collect.evidence import ADDING
from letters.kit.erase import is_half_removed
from letters.kit.files import TEMPORARY
from letters.kit.hold import NAME as HELD

if TYPE_CHECKING:
    from collections.abc import Iterator

REMOVING = f"{TEMPORARY}half-removed"
"""The file that stands in a folder while its files are removed after locking: what is gone is in the locked file."""
_part = re.compile(rf"{re.escape(TEMPORARY)}.+-[a-z0-9_]{{8}}\.part", re.DOTALL)
_workshop = re.compile(rf"{re.escape(TEMPORARY)}[a-z0-9_]{{8}}")


def is_left(path: Path) -> bool:
    """Whether a file or folder is a command's own, made to be moved or removed."""
    if path.is_dir() and not path.is_symlink():
        return bool(_workshop.fullmatch(path.name)) and _is_workshop(path)
    return path.name in (REMOVING, ADDING) or is_half_removed(path.name) or bool(_part.fullmatch(path.name))


def _is_workshop(path: Path) -> bool:
    """Whether a folder has the lock of one, or nothing any more but what is half removed."""
    return (path / "lock").is_file() or all(is_half_removed(each.name) for each in path.iterdir())


def is_held(path: Path) -> bool:
    """Whether a file is the one by which a folder is held: whoever holds takes it away."""
    return path.name == HELD


def below(folder: Path) -> Iterator[Path]:
    """A folder and every folder in it, to the bottom; none behind a link, and none that cannot be read."""
    if not folder.is_symlink():
        yield from (Path(place) for place, _, _ in os.walk(folder))
