"""The same work through a Dask cluster of processes of their own, one of which is killed: the same bytes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, NamedTuple

import pytest

from letters.batch.cluster import FIRST, LARGEST, Done, Pace, write_chunk
from letters.batch.outcomes import Outcome, State
from letters.errors import FileError
from tests.batch.clinic import DAY, clinic, letters_in, meanwhile, options, run, story
from tests.batch.held import let_read

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
CASES = {f"A{number:02d}": story(count=number) for number in range(1, 30)} | {"B1": "version = 1\n"}
NONE = ROOT / "no-pipe"
PROGRAM = """
import sys
from datetime import date
from functools import partial
from pathlib import Path
from letters.batch import Options, batch, cluster, from_files
from letters.errors import LettersError
from tests.batch.held import waiting_clock

source, out, day, address = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]), sys.argv[4]
items = from_files(source, sorted(source.rglob("case.toml")))
tell = lambda text: print(text, file=sys.stderr, flush=True)
cluster.REACH = "3s"
clock = partial(waiting_clock, Path(sys.argv[5]))
run = lambda items, asked: cluster.on_cluster(items, asked, address, clock, tell)
try:
    batch(items, Options(out, day), run, lambda outcome: print(outcome.key, flush=True))
except LettersError as error:
    print(error)
    sys.exit(error.exit_status)
"""


class Cluster(NamedTuple):
    address: str
    workers: list[subprocess.Popen[str]]
    scheduler: subprocess.Popen[str]


@contextmanager
def process(*arguments: object, sign: str = "") -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process of ours with what it told up to its sign of life; what it tells later is read and dropped."""
    running = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert running.stdout
    told = _until(sign, running.stdout) if sign else ""
    drain = Thread(target=running.stdout.read, daemon=True) if sign else None
    if drain:
        drain.start()
    try:
        yield running, told
    finally:
        running.kill()
        running.wait()
        if drain:
            drain.join()
        running.stdout.close()


def _until(sign: str, stream: IO[str]) -> str:
    told = ""
    for line in stream:
        told += line
        if re.search(sign, line):
            return told
    raise AssertionError(told)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """A scheduler and its workers, each a process."""
    pytest.importorskip("distributed", reason="Dask is an extra: letters[cluster]")
    with ExitStack() as stack:
        scheduler = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        first, told = stack.enter_context(process(*scheduler, sign="Scheduler at:"))
        found = re.search(r"tcp://[\d.:]+", told)
        assert found
        worker = ("-m", "distributed.cli.dask_worker", found[0], "--nthreads", "1", "--no-nanny", "--no-dashboard")
        running = [
            stack.enter_context(process(*worker, "--local-directory", folder / f"w{n}", sign="Registered to"))[0]
            for n in range(workers)
        ]
        yield Cluster(found[0], running, first)


def client(source: Path, out: Path, address: str, pipe: Path = NONE) -> subprocess.CompletedProcess[str]:
    """A run from another process; where there is a pipe of that name, the workers wait at it before their cases."""
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", PROGRAM, source, out, str(DAY), address, pipe],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def kill_the_reader(pipe: Path, workers: list[subprocess.Popen[str]]) -> None:
    """Take the pipe away, then kill a worker that has come to it with its cases; another that has goes on."""
    with pipe.open("wb"):
        reader = next(worker for worker in workers if _reads(worker.pid, pipe))
        pipe.unlink()
        reader.send_signal(signal.SIGKILL)
        reader.wait()


def _reads(pid: int, pipe: Path) -> bool:
    return any(handle.readlink() == pipe for handle in Path(f"/proc/{pid}/fd").iterdir() if handle.is_symlink())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc to see which worker reads what")
def test_a_cluster_that_loses_a_worker_gives_the_bytes_of_one_computer(tmp_path: Path) -> None:
    source, pipe = clinic(tmp_path / "in", CASES), tmp_path / "pipe"
    run(source, tmp_path / "here")
    os.mkfifo(pipe)
    with cluster(tmp_path, workers=2) as (address, workers, _):
        with meanwhile(lambda: kill_the_reader(pipe, workers), lambda: let_read(pipe)):
            done = client(source, tmp_path / "there", address, pipe)
        assert [worker.poll() for worker in workers].count(None) == 1
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(done.stdout.split()) == sorted(CASES)
    assert letters_in(tmp_path / "there") == letters_in(tmp_path / "here")


def test_a_scheduler_that_is_not_there_is_said_with_what_to_do(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask is an extra: letters[cluster]")
    done = client(clinic(tmp_path / "in", CASES), tmp_path / "out", "tcp://127.0.0.1:1")
    assert done.returncode == FileError.exit_status
    assert "连不上调度器 tcp://127.0.0.1:1" in done.stdout
    assert "→" in done.stdout


WITHOUT = """
import sys, time
sys.modules["distributed"] = None
from letters.batch.cluster import on_cluster
from letters.errors import FileError
try:
    next(on_cluster(iter(()), None, "tcp://127.0.0.1:1", time.perf_counter, print))
except FileError as error:
    print(error)
"""


def test_without_dask_it_is_said_how_to_get_it() -> None:
    told = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", WITHOUT],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert ".[cluster]" in told


def done(cases: int, seconds: float, idle: float | None) -> Done:
    return Done((Outcome("A1", "", State.WRITTEN),) * cases, seconds, idle)


@pytest.mark.parametrize(
    ("each", "idle", "size"), [(0.03, 0.002, 33), (0.03, 0.5, 167), (3.0, 0.002, 1), (0.0001, 0.5, LARGEST)]
)
def test_a_chunk_is_large_enough_that_its_cost_stays_under_a_tenth(each: float, idle: float, size: int) -> None:
    pace = Pace()
    assert pace.size == FIRST
    for _ in range(40):
        pace.learn(done(pace.size, pace.size * each, idle))
    assert pace.size == size
    assert size == LARGEST or idle <= size * each / 10 + 1e-9


def test_the_first_chunk_of_a_process_tells_nothing_of_the_cost() -> None:
    pace = Pace()
    pace.learn(done(4, 0.12, None))
    assert (pace.cost, pace.size) == (0.0, 33)


def test_a_worker_with_another_program_or_other_templates_refuses_to_write(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="和这里的不一样"):
        write_chunk((), options(tmp_path, stamp="of another version"), time.perf_counter)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")
def test_when_the_scheduler_goes_the_run_ends_and_says_how_to_go_on(tmp_path: Path) -> None:
    source, pipe = clinic(tmp_path / "in", CASES), tmp_path / "pipe"
    os.mkfifo(pipe)
    with (
        cluster(tmp_path, workers=1) as (address, _, scheduler),
        meanwhile(lambda: kill_when_read(pipe, scheduler), lambda: let_read(pipe)),
    ):
        done = client(source, tmp_path / "out", address, pipe)
    assert done.returncode == FileError.exit_status, done.stdout + done.stderr
    assert "接着做" in done.stdout


def kill_when_read(pipe: Path, scheduler: subprocess.Popen[str]) -> None:
    with pipe.open("wb"):
        scheduler.kill()
        scheduler.wait()
