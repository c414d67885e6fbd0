"""A person at a terminal who types keys, and a command that is at work there.

The command runs in a copy of this process, which begins at once, since all is loaded; that one that is started anew
asks in the same way is tested in `cli/test_new_terminal.py`.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from functools import cache
from tempfile import TemporaryFile
from threading import Timer
from typing import TYPE_CHECKING

from attacks.forked import run_here
from attacks.programs import EXAMPLES, ROOT
from letters.cli.run import run
from tests.kills import posix

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TERMINAL = posix
PATIENCE = 60
"""Seconds after which a command is ended that waits for a key which nobody types."""


def typed(keys: str, *arguments: object) -> tuple[int, str, str]:
    """Run `letters` with these arguments while the keys are typed: status, standard output, standard error."""
    import pty

    master, slave = pty.openpty()
    with TemporaryFile() as out, TemporaryFile() as aside:
        child = begun(arguments, (slave, out.fileno(), aside.fileno()), at=master)
        os.close(slave)
        os.write(master, keys.encode())
        status = ended(child)
        os.close(master)
        out.seek(0)
        aside.seek(0)
        return status, out.read().decode(), aside.read().decode()


def begun(arguments: Sequence[object], streams: tuple[int, int, int], *, at: int, cwd: Path | None = None) -> int:
    """A copy of this process in which the command runs, in a session of its own: its number.

    `streams` are its standard input, output and error; `at` is this side of the terminal, which the copy lets go.
    """
    _load()
    child = os.fork()
    if not child:
        os.close(at)
        _run(list(map(str, arguments)), streams, cwd)
    return child


@cache
def _load() -> None:
    """What every command about a case loads and reads is loaded here, once, and not in each copy."""
    assert run_here(("check", str(EXAMPLES / "missed-calls" / "case.toml"), "--date", "2026-11-23"), ROOT) == 0


def ended(child: int) -> int:
    """Wait for the end of a command; its exit status, or the signal that ended it, below zero."""
    patience = Timer(PATIENCE, os.kill, (child, signal.SIGKILL))
    patience.start()
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        patience.cancel()
        patience.join()


def _run(words: list[str], streams: tuple[int, int, int], cwd: Path | None) -> None:
    """Run a command as if it had just been started, and end with it."""
    status = 99
    gc.disable()  # a collection would go through, and so copy, all that is shared with the parent
    try:
        os.setsid()  # or a passphrase would be asked at the terminal of whoever runs the tests
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os.chdir(cwd or os.curdir)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ["COLUMNS"] = "100"
        sys.argv = ["letters", *words]
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w", buffering=1)  # noqa: SIM115
        status = run(words)
        sys.stdout.flush()
    finally:
        os._exit(status)
