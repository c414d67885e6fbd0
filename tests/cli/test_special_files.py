"""A pipe, a socket or a device is refused at once wherever a command takes a path, or finds one in a file's place."""

from __future__ import annotations

import io
import os
import shutil
import socket
from pathlib import Path

import pytest

from letters.case import case_files
from letters.cli.run import run
from letters.errors import FileError
from letters.kit import files, written_record

EXAMPLE = Path(__file__).parents[2] / "examples" / "family-and-colleagues-called"
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with its evidence, and beside it what is no file: a pipe, a link to it, a socket."""
    shutil.copytree(EXAMPLE / "evidence", tmp_path / "evidence")
    shutil.copy(EXAMPLE / "case.toml", tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as heard:
        heard.bind("socket")
    return tmp_path


COMMANDS = (
    *("check {}", "list {}", "plan {}", "write {} --out out", "rights {}", "track show {}", "evidence list {}"),
    *("evidence verify {}", "import {} case.toml", "new {} --plain"),
    *("track sent {} complaint/police", "import case.toml {}", "evidence add case.toml {} --title T --proves P"),
    "track sent case.toml complaint/police --on 2026-11-20 --file {}",
)


@pytest.mark.parametrize("special", ["pipe", "link", "socket", "/dev/zero"])
@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_refused_with_a_word(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, special: str
) -> None:
    assert run(command.format(special).split()) == 3
    assert "不是普通文件" in capsys.readouterr().err
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    "command",
    [
        *("batch {}", "write case.toml --templates {}", "templates check --templates {}", "wipe {} --yes"),
        *("write case.toml --reference {}", "unlock {} --passphrase-stdin", "lock {} --passphrase-stdin"),
    ],
)
@pytest.mark.parametrize("special", ["pipe", "/dev/zero"])
def test_where_no_such_thing_can_be_meant_it_is_not_found(folder: Path, command: str, special: str) -> None:
    assert run(command.format(special).split()) == 3


@pytest.mark.parametrize("command", ["stats clinic", "track show clinic", "batch clinic --out out"])
def test_in_a_folder_of_cases_it_is_one_case_that_cannot_be_read(folder: Path, command: str) -> None:
    (folder / "clinic").mkdir()
    os.mkfifo(folder / "clinic" / "case.toml")
    os.mkfifo(folder / "clinic" / "other.toml")
    assert list(case_files(folder / "clinic")) == [folder / "clinic" / "case.toml"]
    assert run(command.split()) in (1, 3)


def test_in_the_place_of_the_record_it_is_a_record_that_cannot_be_read(folder: Path) -> None:
    os.mkfifo(folder / written_record.NAME)
    assert written_record.read(folder).damage


@pytest.mark.parametrize("command", ["evidence verify case.toml", "write case.toml --out out", "wipe case.toml"])
def test_in_the_place_of_evidence_nobody_waits_for_it(
    folder: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "evidence" / "contract.txt").unlink()
    os.mkfifo(folder / "evidence" / "contract.txt")
    monkeypatch.setattr("sys.stdin", io.StringIO("不\n"))
    assert run(command.split()) in (0, 1)


def test_what_a_caller_reads_whole_is_asked_too(folder: Path) -> None:
    with pytest.raises(FileError, match="不是普通文件"):
        files.content(folder / "pipe")
    assert files.content(folder / "nothing") is None
