"""What the command line says when it cannot go on: one message, the right status, nothing of anybody's life."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.cli.run import run
from tests.stories import contact, lease, platform, table, text_of
from tests.whole import WHOLE

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
LONG = "长" * 200  # a name of 600 bytes, more than any file system takes


def _broken_files() -> ModuleType:
    """The table of broken case files that the tests of the case keep."""
    spec = importlib.util.spec_from_file_location("broken_case_files", ROOT / "tests" / "case" / "broken_files.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BROKEN = _broken_files()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(text_of(platform(), lease(), contact("I1", "2026-10-01", count=5)), encoding="utf-8")
    return path


ROWS = [("check", each) for each in BROKEN.ALL] + [("write", each) for each in BROKEN.ALL[:: 1 if WHOLE else 8]]
"""Both commands read a case alike: with each eighth it is seen that `write` refuses it too."""


@pytest.mark.parametrize(("command", "broken"), ROWS, ids=[f"{command}-{each.title}" for command, each in ROWS])
def test_a_broken_case_ends_in_one_with_its_message_alone(
    command: str, broken, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.toml"
    path.write_text(broken.text, encoding="utf-8")

    assert run([command, str(path), "--date", "2026-11-23"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "case.toml：有 1 处需要改" in printed.err
    assert "→" in printed.err
    assert "Traceback" not in printed.err
    assert [secret for secret in BROKEN.PERSONAL if secret in printed.err and secret not in broken.line] == []


def test_there_are_thirty_and_more_of_them() -> None:
    assert len(BROKEN.ALL) > 30


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("write", "CASE", "--out", LONG),
        ("write", "CASE", "--templates", LONG),
        ("write", "CASE", "--reference", LONG),
        ("check", LONG),
        ("templates", "copy", LONG),
        ("demo", LONG),
    ],
    ids=lambda arguments: " ".join(word for word in arguments if word != LONG),
)
def test_a_path_that_the_system_cannot_take_is_a_file_in_the_way_and_no_fault_of_the_tool(
    arguments: tuple[str, ...], good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(good.parent)

    assert run([str(good) if word == "CASE" else word for word in arguments]) == 3
    told = capsys.readouterr().err
    assert "程序出了错" not in told
    assert "→" in told


def test_a_folder_where_the_case_should_be_ends_in_three(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = good.parent / "空的"
    empty.mkdir()
    assert run(["check", str(empty)]) == 3
    assert "空的 是文件夹，里面没有案件文件" in capsys.readouterr().err


def test_a_word_where_a_number_should_be_is_said_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["law", "--article", "abc"]) == 2
    told = capsys.readouterr().err
    assert "应为整数" in told
    assert "valid" not in told


def test_a_choice_of_doors_cannot_be_overruled_into_two_complaints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    override = table("[overrides]", warning="route-not-chosen", reason="两边都想试试")
    path = tmp_path / "case.toml"
    path.write_text(text_of(platform(), lease(), contact("I1", "2026-10-01"), override), encoding="utf-8")

    assert run(["write", str(path), "complaint", "--date", "2026-11-23", "--out", str(tmp_path / "out")]) == 1
    titles = [file.name for file in (tmp_path / "out").iterdir()]
    assert not [title for title in titles if "投诉" in title]
    assert "只能先交给" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently on Windows")
@pytest.mark.parametrize("command", [["schema"], ["list"], ["law"]], ids=" ".join)
def test_a_reader_who_leaves_early_hears_nothing(command: list[str], tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "letters", *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode != 70


NO_ROOM = """
import sys, tempfile
from letters.cli.app import app
from letters.cli.run import run
@app.command()
def stumble():
    raise RuntimeError("330106199908140021")
tempfile.tempdir = sys.argv[1]
sys.exit(run(["stumble"]))
"""


def test_a_fault_where_no_report_can_be_kept_prints_the_places_and_no_value(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", NO_ROOM, str(tmp_path / "gone")],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 70
    assert "不是您填错了" in done.stderr
    assert "stumble" in done.stderr
    assert "Traceback" not in done.stderr
    assert "330106" not in done.stderr
