"""What the gate started and what still runs when it is done: an office without a window, a server, a worker.

Whatever is started inherits the environment, and in it a mark. A program that was given an environment of its own, and
one of another user, is not seen.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK: Final = "LETTERS_GATE"
PATIENCE = 10
"""Seconds for what is about to end: those who were told to do not wait for what they started in turn."""


class Watched:
    """A block in which whatever is started is marked."""

    def __enter__(self) -> Watched:
        self._before = os.environ.get(MARK)
        self._mark = os.environ[MARK] = uuid4().hex
        return self

    def __exit__(self, *_: object) -> None:
        del os.environ[MARK]
        if self._before is not None:
            os.environ[MARK] = self._before

    def still_running(self) -> list[str]:
        """The command lines of what has not ended; it is ended now."""
        told = {process: _told(process) for process in self._marked()}
        _, left = psutil.wait_procs(list(told), timeout=PATIENCE)
        for process in left:
            with suppress(psutil.Error):
                process.kill()
        return [told[process] for process in left]

    def _marked(self) -> Iterator[psutil.Process]:
        for process in psutil.process_iter():
            with suppress(psutil.Error, OSError):
                if process.pid != os.getpid() and process.environ().get(MARK) == self._mark:
                    yield process


def _told(process: psutil.Process) -> str:
    try:
        return f"{process.pid}: {' '.join(process.cmdline())}"
    except psutil.Error:
        return str(process.pid)
