from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from letters.errors import FileError
from letters.follow.kept import CheckedCopy, CopyState, Kept, check, keeping
from tests.stories import row, story, text_of

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)
POLICE = "complaint/police"
posix = pytest.mark.skipif(os.name != "posix", reason="file modes, links and signals are those of POSIX")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A finished letter somewhere else."""
    path = tmp_path / "out" / "林若溪的报案书.DOCX"
    path.parent.mkdir()
    path.write_bytes(b"the letter")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the case lies."""
    (tmp_path / "case").mkdir()
    return tmp_path / "case"


def keep(folder: Path, *files: Path, day: date = DAY, case: object = None) -> tuple[Kept, ...]:
    with keeping(case or story(), folder, files, day, POLICE) as kept:  # type: ignore[arg-type]
        return kept


def recorded(*kept: Kept) -> object:
    filing = {"letter": POLICE, "to": "某某派出所", "on": DAY}
    return story(row("filings", **filing, sent=[one.row() for one in kept]))


def test_a_copy_bears_day_and_letter_and_nobodys_name(folder: Path, letter: Path) -> None:
    [kept] = keep(folder, letter)
    assert kept.path == "sent/2026-11-23-complaint-police.docx"
    assert (folder / kept.path).read_bytes() == b"the letter"
    assert (kept.size, kept.sha256) == (10, hashlib.sha256(b"the letter").hexdigest())
    assert letter.read_bytes() == b"the letter"


@posix
def test_copies_are_for_the_owner_alone(folder: Path, letter: Path) -> None:
    [kept] = keep(folder, letter)
    assert stat.S_IMODE((folder / "sent").stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / kept.path).stat().st_mode) == 0o600


def test_nothing_is_replaced_a_taken_name_is_numbered(folder: Path, letter: Path) -> None:
    [first] = keep(folder, letter)
    letter.write_bytes(b"another letter")
    [second] = keep(folder, letter)
    assert second.path == "sent/2026-11-23-complaint-police-2.docx"
    assert (folder / first.path).read_bytes() == b"the letter"


def test_what_a_run_that_was_cut_short_left_is_taken_up(folder: Path, letter: Path) -> None:
    assert keep(folder, letter) == keep(folder, letter)
    assert len(list((folder / "sent").iterdir())) == 1


def test_the_copy_of_another_filing_is_not_shared(folder: Path, letter: Path) -> None:
    [first] = keep(folder, letter)
    [second] = keep(folder, letter, case=recorded(first))
    assert second.path != first.path


def test_a_block_that_fails_leaves_no_copy(folder: Path, letter: Path) -> None:
    with pytest.raises(RuntimeError), keeping(story(), folder, [letter], DAY, POLICE):  # noqa: PT012
        assert list((folder / "sent").iterdir())
        raise RuntimeError
    assert list((folder / "sent").iterdir()) == []


def test_the_second_of_two_files_that_cannot_be_read_takes_the_first_back(folder: Path, letter: Path) -> None:
    with pytest.raises(FileError, match="找不到"):
        keep(folder, letter, folder / "none.docx")
    assert list((folder / "sent").iterdir()) == []


@pytest.mark.parametrize(("make", "words"), [("folder", "不是普通文件"), ("empty", "空文件"), ("huge", "超过 200 MB")])
def test_what_is_no_letter_is_refused(folder: Path, make: str, words: str) -> None:
    path = folder / "it"
    if make == "folder":
        path.mkdir()
    else:
        path.touch()
        if make == "huge":
            os.truncate(path, 201 * 1024 * 1024)
    with pytest.raises(FileError, match=words):
        keep(folder, path)
    assert not (folder / "sent").exists()


def test_a_file_in_the_way_of_the_folder_is_told(folder: Path, letter: Path) -> None:
    (folder / "sent").write_text("")
    with pytest.raises(FileError, match="sent"):
        keep(folder, letter)


def test_a_changed_a_missing_and_a_stray_copy_are_found(folder: Path, letter: Path) -> None:
    [first] = keep(folder, letter)
    assert check(recorded(first), folder) == (CheckedCopy(1, first.path, CopyState.SAME),)  # type: ignore[arg-type]
    (folder / first.path).write_bytes(b"the lettre")
    (folder / "sent" / "stray.docx").write_bytes(b"x")
    (folder / "sent" / ".hidden").write_bytes(b"x")
    states = [CopyState.CHANGED, CopyState.STRAY]
    assert [one.state for one in check(recorded(first), folder)] == states  # type: ignore[arg-type]
    (folder / first.path).unlink()
    states = [CopyState.MISSING, CopyState.STRAY]
    assert [one.state for one in check(recorded(first), folder)] == states  # type: ignore[arg-type]


@posix
def test_a_copy_behind_a_link_out_of_the_folder_is_no_copy(folder: Path, letter: Path) -> None:
    [first] = keep(folder, letter)
    (folder / first.path).unlink()
    (folder / first.path).symlink_to(letter)
    assert check(recorded(first), folder)[0].state is CopyState.OUTSIDE  # type: ignore[arg-type]


KILLED = """
import os, random, signal, sys
from datetime import date
from pathlib import Path
from letters.case.save import CaseFile
from letters.follow import entries
from letters.follow.kept import check, keeping

path, letter, chance = Path(sys.argv[1]), Path(sys.argv[2]), random.Random(20261123)
today, begun = date(2026, 11, 23), path.read_bytes()

def record():
    opened = CaseFile.open(path)
    case = opened.case(today)
    with keeping(case, path.parent, [letter], today, "complaint/police") as kept:
        row = {"letter": "complaint/police", "to": "x", "on": today, "sent": [one.row() for one in kept]}
        entries.add_filing(opened, case, row)
        opened.save()

for kill in range(60):
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(tell, b".")
        for _ in range(20):
            record()
        os._exit(0)
    os.read(hear, 1)
    for _ in range(chance.randrange(1_500_000)):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(hear), os.close(tell)
    case = CaseFile.open(path).case(today)
    wrong = [one for one in check(case, path.parent) if one.number and one.state != "same"]
    assert not wrong, (kill, wrong)
    if len(case.filings) > 40:
        path.write_bytes(begun)
record()
print("whole")
"""


@pytest.mark.long
@posix
def test_after_any_kill_every_copy_that_the_case_names_is_there_and_whole(folder: Path, letter: Path) -> None:
    letter.write_bytes(os.urandom(200_000))
    (folder / "case.toml").write_text(text_of(), "utf-8")
    told = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", KILLED, str(folder / "case.toml"), str(letter)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout == "whole\n", told.stderr
