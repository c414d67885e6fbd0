"""A lock that the system takes back when its process ends, however it ends, on a file that is there as long."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CAN_MOVE_OPEN = os.name != "nt"
"""Whether a file can be moved and removed while somebody has it open."""
_PRIVATE_FILE = 0o600
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 30  # a byte that no file of ours reaches: what is locked here, nobody else can read

    def take(stream: IO[bytes]) -> None:
        """Hold the open file until it is closed. Raises BlockingIOError at once where somebody else holds it."""
        stream.seek(_BEYOND)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(*error.args) from error
        finally:
            stream.seek(0)

else:
    import fcntl

    def take(stream: IO[bytes]) -> None:
        """Hold the open file until it is closed. BlockingIOError at once where others hold it, OSError."""
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def opened(path: Path) -> IO[bytes]:
    """The file, made for its owner alone where there is none, open to be held; never one behind a link. OSError."""
    return os.fdopen(os.open(path, _FLAGS, _PRIVATE_FILE), "r+b", buffering=0)


def is_still(stream: IO[bytes], path: Path) -> bool:
    """Whether the open file is the one that the path names: it may have been taken away before it was held."""
    try:
        now, there = os.fstat(stream.fileno()), path.lstat()
    except OSError:
        return False
    return (now.st_dev, now.st_ino) == (there.st_dev, there.st_ino)


def is_left(path: Path) -> bool:
    """Whether nobody holds the file: whoever made it is dead, and never while its maker is at work."""
    try:
        with path.open("r+b") as stream:
            take(stream)
    except OSError:
        return False
    return True
