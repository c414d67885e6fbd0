"""Several things take the places of others in one folder, all of them or none, also when the run is killed between.

They are made in a workshop (`folders`), in its folder `new`. What stands in their places is kept in `old`, and what is
about to be moved is written down; then everything is moved, and the list removed. As long as the list is
there, `undo` brings back what was before, as often as it is begun anew; the next run calls it where one was killed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from stat import S_ISDIR
from typing import TYPE_CHECKING

from letters.kit import files
from letters.kit.frozen import frozen
from letters.kit.held_by_others import patiently
from letters.kit.reasons import is_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.kit.held_by_others import Wait

NEW = "new"
"""The folder of a workshop in which things stand under the names that they are to have beside it."""
_OLD, _LIST, _UNDONE = "old", "moving.json", "undone"
_FINEST = 2  # seconds: as exactly as FAT keeps the time of writing


@frozen
class _Move:
    """One thing to be moved: its name, whether something stood there, what tells whether it was changed since."""

    name: str
    replaces: bool
    mark: str


def swap_in(place: Path, state: str = files.NOTHING_LEFT, wait: Wait = time.sleep) -> None:
    """Move everything in the workshop's `new` to its place beside the workshop.

    Raises OSError, or FileError for a thing that cannot be replaced, as one that is open in Word, whose hint ends in
    `state`; then call `undo`. `wait` is for `patiently`.
    """
    folder = place.parent
    moves = [_Move(path.name, (folder / path.name).exists(), _mark(path)) for path in sorted((place / NEW).iterdir())]
    (place / _OLD).mkdir()
    for move in moves:
        _keep(place, folder / move.name)
    files.settle(place / _OLD)
    files.replace(place / _LIST, json.dumps([asdict(move) for move in moves]).encode("utf-8", "surrogatepass"))
    for move in moves:
        with files.refusing(folder / move.name, "写入", state):
            _move_in(place, move.name, wait)
    files.settle(folder)
    (place / _LIST).unlink()
    files.settle(place)


def _keep(place: Path, final: Path) -> None:
    """Keep the file that stands in a place, without moving it; a folder is moved when its turn comes."""
    if not final.is_file():
        return
    try:
        os.link(final, place / _OLD / final.name)
    except OSError:  # a drive without hard links
        shutil.copy2(final, place / _OLD / final.name)
        files.settle(place / _OLD / final.name)


def _move_in(place: Path, name: str, wait: Wait) -> None:
    made, final = place / NEW / name, place.parent / name
    if final.is_dir():
        if not made.is_dir():
            raise is_folder()
        patiently(partial(final.rename, place / _OLD / name), wait)
    patiently(partial(made.replace, final), wait)


def undo(place: Path) -> None:
    """Bring back what stood there before a `swap_in` that did not end. Raises OSError; then begin anew."""
    for move in _moves(place):
        _undo(place, move)
    files.settle(place.parent)
    (place / _LIST).unlink(missing_ok=True)


def _undo(place: Path, move: _Move) -> None:
    old, final = place / _OLD / move.name, place.parent / move.name
    if _is_moved(place, move):
        if _mark(final) != move.mark:
            return  # somebody has worked on it since: theirs
        _put_aside(place, final)
    if old.exists() and not final.exists():
        old.rename(final)


def _is_moved(place: Path, move: _Move) -> bool:
    """Whether the new thing stands in its place: neither not yet, nor no longer."""
    made, old, final = place / NEW / move.name, place / _OLD / move.name, place.parent / move.name
    return not made.exists() and final.exists() and (old.exists() or not move.replaces)


def _put_aside(place: Path, final: Path) -> None:
    """Take back what was moved in: it goes with the workshop."""
    (place / _UNDONE).mkdir(exist_ok=True)
    final.rename(place / _UNDONE / final.name)


def _moves(place: Path) -> Iterator[_Move]:
    """What was about to be moved, as written down; nothing where nothing was, or where somebody else wrote it."""
    with suppress(FileNotFoundError, ValueError, TypeError):
        for row in json.loads((place / _LIST).read_bytes()):
            move = _Move(**row)
            if move.name not in ("", ".", "..") and {"/", "\\", "\0"}.isdisjoint(move.name):
                yield move


def _mark(path: Path) -> str:
    """What tells whether a file, or anything in a folder, was changed: names, sizes, and when written."""
    states = [(each.relative_to(path).as_posix(), each.lstat()) for each in (path, *sorted(path.rglob("*")))]
    seen = [
        (name, state.st_size, int(state.st_mtime) // _FINEST) for name, state in states if not S_ISDIR(state.st_mode)
    ]
    return hashlib.sha256(repr(seen).encode("utf-8", "surrogatepass")).hexdigest()
