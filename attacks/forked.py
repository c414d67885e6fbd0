"""Commands in processes of their own that begin at once, since all is loaded: killed at a step, or two side by side.

A process is copied, so no Windows.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
import tempfile
import traceback
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STEPS = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.chmod", "os.utime", "os.truncate"})
"""What changes a disk, as Python names it to those who watch; so does opening a file to write."""
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CAN_FORK = hasattr(os, "fork")
KILLED = -9
"""The status of a process that was killed."""
_BROKEN = 99


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit status (`KILLED` for one that was), and all that it said."""

    status: int
    told: str

    @property
    def is_at_fault(self) -> bool:
        """Whether it broke, instead of doing its work or saying why not."""
        return self.status not in range(70) or "Traceback" in self.told


@dataclass(frozen=True)
class Running:
    """A process at work; `end` waits for it."""

    process: int
    output: Path

    def end(self) -> Done:
        """What came of it."""
        status = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        told = self.output.read_text("utf-8", "replace")
        self.output.unlink()
        return Done(status, told)


def start(work: Callable[[], int], *, kill_at: int = 0) -> Running:
    """Begin work in a process of its own; with `kill_at` it is killed just before that step on the disk, from 1."""
    handle, name = tempfile.mkstemp(prefix="attack-")
    process = os.fork()
    if not process:
        _work(work, handle, kill_at)
    os.close(handle)
    return Running(process, Path(name))


def _work(work: Callable[[], int], handle: int, kill_at: int) -> None:
    status = _BROKEN
    gc.disable()  # a collection would go through, and so copy, all that is shared with the parent
    try:
        output = io.TextIOWrapper(os.fdopen(handle, "wb", 0), "utf-8", write_through=True)
        with redirect_stdout(output), redirect_stderr(output):
            try:
                if kill_at:
                    _die_at(kill_at)
                status = work()
            except BaseException:
                traceback.print_exc()
    finally:
        os._exit(status)


def _is_step(event: str, arguments: tuple[Any, ...]) -> bool:
    return event in STEPS or (event == "open" and bool(arguments[2] & _TO_WRITE))


def _die_at(step: int) -> None:
    seen = count(1)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if _is_step(event, arguments) and next(seen) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def command(words: Sequence[str], folder: Path, typed: str = "", *, kill_at: int = 0) -> Running:
    """Begin a command of `letters` in a folder, with what somebody types."""
    return start(lambda: _run(words, folder, typed), kill_at=kill_at)


def steps(words: Sequence[str], folder: Path, typed: str = "") -> int:
    """How many steps on the disk such a command takes when nothing stops it."""
    reader, writer = os.pipe()
    told: list[str] = []

    def work() -> int:
        sys.addaudithook(lambda event, arguments: told.append(event) if _is_step(event, arguments) else None)
        status = _run(words, folder, typed)
        os.write(writer, str(len(told)).encode())
        return status

    running = start(work)
    os.close(writer)
    running.end()
    with os.fdopen(reader) as number:
        return int(number.read() or 0)


def _run(words: Sequence[str], folder: Path, typed: str) -> int:
    from letters.cli.run import run

    os.chdir(folder)
    sys.stdin = io.StringIO(typed)
    return run(list(words))


def run_here(words: Sequence[str], folder: Path, typed: str = "") -> int:
    """Run a command to its end in this process, so that each copy of it has what the command loads; its status."""
    before = sys.stdin
    try:
        with chdir(folder), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            return _run(words, folder, typed)
    finally:
        sys.stdin = before
