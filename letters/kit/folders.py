"""Several files come to stand in a folder together or not at all, and what a killed run left is cleared by the next.

They are made in a workshop, a hidden folder beside their places, which its maker holds by a lock of the system: one
that nobody holds was left by a run that was killed.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from letters.kit import files, swaps
from letters.kit.file_lock import CAN_MOVE_OPEN, take
from letters.kit.files import NOTHING_LEFT, PRIVATE_FOLDER, TEMPORARY
from letters.kit.held_by_others import patiently

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.kit.held_by_others import Wait

    Contents = Iterable[tuple[str, bytes]]

_HELD = "lock"
_workshop = re.compile(rf"{re.escape(TEMPORARY)}[a-z0-9_]{{8}}")
_TRIES = 10  # times that a workshop may be cleared by somebody else in the instant before it is held


def put(folder: Path, contents: Contents, state: str = NOTHING_LEFT, wait: Wait = time.sleep) -> None:
    """Put files, by name, into a folder: all of them, or none and the folder as it was.

    A new folder, which its owner alone can read, appears with everything in it; in one that is there, what stands under
    a name is replaced. Raises FileError, which names the file that cannot be replaced and whose hint ends in `state`;
    whatever else stops it (Ctrl-C) leaves nothing behind either. `wait` is for `patiently`.
    """
    with files.refusing(folder, "写入", state):
        if folder.is_dir():
            _put_into(folder, contents, state, wait)
            return
        if os.path.lexists(folder):
            folder.mkdir()  # refused by the system, in the words for what stands in the way
        _put_whole(folder, contents, wait)


def _put_whole(folder: Path, contents: Contents, wait: Wait) -> None:
    with ExitStack() as undo:
        make_folders(folder.parent, undo)
        with workshop(folder.parent) as place:
            made = filled(place / swaps.NEW, contents)
            patiently(partial(made.rename, folder), wait)
        undo.pop_all()
    files.settle(folder.parent)


def filled(folder: Path, contents: Contents) -> Path:
    """A new private folder with these files in it, down to the disk. Raises OSError."""
    folder.mkdir(PRIVATE_FOLDER)
    for name, content in contents:
        path = folder / name
        path.touch(files.PRIVATE_FILE)
        path.write_bytes(content)
        files.settle(path)
    files.settle(folder)
    return folder


def _put_into(folder: Path, contents: Contents, state: str, wait: Wait) -> None:
    with workshop(folder) as place:
        filled(place / swaps.NEW, contents)
        swaps.swap_in(place, state, wait)


def make_folders(folder: Path, undo: ExitStack) -> None:
    """Make a folder and those above it, their owner's alone; taken back unless something came to lie in them."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(PRIVATE_FOLDER, exist_ok=True)
        undo.callback(_remove_if_empty, path)


def _remove_if_empty(path: Path) -> None:
    with suppress(OSError):
        path.rmdir()


@contextmanager
def workshop(parent: Path) -> Iterator[Path]:
    """A private folder with a hidden name below `parent`, to make things in that are then moved to their places.

    At the end what was not moved is removed, a `swap_in` that did not end is undone, and so it is with the workshops of
    runs that were killed. Raises OSError.
    """
    clear(parent)
    with ExitStack() as held:
        yield _held(parent, held)


def _held(parent: Path, held: ExitStack) -> Path:
    """A new workshop with its lock. Raises OSError."""
    for left in reversed(range(_TRIES)):
        place = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=parent))
        held.callback(_remove, place)
        try:
            take(held.enter_context((place / _HELD).open("wb")))
            (place / _HELD).stat()
        except OSError:  # another run may have taken the folder, still empty, for one that was left
            if not left:
                raise
        else:
            break
    return place


def clear(parent: Path) -> None:
    """Undo and remove the workshops below `parent` that nobody holds any more. Raises OSError."""
    with os.scandir(parent) as found:
        names = [each.name for each in found if _workshop.fullmatch(each.name) and each.is_dir(follow_symlinks=False)]
    for name in names:
        _clear_one(parent / name)


def _clear_one(place: Path) -> None:
    if not (place / _HELD).is_file():
        _remove_if_empty(place)
        return
    with suppress(OSError):
        with (place / _HELD).open("r+b") as stream:
            take(stream)
            _empty(place)
            if (
                CAN_MOVE_OPEN
            ):  # while it is held: whoever made it may be about to hold it, and would lose all that is in it
                _remove(place)
        if not CAN_MOVE_OPEN:
            _remove(place)


def _remove(place: Path) -> None:
    """Remove a workshop, its lock last, so that a removal cut short leaves it known for one."""
    with suppress(OSError):
        _empty(place)
        (place / _HELD).unlink(missing_ok=True)
        place.rmdir()


def _empty(place: Path) -> None:
    """Undo what was begun, then remove all but the lock. Raises OSError, with everything there that is to come back."""
    swaps.undo(place)
    for path in place.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != _HELD:
            path.unlink(missing_ok=True)
