"""A run that is killed at any moment and started again gives the same letters, byte for byte, and the same reports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from letters.batch import State
from tests.batch.clinic import DAY, clinic, letters_in, run, story

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from letters.batch import Options, batch, from_files, in_processes

source, out, day = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3])
items = from_files(source, sorted(source.rglob("*.toml")))
batch(items, Options(out, day), lambda items, asked: in_processes(items, asked, 2),
      lambda outcome: print(outcome.key, flush=True))
"""
CASES = {f"A{number:02d}": story(count=number) for number in range(1, 40)} | {"B1": "version = 1\n"}
KILLS = ((1, False), (5, True), (9, False), (12, True))
"""After how many cases a run is killed, and whether its workers die with it."""


def started(source: Path, out: Path) -> subprocess.Popen[bytes]:
    """A run of its own, which tells each case that is done."""
    return subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", PROGRAM, source, out, str(DAY)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )


def killed_after(number: int, source: Path, out: Path, *, all_at_once: bool) -> None:
    """Kill a run when it has told so many cases: the first process alone, or its workers with it."""
    with started(source, out) as running:
        assert running.stdout
        for _ in range(number):
            assert running.stdout.readline()
        if all_at_once:
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()


@pytest.mark.long
def test_killed_again_and_again_then_run_to_the_end(tmp_path: Path) -> None:
    source = clinic(tmp_path / "in", CASES)
    run(source, tmp_path / "whole")
    for number, all_at_once in KILLS:
        killed_after(number, source, tmp_path / "out", all_at_once=all_at_once)
    _, heard = run(source, tmp_path / "out")
    assert letters_in(tmp_path / "out") == letters_in(tmp_path / "whole")
    assert heard.keys() == CASES.keys()
    assert sum(outcome.state is State.UNCHANGED for outcome in heard.values()) >= 12 - 2
    assert heard["B1"].state is State.BROKEN
    for out in (tmp_path / "whole", tmp_path / "out"):
        run(source, out)
    for name in ("报告.csv", "报告.json", "报告.txt"):
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()
