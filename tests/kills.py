"""Work in a process of its own that is killed before each of its steps on the disk."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS = (
    *("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.chmod"),
    *("tempfile.mkdtemp", "shutil.copyfile", "fcntl.flock"),
)
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="only here can a process be copied and killed")


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a process of its own that is killed just before a step on the disk; whether it came that far."""
    child = os.fork()
    if not child:
        seen = count(1)

        def watch(event: str, _: object) -> None:
            if event in STEPS and next(seen) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
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
