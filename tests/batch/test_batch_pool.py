"""Workers that die, are stopped, or cannot start: what was given to them is not lost, and the rest goes on.

A case file that is leased (`held`) holds its worker until the test lets go, so that nothing here waits for a time.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from contextlib import closing
from typing import TYPE_CHECKING, cast

import pytest

from letters.batch import Options, State, from_files, in_processes
from letters.batch.pool import CHUNK, KILLED
from letters.errors import FileError, LettersError
from tests.batch.clinic import DAY, clinic, files, meanwhile, options, run, story
from tests.batch.held import Held, held, leases

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from letters.batch import Item, Outcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

CASES = {f"A{number:02d}": story(count=number) for number in range(1, 2 * CHUNK)}
HELD = "A03"


def alone(items: Iterable[Item], asked: Options) -> Iterator[Outcome]:
    """One worker process, so that the test knows which it is."""
    return in_processes(items, asked, 1)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return clinic(tmp_path / "in", CASES)


def kill_readers(case: Held, times: int) -> None:
    """Kill the worker each time that it has begun to read the case; the last time, the case can be read after that."""
    for left in reversed(range(times)):
        case.wait()
        [worker] = multiprocessing.active_children()
        if left:
            case.put()
        os.kill(worker.pid or 0, signal.SIGKILL)
        worker.join()
    case.let_go()


@pytest.mark.slow
@leases
def test_a_case_that_kills_its_worker_twice_is_reported_and_all_others_are_written(cases: Path, tmp_path: Path) -> None:
    with held(cases / HELD / "case.toml", story()) as case, meanwhile(lambda: kill_readers(case, 2), case.heard):
        summary, heard = run(cases, tmp_path / "out", runner=alone)
    assert heard.pop(HELD).problems == (KILLED,)
    assert {outcome.state for outcome in heard.values()} == {State.WRITTEN}
    assert heard.keys() == CASES.keys() - {HELD}
    assert (summary.states[State.FAILED], summary.status) == (1, 1)


@pytest.mark.slow
@leases
def test_a_worker_that_dies_once_costs_nothing(cases: Path, tmp_path: Path) -> None:
    with held(cases / HELD / "case.toml", story()) as case, meanwhile(lambda: kill_readers(case, 1), case.heard):
        summary, heard = run(cases, tmp_path / "out", runner=alone)
    assert summary.status == 0
    assert heard.keys() == CASES.keys()


@pytest.mark.slow
@leases
def test_a_worker_whose_end_somebody_else_has_waited_for_costs_nothing(cases: Path, tmp_path: Path) -> None:
    """Its exit code is gone, so that multiprocessing takes it to be running still."""
    with held(cases / HELD / "case.toml", story()) as case:
        coming = in_processes(from_files(cases, files(cases)), options(tmp_path / "out"), 1)
        heard = [next(coming)]  # nothing of ours runs until the next one is asked for
        case.wait()
        [worker] = multiprocessing.active_children()
        os.kill(worker.pid or 0, signal.SIGKILL)
        os.waitpid(worker.pid or 0, 0)
    heard += coming
    vars(worker)["_popen"].returncode = -signal.SIGKILL  # what whoever has waited for it would note, a moment later
    assert multiprocessing.active_children() == []
    assert [outcome.state for outcome in heard] == [State.WRITTEN] * len(CASES)
    assert {outcome.key for outcome in heard} == CASES.keys()


@pytest.mark.slow
def test_a_case_that_is_a_pipe_is_told_and_nobody_waits_for_it(cases: Path, tmp_path: Path) -> None:
    (cases / HELD / "case.toml").unlink()
    os.mkfifo(cases / HELD / "case.toml")
    summary, heard = run(cases, tmp_path / "out", runner=alone)
    assert "不是普通文件" in heard.pop(HELD).problems[0].message
    assert {outcome.state for outcome in heard.values()} == {State.WRITTEN}
    assert summary.status != 0


@pytest.mark.slow
def test_when_the_run_is_given_up_its_workers_end_after_the_case_they_are_at(tmp_path: Path) -> None:
    source = clinic(tmp_path / "in", CASES)
    with closing(
        cast(
            "Generator[Outcome, None, None]",
            in_processes(from_files(source, files(source)), options(tmp_path / "out"), 2),
        )
    ) as coming:
        first = next(coming)
    assert first.state is State.WRITTEN
    assert multiprocessing.active_children() == []
    assert not list((tmp_path / "out" / ".letters-batch").glob("new-*"))


@pytest.mark.slow
def test_no_more_is_read_than_the_workers_have_room_for(tmp_path: Path) -> None:
    source = clinic(tmp_path / "in", {f"A{number:03d}": story() for number in range(10 * CHUNK)})
    read: list[str] = []

    def reading() -> Iterator[Item]:
        for item in from_files(source, files(source)):
            read.append(item.key)
            yield item

    with closing(
        cast("Generator[Outcome, None, None]", in_processes(reading(), options(tmp_path / "out"), 2))
    ) as coming:
        next(coming)
        assert len(read) <= 2 * CHUNK


@pytest.mark.slow
def test_workers_that_cannot_start_end_the_run_instead_of_being_started_for_ever(tmp_path: Path) -> None:
    source = clinic(tmp_path / "in", {"A1": story()})
    asked = Options(tmp_path / "out", DAY, templates=tmp_path / "none")
    with pytest.raises(LettersError, match="启动"):
        list(in_processes(from_files(source, files(source)), asked, 1))


def test_what_is_wrong_with_what_was_asked_for_is_said_before_any_worker_starts(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="模板目录"):
        run(clinic(tmp_path / "in", CASES), tmp_path / "out", runner=alone, templates=tmp_path / "none")
