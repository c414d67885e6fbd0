"""A lock that the system takes back when its process ends, however it ends."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
    import tempfile
    from hashlib import sha256
    from pathlib import Path as AnyPath

    def take(stream: IO[bytes]) -> None:
        """Hold the open file until it is closed. Raises OSError at once where somebody else holds it."""
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    @contextmanager
    def holding(folder: Path) -> Iterator[None]:
        """Hold a folder for the block. Raises BlockingIOError at once where somebody else holds it.

        No folder can be opened here: a file among the temporary ones stands for it, named for the path's digest.
        """
        name = f"letters-{sha256(str(folder.resolve()).encode()).hexdigest()[:32]}.hold"
        with (AnyPath(tempfile.gettempdir()) / name).open("a+b") as stream:
            try:
                take(stream)
            except OSError as error:
                raise BlockingIOError(*error.args) from error
            yield

else:
    import fcntl
    import os

    def take(stream: IO[bytes]) -> None:
        """Hold the open file until it is closed. Raises OSError at once where somebody else holds it."""
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)

    @contextmanager
    def holding(folder: Path) -> Iterator[None]:
        """Hold a folder for the block. Raises BlockingIOError at once where somebody else holds it, OSError."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        finally:
            os.close(handle)
