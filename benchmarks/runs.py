"""Batches in processes of their own, as a user runs them: timed, watched, killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.many import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = """
import sys, time
from datetime import date
from pathlib import Path
from letters.batch import Options, batch, from_files, in_process, in_processes
from letters.batch.cluster import on_cluster

source, out, day, how = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]), sys.argv[4]

def runner(items, asked):
    if how.isdecimal():
        return in_processes(items, asked, int(how)) if how != "1" else in_process(items, asked)
    return on_cluster(items, asked, how, time.perf_counter, print)

items = from_files(source, sorted(source.rglob("case.toml")))
start = time.perf_counter()
batch(items, Options(out, day), runner, lambda outcome: print(outcome.key, flush=True))
print("seconds", time.perf_counter() - start, flush=True)
"""


@contextmanager
def started(source: Path, out: Path, how: str) -> Iterator[subprocess.Popen[str]]:
    """A batch that prints each key as it is done; `how` is a number of workers or the address of a scheduler."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", PROGRAM, source, out, str(DAY), how],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        yield running


def timed(source: Path, out: Path, how: str) -> float:
    """Seconds of a whole batch, from its first case to its reports."""
    with started(source, out, how) as running:
        assert running.stdout
        told = [line for line in running.stdout if line.startswith("seconds")]
    return float(told[0].split()[1])


def watched(source: Path, out: Path, how: str, marks: list[int]) -> tuple[float, list[dict[int, float]]]:
    """The same, with the resident memory in MiB of each of its processes when so many cases are done."""
    seen: list[dict[int, float]] = []
    with started(source, out, how) as running:
        assert running.stdout
        for number, line in enumerate(running.stdout, 1):
            if number in marks:
                seen.append({pid: resident(pid) for pid in family(running.pid)})
            if line.startswith("seconds"):
                return float(line.split()[1]), seen
    raise AssertionError("the batch ended early")


def killed(source: Path, out: Path, how: str, after: int) -> None:
    """Kill a batch and its workers when so many cases are done."""
    with started(source, out, how) as running:
        assert running.stdout
        for _ in range(after):
            assert running.stdout.readline()
        os.killpg(running.pid, signal.SIGKILL)


def family(pid: int) -> list[int]:
    """A process and its children."""
    return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


def resident(pid: int) -> float:
    """Resident memory in MiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def tree(out: Path) -> dict[str, str]:
    """The digest of every file of every case's folder."""
    return {
        str(path.relative_to(out)): sha256(path.read_bytes()).hexdigest()
        for folder in sorted(out.iterdir())
        if folder.is_dir() and folder.name != ".letters-batch"
        for path in sorted(folder.iterdir())
    }


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler and workers of one thread each on this computer: its address and the workers."""
    with ExitStack() as stack:
        _, told = stack.enter_context(_server("dask_scheduler", "--port", "0", sign="Scheduler at:"))
        address = re.search(r"tcp://[\d.:]+", told)
        assert address
        own = (address[0], "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        running = [stack.enter_context(_server("dask_worker", *own, sign="Registered to"))[0] for _ in range(workers)]
        yield address[0], running


@contextmanager
def _server(name: str, *arguments: str, sign: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    log = Path(os.devnull).open("w")  # noqa: SIM115
    command = [sys.executable, "-m", f"distributed.cli.{name}", "--host", "127.0.0.1", "--no-dashboard", *arguments]
    with (
        log,
        subprocess.Popen(  # noqa: S603
            command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, stdout=log, text=True
        ) as running,
    ):
        assert running.stderr
        told = ""
        while not re.search(sign, told):
            line = running.stderr.readline()
            assert line, told
            told += line
        try:
            yield running, told
        finally:
            running.kill()


def wait_for_lines(running: subprocess.Popen[str], number: int) -> None:
    """Read so many cases that are done."""
    assert running.stdout
    for _ in range(number):
        assert running.stdout.readline()


def seconds_of_rest(running: subprocess.Popen[str]) -> float:
    """Read to the end; the seconds that the batch took."""
    assert running.stdout
    told = [line for line in running.stdout if line.startswith("seconds")]
    assert told, "the batch ended early"
    return float(told[0].split()[1])


def now() -> float:
    return time.perf_counter()
