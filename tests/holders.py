"""Somebody else at work on a case: in a thread, which holds as another process would, or in one that is killed."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from letters.kit.hold import holding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@contextmanager
def somebody_holds(folder: Path, command: str) -> Iterator[threading.Event]:
    """Another holds the folder until the event that is given is set, at the latest until the block ends."""
    has_it, release = threading.Event(), threading.Event()

    def hold() -> None:
        with holding(folder, command):
            has_it.set()
            release.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    has_it.wait()
    try:
        yield release
    finally:
        release.set()
        thread.join()


def in_a_thread(work: Callable[[], object]) -> BaseException | None:
    """Do the work as somebody else; what it raised."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return raised[0] if raised else None


def at_once(count: int, work: Callable[[], object]) -> list[int]:
    """Let processes do the same at once; their exit statuses, 0 where nothing was raised."""
    children = []
    for _ in range(count):
        child = os.fork()
        if not child:
            status = 1
            try:
                work()
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def killed_while_holding(folder: Path, command: str) -> None:
    """A process holds the folder and is killed."""
    child = os.fork()
    if not child:
        with holding(folder, command):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
