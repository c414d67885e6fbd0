"""The command line in the tests' own process: what a pipe would get of it, without waiting for a start each time.

That a process of its own says the same is tested in `cli/test_cli.py`; what needs one (a terminal, signals, what is
loaded and what not, another encoding) starts one.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

from letters.cli.run import run
from letters.desk import bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def letters(*arguments: object, cwd: Path, given: str = "", **environment: str) -> CompletedProcess[str]:
    """What `letters` leaves in a folder, prints and ends with, `given` on its standard input."""
    words = list(map(str, arguments))
    if "--templates" in words:
        _forget_templates()
    out, aside = _pipe(), _pipe()
    with chdir(cwd), _called(words, given, environment), redirect_stdout(out), redirect_stderr(aside):
        status = run(words)
    return CompletedProcess(words, status, _said(out), _said(aside))


def _forget_templates() -> None:
    """A process reads own templates once and knows their folder by the name it was given: each test has another."""
    for kept in (bench._opened, bench._heads):
        kept.cache_clear()


@contextmanager
def _called(words: list[str], given: str, environment: dict[str, str]) -> Iterator[None]:
    """A block in which the process was called with these words, this input and this environment."""
    before = sys.argv, sys.stdin, dict(os.environ)
    sys.argv = ["letters", *words]
    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    os.environ.update({"COLUMNS": "100", **environment})
    try:
        yield
    finally:
        sys.argv, sys.stdin, every = before
        os.environ.clear()
        os.environ.update(every)


def _pipe() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read().replace("\r\n", "\n").replace("\r", "\n")
