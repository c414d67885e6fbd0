"""One file is removed: overwritten first where that means anything, its name changed, then taken away."""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen
from letters.kit.held_by_others import patiently

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from letters.kit.held_by_others import Wait

GONE = f"{files.TEMPORARY}gone-"  # how the name of a file begins while it is being removed
_gone = re.compile(rf"{re.escape(GONE)}[0-9a-f]{{16}}")
_CHUNK = 1 << 20  # bytes written at once
SPARSE = 1 << 20  # bytes from which on a file of holes is not filled only to be removed


@frozen
class Identity:
    """What makes sure that a file is the one that was looked at: device, number, and whether it is a link."""

    device: int
    number: int
    mode: int

    @classmethod
    def of(cls, path: Path) -> Identity:
        """The identity of what stands under that name itself; a link is not followed. Raises OSError."""
        state = path.lstat()
        return cls(state.st_dev, state.st_ino, stat.S_IFMT(state.st_mode))


def erase(path: Path, expected: Identity, wait: Wait = time.sleep) -> bool:
    """Remove the file, or the link; False when something else stands there now. Raises FileError.

    The name goes first, so that a removal cut short leaves no file that looks whole and is not. Content that other
    names share is not overwritten: they may be the originals. `wait` is for `patiently`.
    """
    from secrets import token_hex  # slow to load, and who removes nothing needs none

    try:
        if not path.parent.exists() or not os.path.lexists(path) or Identity.of(path) != expected:
            return False
        hidden = path.with_name(f"{GONE}{token_hex(8)}")
        patiently(partial(path.rename, hidden), wait)
        if stat.S_ISREG(expected.mode):
            _overwrite(hidden)
        patiently(hidden.unlink, wait)
    except OSError as error:
        raise files.refusal(error, path, "删除") from error
    return True


def _overwrite(path: Path) -> None:
    from secrets import token_bytes

    state = path.stat()
    held = getattr(state, "st_blocks", None)
    is_sparse = held is not None and state.st_size > SPARSE and held * 512 < state.st_size
    if state.st_nlink != 1 or is_sparse:
        return
    if not state.st_mode & stat.S_IWUSR:
        path.chmod(stat.S_IMODE(state.st_mode) | stat.S_IWUSR)
    flags = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "wb", buffering=0) as stream:  # noqa: PTH123  a handle
        left = state.st_size
        while left > 0:
            left -= stream.write(token_bytes(min(left, _CHUNK))) or 0
        os.fsync(stream.fileno())


def half_removed(folders: Iterable[Path]) -> Iterator[Path]:
    """The files in these folders whose removal was cut short: they have lost their names, and perhaps their content."""
    for folder in dict.fromkeys(folders):
        with suppress(OSError):
            if not folder.is_symlink():
                yield from sorted(path for path in folder.iterdir() if is_half_removed(path.name))


def is_half_removed(name: str) -> bool:
    """Whether a file of that name was being removed."""
    return bool(_gone.fullmatch(name))


def finish_removal(folders: Iterable[Path]) -> None:
    """Remove what is half removed; what the system refuses stays for the next time.

    Only for who holds the folder of the case: a living command may be at it otherwise.
    """
    for path in half_removed(folders):
        with suppress(OSError, FileError):
            erase(path, Identity.of(path))
