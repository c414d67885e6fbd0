"""The batch command as a user meets it: many cases, exit statuses, an interruption, progress."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.terminal.progress import Progress
from letters.told.of_batch import duration
from tests.batch.held import held, leases
from tests.command import letters
from tests.stories import contact, person, platform, table, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "letters", "batch"]
LETTER = "01-治安报案书.docx"


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}


def batch(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command, as a pipe sees it."""
    return letters("batch", *arguments, cwd=cwd)


def story(name: str = "林若溪") -> str:
    calls = contact("I1", "2026-10-01 22:30", count=5)
    wish = table("story", letters=["complaint/police"])
    return text_of(platform(), calls, wish, who=person(name=name), head="written_on = 2026-11-23")


def add(folder: Path, key: str, text: str) -> None:
    (folder / "cases" / key).mkdir(parents=True)
    (folder / "cases" / key / "case.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A folder with two good cases in `cases`, one of them under its person's name."""
    add(tmp_path, "A1", story())
    add(tmp_path, "陈亦舟", story("陈亦舟"))
    return tmp_path


@pytest.mark.slow
def test_every_case_gets_its_folder_and_nobody_is_named_by_one(clinic: Path) -> None:
    done = batch("cases", "--out", "out", cwd=clinic)
    assert done.returncode == 0, done.stderr
    assert "共 2 个案件，文书 2 份。" in done.stdout
    assert "报告：out/报告.txt" in done.stdout.replace(os.sep, "/")
    assert (clinic / "out" / "A1" / LETTER).is_file()
    names = {path.name for path in (clinic / "out").rglob("*")}
    assert not [name for name in names if "陈亦舟" in name]


def test_people_are_named_where_that_is_asked_for(clinic: Path) -> None:
    assert batch("cases", "--names", "--out", "out", cwd=clinic).returncode == 0
    assert (clinic / "out" / "陈亦舟" / LETTER).is_file()


def test_a_broken_case_ends_in_one_is_told_and_stops_no_other(clinic: Path) -> None:
    add(clinic, "B1", "version = 1\n")
    done = batch("cases", "--out", "out", cwd=clinic)
    assert done.returncode == 1
    assert "案件有误 1" in done.stdout
    assert "缺少“本人”" in done.stderr
    assert (clinic / "out" / "A1" / LETTER).is_file()


def test_the_same_command_again_writes_nothing_anew(clinic: Path) -> None:
    batch("cases", "--out", "out", cwd=clinic)
    assert "没有变化 2" in batch("cases", "--out", "out", cwd=clinic).stdout


def test_a_letter_changed_by_hand_ends_in_three_and_force_replaces_it(clinic: Path) -> None:
    batch("cases", "--out", "out", cwd=clinic)
    (clinic / "out" / "A1" / LETTER).write_text("改过", encoding="utf-8")
    done = batch("cases", "--out", "out", cwd=clinic)
    assert done.returncode == 3
    assert "--force" in done.stderr
    assert batch("cases", "--out", "out", "--force", cwd=clinic).returncode == 0


def test_json_is_json_alone_on_standard_output(clinic: Path) -> None:
    told = json.loads(batch("cases", "--out", "out", "--json", cwd=clinic).stdout)
    assert (told["cases"], told["states"]) == (2, {"written": 2})
    assert [one["number"] for one in told["mass"]] == [2]


def test_ids_choose_the_letters(clinic: Path) -> None:
    done = batch("cases", "complaint/consumer-association", "--out", "out", cwd=clinic)
    assert done.returncode == 1
    assert "还缺" in done.stderr
    wrong = batch("cases", "complant", "--out", "out", cwd=clinic)
    assert wrong.returncode == 2
    assert "是不是“治安报案书”" in wrong.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", ["表格.csv", "表格.xlsx"])
def test_the_empty_table_is_written_filled_in_and_read(clinic: Path, name: str) -> None:
    if name.endswith("xlsx"):
        pytest.importorskip("openpyxl", reason="XLSX needs openpyxl, of the extra import")
    done = batch("--template", name, cwd=clinic)
    assert done.returncode == 0, done.stderr
    assert f"letters batch {name}" in done.stdout
    assert batch(name, cwd=clinic).returncode == 3
    assert batch("--template", name, cwd=clinic).returncode == 3


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        ((), 2, "缺少来源"),
        (("none",), 3, "找不到 none"),
        (("empty",), 3, "没有案件"),
        (("cases/A1/case.toml",), 3, "letters write"),
        (("cases", "--format", "odt"), 2, "不认识的格式 odt"),
        (("cases", "--layout", "wide"), 2, "不认识的版式 wide"),
        (("cases", "--date", "2026-02-30"), 2, "日期 2026-02-30 不对"),
        (("cases", "--workers", "-1"), 2, "太小"),
        (("cases", "--templates", "none"), 3, "模板目录"),
        (("cases", "--scheduler", "here"), 3, "调度器"),
    ],
)
def test_wrong_usage_says_what_to_do(clinic: Path, arguments: tuple[str, ...], status: int, told: str) -> None:
    (clinic / "empty").mkdir()
    if "--scheduler" in arguments:
        pytest.importorskip("distributed", reason="Dask is an extra: letters[cluster]")
    done = batch(*arguments, cwd=clinic)
    assert done.returncode == status, done.stderr
    assert told in done.stderr
    assert "→" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.long
@leases
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interruption_ends_in_130_and_the_next_run_goes_on(clinic: Path, workers: str) -> None:
    for number in range(20):
        add(clinic, f"C{number:02d}", story())
    with held(clinic / "cases" / "C10" / "case.toml", story()) as case:
        running = subprocess.Popen(  # noqa: S603  our own command
            [*COMMAND, "cases", "--out", "out", "--workers", workers],
            cwd=clinic,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        case.wait()
        os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "再运行同一条命令" in told.decode()
    assert "Traceback" not in told.decode()
    again = batch("cases", "--out", "out", "--workers", "1", cwd=clinic)
    assert again.returncode == 0
    assert "没有变化" in again.stdout
    assert len(list((clinic / "out").glob(f"*/{LETTER}"))) == 22


def test_the_page_on_many_cases_names_every_option_and_no_other() -> None:
    options = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
    page = (ROOT / "docs" / "many-cases.md").read_text(encoding="utf-8")
    commands = re.sub(r"^dask .*$", "", page, flags=re.MULTILINE)
    known = set(options.findall(batch("--help", cwd=ROOT).stdout)) - {"--help"}
    assert set(options.findall(commands)) - {"--help", "--nthreads"} == known


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ticking(seconds: float) -> Callable[[], float]:
    """A clock that is so many seconds later each time it is looked at."""
    return (number * seconds for number in count()).__next__


def test_on_a_terminal_one_line_says_how_far_it_is_and_how_long_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress(100, ticking(2))
    for number in range(10):
        progress.step(good=number != 3)
    progress.close()
    lines = terminal.getvalue().split("\r")
    assert lines[10].rstrip() == "10 / 100，还要约 3 分 0 秒，有问题 1"
    assert "\n" not in terminal.getvalue()
    assert lines[-2].strip() == lines[-1] == ""


def test_a_pipe_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(100, ticking(7))
    for _ in range(20):
        progress.step(good=True)
    assert capsys.readouterr().err.splitlines() == ["9 / 100，还要约 10 分 37 秒", "18 / 100，还要约 9 分 34 秒"]


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.4, "0 秒"), (59.6, "1 分 0 秒"), (200, "3 分 20 秒"), (3_900, "1 小时 5 分")]
)
def test_a_duration_is_said_as_people_say_it(seconds: float, told: str) -> None:
    assert duration(seconds) == told
