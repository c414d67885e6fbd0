"""Work in a process of its own that is killed before each of its steps on the disk."""

from __future__ import annotations

import gc
import os
import signal
import sys
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHANGES = frozenset(
    {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.chmod", "os.utime", "os.truncate"}
)
LOOKS = frozenset({"open", "os.listdir", "os.scandir", "shutil.copyfile", "fcntl.flock"})
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="only here can a process be copied and killed")


class _Steps:
    """Counts the steps of a process on the disk: each change, and what first looks at the disk after one.

    Of two looks without a change between them, a kill before the second leaves what a kill before the first does.
    """

    def __init__(self, last: int) -> None:
        self._seen = count(1)
        self._last = last
        self._is_changed = True

    def watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        is_change = event in CHANGES or (event == "open" and bool(arguments[2] & _TO_WRITE))
        if is_change or (self._is_changed and event in LOOKS):
            self._is_changed = is_change
            if next(self._seen) == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a process of its own that is killed just before a step on the disk; whether it came that far."""
    child = os.fork()
    if not child:
        gc.disable()  # a collection would go through, and so copy, all that is shared with the parent
        sys.addaudithook(_Steps(step).watch)
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def kills(work: Callable[[], object]) -> Iterator[int]:
    """Every step of the work, each after a run that was killed before it."""
    for step in count(1):
        if not killed_at(step, work):
            assert step > 8, "hardly a step was seen"
            return
        yield step
