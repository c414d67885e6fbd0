"""Times taken in turn, so that a slow spell of the machine hits everybody alike; what counts are the ratios."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import time
from typing import TYPE_CHECKING

from scripts.run import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


def in_turn(functions: Mapping[str, Callable[[], object]], rounds: int, batch: float = 0.05) -> dict[str, list[float]]:
    """Seconds a call, one figure a round; every round runs each function for about `batch` seconds."""
    calls = {name: max(1, round(batch / _once(function))) for name, function in functions.items()}
    times: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(rounds):
        for name, function in functions.items():
            gc.collect()
            start = time.perf_counter()
            for _ in range(calls[name]):
                function()
            times[name].append((time.perf_counter() - start) / calls[name])
    return times


def processes(
    commands: Mapping[str, Sequence[str]], rounds: int, folder: Path, packages: Mapping[str, Path]
) -> dict[str, list[float]]:
    """Seconds of a whole process, one figure a round, after one that does not count. Raises CalledProcessError.

    Each runs in `folder` with the package that is named for it, or this checkout. Its modules have been compiled, as an
    installation's have, whatever this process is told about that.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            around = environment(packages.get(name, ROOT), folder)
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=folder, env=around)  # noqa: S603
            if number:
                times[name].append(time.perf_counter() - start)
    return times


def environment(package: Path, folder: Path) -> dict[str, str]:
    """What a process runs in that takes `letters` from a package, with its modules compiled below `folder`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(package), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """The median of the ratios taken round by round."""
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def typical(times: Sequence[float]) -> float:
    """Milliseconds: the median."""
    return statistics.median(times) * 1e3


def _once(function: Callable[[], object]) -> float:
    function()
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in markdown."""
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, ["---", *["---:"] * (len(head) - 1)], *rows)]
    return "\n".join(lines)
