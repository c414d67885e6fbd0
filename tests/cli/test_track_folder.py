"""letters track over a folder of cases, and the calendar files it writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import vobject

from letters.cli.run import run
from tests.stories import contact, person, row, text_of

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--date", "2026-11-24")


def case(folder: Path, *parts: str, name: str = "case.toml", who: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text_of(*parts, who=who, head="written_on = 2026-11-24"), "utf-8")


def filing(letter: str, on: str, received: str) -> str:
    return row("filings", id="F1", letter=letter, to="某某机关", on=on, received_on=received)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four cases: one with a term that ends soon, one later, one with nothing, one broken; and what is no case."""
    soon, later = (
        filing("complaint/market-regulator", "2026-11-16", "2026-11-17"),
        filing("complaint/market-regulator", "2026-11-20", "2026-11-23"),
    )
    case(tmp_path / "周砚南", later, who=person(name="周砚南", phone="19900000012"))
    case(tmp_path / "clinic" / "林若溪", soon, name="林若溪.toml")
    case(tmp_path / "empty")
    case(tmp_path / "broken", '[[filings]]\nletter = "complaint/police"\n')
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / ".hidden").mkdir()
    case(tmp_path / ".hidden" / "trash")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_cases_are_listed_by_what_is_due_next(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["track", ".", *DAY]) == 1  # one of them is broken
    told = capsys.readouterr()
    lines = [line for line in told.out.splitlines() if line]
    assert ["林若溪.toml" in lines[0], "周砚南" in lines[1], "empty　还没有寄出文书" in lines[2]] == [True] * 3
    assert "消费者投诉书" in lines[0]
    assert "共 3 个案件" in lines[3]
    assert "读不了 broken：" in told.err
    assert "缺少" in told.err
    assert "pyproject" not in told.out + told.err


def test_the_list_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["track", ".", "--json", *DAY])
    told = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in told["cases"]] == ["clinic/林若溪/林若溪.toml", "周砚南", "empty"]
    assert told["cases"][0]["next"]["due"] < told["cases"][1]["next"]["due"]
    assert told["cases"][2]["next"] is None
    assert [one["path"] for one in told["broken"]] == ["broken"]


def test_a_folder_without_cases_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["track", str(tmp_path)]) == 3
    assert "没有案件文件" in capsys.readouterr().err


def test_several_cases_make_one_calendar_in_which_a_code_tells_them_apart(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["track", ".", "--ics", "all.ics", *DAY])
    told = capsys.readouterr()
    text = (folder / "all.ics").read_text("utf-8")
    events = vobject.readOne(text).vevent_list
    codes = {event.summary.value[:6] for event in events}
    assert len(codes) == 2
    assert all(code in told.out for code in codes)
    assert "林若溪" not in text.replace("\r\n ", "")
    assert "周砚南" not in text.replace("\r\n ", "")
    assert "提前三天和当天上午九点提醒" in told.err


def test_a_calendar_of_one_case_is_the_same_twice_and_private(folder: Path) -> None:
    for name in ("1.ics", "2.ics"):
        assert run(["track", "周砚南/case.toml", "--ics", name, *DAY]) == 0
    assert (folder / "1.ics").read_bytes() == (folder / "2.ics").read_bytes()
    if os.name == "posix":
        assert (folder / "1.ics").stat().st_mode & 0o077 == 0


def test_without_a_deadline_to_come_no_calendar_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["track", "empty/case.toml", "--ics", "empty.ics", *DAY]) == 0
    assert "没有写日历文件" in capsys.readouterr().err
    assert not (folder / "empty.ics").exists()


MEMORY = """
import sys, tracemalloc
from pathlib import Path
from letters.cli.track import folder as cases
from letters.cli.track.asked import ShowAsked
asked = ShowAsked(Path(sys.argv[1]), "2026-11-24", as_json=True)
cases.print_json = lambda value: None
cases.look_through(asked)  # what is loaded once is not counted
tracemalloc.start()
cases.look_through(asked)
print(tracemalloc.get_traced_memory()[1])
"""


@pytest.mark.long
def test_memory_does_not_grow_with_what_the_cases_hold(tmp_path: Path) -> None:
    contacts = [contact(f"I{number}", "2026-08-10", words="还钱" * 200) for number in range(60)]
    peaks = []
    for count in (2, 8):
        for number in range(count):
            case(tmp_path / str(count) / str(number), *contacts)
        command = [sys.executable, "-c", MEMORY, str(tmp_path / str(count))]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  our own
        peaks.append(int(done.stdout))
    assert peaks[1] < peaks[0] * 1.5
