"""A lock that the system takes back when its process ends, however it ends."""

from __future__ import annotations

import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def take(stream: IO[bytes]) -> None:
        """Hold the open file until it is closed. Raises OSError at once where somebody else holds it."""
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take(stream: IO[bytes]) -> None:
        """Hold the open file until it is closed. Raises OSError at once where somebody else holds it."""
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
