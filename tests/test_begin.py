"""What a double-click starts: files that cmd and sh can read, kind words without a Python, a talk with one."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tomllib
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from scripts import as_read, begin
from scripts.install import EXTRAS, install
from scripts.run import ROOT, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

BAT, COMMAND, SH = (ROOT / f"打开文书助手.{ending}" for ending in ("bat", "command", "sh"))
NO_PYTHON, OLD_PYTHON = (ROOT / "scripts" / "start" / f"{name}-python.txt" for name in ("no", "old"))
KNOWN = [f"3.{minor}" for minor in range(11, begin.NEWEST[1] + 1)]
WORKFLOW = ROOT / ".github" / "workflows" / "readme.yml"
posix = pytest.mark.skipif(os.name != "posix", reason="sh is what runs these")


def test_the_file_for_windows_is_ascii_with_the_ends_of_lines_that_cmd_wants() -> None:
    content = BAT.read_bytes()
    assert content.isascii()
    assert content.count(b"\r\n") == content.count(b"\n") > 20
    assert "eol: crlf" in run("git", "check-attr", "eol", "--", BAT.name).stdout


def test_every_label_that_the_file_for_windows_goes_to_is_there_and_no_branch_runs_into_the_next() -> None:
    lines = BAT.read_text(encoding="ascii").splitlines()
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"(?:goto|call :)\s*(\w+)", " ".join(lines))) - {"eof"} <= labels
    for before, label in pairwise(lines):
        assert not label.startswith(":") or before == "", "a label stands apart"
    last = [lines[number - 2] for number, line in enumerate(lines) if line.startswith(":") and line != ":stop"]
    assert all(line.startswith("goto ") for line in last)


def test_what_the_file_for_windows_says_inside_an_archive_is_chinese() -> None:
    (escaped,) = re.findall(r"Unescape\('([^']+)'\)", BAT.read_text(encoding="ascii"))
    said = escaped.encode("ascii").decode("unicode-escape")
    assert said.startswith("请先把压缩包解压，再双击")


@pytest.mark.parametrize("path", [BAT, SH], ids=lambda path: path.suffix)
def test_every_python_that_is_known_is_looked_for_and_every_file_shown_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert sorted(set(re.findall(r"(?:python| |\()(3\.\d\d)\b", text))) == KNOWN
    assert "scripts.begin" in text


def test_the_oldest_and_the_newest_python_are_those_of_the_project_and_stand_in_the_words() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={KNOWN[0]}"
    for path in (NO_PYTHON, OLD_PYTHON):
        text = path.read_text(encoding="utf-8")
        assert f"{KNOWN[0]} 到 {KNOWN[-1]} 都可以" in text
        assert "Windows 7" in text


@posix
def test_the_files_for_the_others_may_be_run() -> None:
    for path in (COMMAND, SH):
        assert path.stat().st_mode & stat.S_IXUSR
        assert path.read_text(encoding="utf-8").startswith("#!/bin/sh\n")


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """The launchers and what they show, in a path with a blank and Chinese, without an environment."""
    folder = tmp_path / "王 小丽" / "文书助手 (1)"
    shutil.copytree(ROOT / "scripts" / "start", folder / "scripts" / "start")
    for path in (COMMAND, SH):
        shutil.copy2(path, folder)
    return folder


@pytest.fixture
def opened(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., CompletedProcess[str]]:
    """Open the launcher where the only Python there is does as a script says; "" for none."""
    monkeypatch.setattr(os, "environ", {"PATH": str(unpacked.parent / "programs")})
    return partial(_opened, unpacked)


def _opened(folder: Path, pythons: str, status: int) -> CompletedProcess[str]:
    programs = folder.parent / "programs"
    programs.mkdir()
    for name in ("sh", "cat", "dirname"):
        (programs / name).symlink_to(shutil.which(name, path=os.defpath) or name)
    if pythons:
        (programs / "python3").write_text(f"#!/bin/sh\n{pythons}\n", encoding="utf-8")
        (programs / "python3").chmod(0o755)
    return run(programs / "sh", folder / COMMAND.name, cwd=folder.parent, accepted=(status,))


@posix
def test_where_there_is_no_python_it_is_said_where_to_get_one(opened) -> None:
    done = opened("", status=1)
    assert (done.stdout, done.stderr) == (NO_PYTHON.read_text(encoding="utf-8"), "")


@posix
def test_where_python_is_too_old_it_is_said_that_a_newer_one_may_stand_beside_it(opened) -> None:
    done = opened('test "$2" = ""', status=1)  # -c "" ends well, and the question for the version does not
    assert (done.stdout, done.stderr) == (OLD_PYTHON.read_text(encoding="utf-8"), "")


@posix
def test_a_python_that_is_new_enough_begins_in_its_folder_and_its_status_stands(opened, unpacked: Path) -> None:
    done = opened('case "$1" in -m) echo "$PWD: $*"; exit 7;; esac', status=7)
    assert done.stdout == f"{unpacked}: -m scripts.begin\n"


def test_an_extra_that_is_not_ready_made_is_left_out_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    ran: list[str] = []

    def pip(words) -> int:
        ran.append(" ".join(words[8:]))
        return int("pyrage" in ran[-1])

    assert install(run=pip) == 0
    assert ran[0] == str(ROOT)
    assert all(line.startswith("--only-binary=:all: ") for line in ran[1:])
    at_once, *by_one = [re.findall(r"(\w+)>", line) for line in ran[1:]]
    assert at_once == [name for names in by_one for name in names]
    assert [names[0] for names in by_one] == ["pillow", "pyrage", "openpyxl"]
    told = capsys.readouterr().out
    assert told.count("没有装") == 1
    assert "没有装 lock（加密）" in told


def test_where_all_extras_are_ready_made_pip_is_asked_for_them_once() -> None:
    ran: list[list[str]] = []

    def pip(words) -> int:
        ran.append(words)
        return 0

    assert install(run=pip) == 0
    assert len(ran) == 2


def test_where_the_project_itself_cannot_be_installed_nothing_more_is_tried() -> None:
    ran: list[list[str]] = []

    def pip(words) -> int:
        ran.append(words)
        return 3

    assert install(editable=True, run=pip) == 3
    assert [words[-2:] for words in ran] == [["--editable", str(ROOT)]]


def test_the_extras_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(EXTRAS) == set(project["optional-dependencies"]) - {"cluster"}


def test_what_has_to_be_installed_is_found_anew_where_a_file_or_the_place_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        for folder in ("letters", "templates"):
            (tmp_path / name / folder).mkdir(parents=True)
        (tmp_path / name / "pyproject.toml").write_text("[project]", encoding="utf-8")
    states: list[str] = []
    for name, content in (("one", ""), ("one", ""), ("one", "a = 1"), ("two", "a = 1")):
        monkeypatch.setattr(begin, "ROOT", tmp_path / name)
        (tmp_path / name / "letters" / "__pycache__").mkdir(exist_ok=True)
        (tmp_path / name / "letters" / "__pycache__" / str(len(states))).touch()
        if not states or content:
            (tmp_path / name / "letters" / "a.py").write_text(content, encoding="utf-8")
        states.append(begin._state())
    assert states[0] == states[1]
    assert len(set(states)) == 3


def test_who_opens_it_gets_the_page_in_the_folder_of_the_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[list[str], Path]] = []

    def call(words: list[str], cwd: Path, env: dict[str, str]) -> int:
        started.append((words[-2:], cwd))
        return 0

    monkeypatch.setattr(begin, "CASES", tmp_path / "案件")
    monkeypatch.setattr(begin, "_is_installed", lambda: True)
    monkeypatch.setattr("subprocess.call", call)
    begin.main([])
    begin.main(["new", "--plain"])
    assert started[0] == (["letters", "web"], tmp_path / "案件")
    assert started[-1] == (["new", "--plain"], tmp_path / "案件")
    assert (tmp_path / "案件").is_dir()


def test_every_line_of_the_workflow_is_one_that_runs_here() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert re.findall(r"run: (.+)", text) == ["python -m scripts.as_read as-read"]
    tried = set(re.findall(r'"(3\.\d+)"', text))
    assert {KNOWN[0], KNOWN[-1]} <= tried <= set(KNOWN)


def test_the_lines_of_the_readme_for_a_first_trial_are_read_whole() -> None:
    assert list(as_read.lines("bat")) == [
        "py -m venv .venv",
        r".venv\Scripts\python -m scripts.install",
        r".venv\Scripts\letters demo",
    ]
    assert next(iter(as_read.lines("sh"))) == "make demo"


@pytest.mark.long
@posix
def test_a_reader_s_way_from_a_double_click_to_letters_runs_in_a_fresh_folder(tmp_path: Path) -> None:
    done = run(sys.executable, "-m", "scripts.as_read", tmp_path, as_read.FIRST)
    assert done.stdout.count(begin.INSTALLING) == 1
    here = tmp_path / as_read.BELOW
    assert (here / "demo" / "00-送出前请看.docx").is_file()
    for kind in ("docx", "pdf"):
        assert (here / "案件" / "自己 写的" / "police" / f"01-治安报案书.{kind}").is_file()
