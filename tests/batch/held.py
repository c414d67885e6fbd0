"""Cases and clocks that hold whoever comes to them until the test lets go, so that nothing here waits for a time."""

from __future__ import annotations

import fcntl
import os
import signal
import time
from contextlib import ExitStack, contextmanager, suppress
from threading import Event
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

leases = pytest.mark.skipif(not hasattr(fcntl, "F_SETLEASE"), reason="only Linux lets a file be leased")


class Held:
    """A case file that this process has a lease on: the system lets nobody open it until the lease is given back."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self._text = path, text
        self._asked_for = Event()
        self._open = ExitStack()

    def put(self, *_: object) -> None:
        """Put a held file in its place, while nobody is coming; who waits for the one before goes on waiting."""
        beside = self.path.with_suffix(".new")
        beside.write_text(self._text, encoding="utf-8")
        beside.replace(self.path)  # first: to rename a leased file may count as asking for it
        stream = self._open.enter_context(self.path.open("r+b"))
        self._asked_for.clear()
        try:
            fcntl.fcntl(stream, fcntl.F_SETLEASE, fcntl.F_WRLCK)
            fcntl.fcntl(stream, fcntl.F_SETOWN, os.getpid())  # not the thread that is here, which hears nothing
        except OSError:
            pytest.skip("this drive has no leases")

    def wait(self) -> None:
        """Until somebody has begun to open the file."""
        self._asked_for.wait()

    def heard(self, *_: object) -> None:
        """The system says that somebody has."""
        self._asked_for.set()

    def let_go(self) -> None:
        """Whoever waits reads the case."""
        self._open.close()


@contextmanager
def held(path: Path, text: str) -> Iterator[Held]:
    """A file in that place which holds whoever opens it, at the latest until the block ends."""
    one = Held(path, text)
    before = signal.signal(signal.SIGIO, one.heard)
    try:
        one.put()
        yield one
    finally:
        one.heard()
        one.let_go()
        signal.signal(signal.SIGIO, before)


def waiting_clock(pipe: Path) -> float:
    """The clock of a cluster's worker, which waits at a pipe, where there is one, until its other end is closed."""
    with suppress(FileNotFoundError), pipe.open("rb") as stream:
        stream.read()
    return time.perf_counter()


def let_read(pipe: Path) -> None:
    """Give a pipe whose writer waits a reader, if it is still there."""
    reader = -1
    with suppress(OSError):
        reader = os.open(pipe, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if reader >= 0:
        os.close(reader)
