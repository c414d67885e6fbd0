"""One writer at a time: who changes what belongs to the cases of a folder holds that folder for this one change.

The hold is a lock of the system on a hidden file in the folder. It ends with its process, however that ends; the file
says meanwhile which command has it, and is taken away at the end. Readers ask for nothing and never wait.

    with holding(case.parent, "letters track sent"):
        ...                         # read, change, replace: nobody of ours comes between

There are libraries for this. The one most used takes 40 ms to import, which every command would pay, and cannot say who
holds the lock; where a drive has no locks it falls back to files that outlive their process. What is left to write is
little: `file_lock` and this.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import datetime
from typing import IO, TYPE_CHECKING

from letters.errors import ConflictError
from letters.kit import files, left
from letters.kit.file_lock import CAN_MOVE_OPEN, is_still, opened, take
from letters.kit.frozen import frozen
from letters.kit.reasons import is_not_there, is_read_only

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NAME = left.HELD
"""The file by which a folder is held; there only while somebody holds it, or was killed."""
PATIENCE = 10.0
"""Seconds that one waits for others unless told otherwise: a change takes a fraction of one."""
_PAUSE = 0.01  # seconds between two tries
_LONGEST_NAME = 60  # characters of a command that are shown; the file may hold anything

_mine: ContextVar[frozenset[tuple[int, int, int]]] = ContextVar("held folders", default=frozenset())


@frozen
class Holder:
    """Who holds a folder: the command as it is typed, "" where that is not known, and since when by the local clock."""

    command: str = ""
    since: datetime | None = None

    def __str__(self) -> str:
        since = f"，从 {self.since:%H:%M:%S} 起" if self.since else ""
        return f"{self.command or '另一个命令'}{since}"


def unheard(_: Holder) -> None:
    """Nobody listens."""


@contextmanager
def holding(
    folder: Path, command: str, wait: float = PATIENCE, tell: Callable[[Holder], None] = unheard
) -> Iterator[None]:
    """Hold a folder for the block, after clearing away what killed commands left in it.

    Who holds it already goes on at once. `wait` is how many seconds to wait for others, 0 for not at all; `tell` hears
    once whom one waits for. A folder that is not there, one where nothing can be written and a drive without locks are
    not held. Raises ConflictError, with nothing changed, when others are still at work after that time.
    """
    key = _key(folder)
    if key is None or key in _mine.get():
        yield
        return
    with _held(folder / NAME, command, wait, tell) as is_held:
        if not is_held:
            yield
            return
        left.clear(folder)
        before = _mine.set(_mine.get() | {key})
        try:
            yield
        finally:
            _mine.reset(before)


def holder(folder: Path) -> Holder:
    """Who holds the folder, as far as the file tells."""
    path = folder / NAME
    with suppress(OSError, ValueError, OverflowError):
        line = path.read_text("utf-8", "replace")[: 2 * _LONGEST_NAME].partition("\n")[0]
        shown = "".join(character for character in line if character.isprintable())
        return Holder(shown[:_LONGEST_NAME], datetime.fromtimestamp(path.stat().st_mtime).astimezone())
    return Holder()


def _key(folder: Path) -> tuple[int, int, int] | None:
    """What tells a folder held by this thread from any other; None for one that is not there."""
    try:
        state = folder.stat()
    except (OSError, ValueError):
        return None
    return state.st_dev, state.st_ino, threading.get_ident()


@contextmanager
def _held(path: Path, command: str, wait: float, tell: Callable[[Holder], None]) -> Iterator[bool]:
    """Hold the file and say in it who does; False, and nothing is held, where that cannot be."""
    stream = _waited_for(path, wait, tell)
    if stream is None:
        yield False
        return
    with stream:
        try:
            with suppress(OSError):  # a full disk: held all the same
                stream.truncate(0)
                stream.write(f"{command}\n".encode())
            yield True
        finally:
            if CAN_MOVE_OPEN:
                _unlink(path)
    if not CAN_MOVE_OPEN:
        _unlink(path)  # refused, as is right, where another has opened it since


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _waited_for(path: Path, wait: float, tell: Callable[[Holder], None]) -> IO[bytes] | None:
    """The file, open and held; None where that cannot be. Raises ConflictError after the time is up."""
    end, told = time.monotonic() + wait, False
    while True:
        try:
            return _taken(path)
        except BlockingIOError:
            by = holder(path.parent)
            if time.monotonic() >= end:
                hint = "等它做完，再运行同一条命令；没有改动任何东西"
                raise ConflictError(f"{path.parent} 正在被改动（{by}）", hint) from None
            if not told:
                tell(by)
            told = True
            time.sleep(_PAUSE)


def _taken(path: Path) -> IO[bytes] | None:
    """The file, open and held at once; None where nothing can be made, or nothing can be held.

    Raises BlockingIOError where others hold it, FileError for what else stands in the way.
    """
    while True:
        try:
            stream = opened(path)
        except PermissionError as error:
            if os.path.lexists(path):  # another user's
                raise BlockingIOError(*error.args) from error
            return None
        except OSError as error:
            if is_read_only(error) or is_not_there(error):
                return None
            raise files.refusal(error, path, "写入") from error
        try:
            take(stream)
        except BlockingIOError:
            stream.close()
            raise
        except OSError:
            stream.close()
            _unlink(path)
            return None
        if is_still(stream, path):
            return stream
        stream.close()  # the one who held it took it away meanwhile
