"""Several files come to stand in a folder together or not at all, also when the run is killed at any of its steps."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from letters.errors import FileError
from letters.kit import folders
from letters.kit.files import TEMPORARY
from tests.kills import kills, posix

if TYPE_CHECKING:
    from pathlib import Path

PACK = [("01.docx", b"first"), ("02.docx", b"second")]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def visible(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in contents(folder).items() if TEMPORARY not in name}


@pytest.mark.slow
@posix
def test_a_new_folder_is_there_whole_or_not_at_all_and_the_next_run_clears_what_was_left(tmp_path: Path) -> None:
    for _ in kills(lambda: folders.put(tmp_path / "out", PACK)):
        assert visible(tmp_path) in ({}, {"out/01.docx": b"first", "out/02.docx": b"second"})
        folders.put(tmp_path / "more", PACK)
        folders.clear(tmp_path)
        assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(TEMPORARY)]
        for name in ("out", "more"):
            for path in sorted((tmp_path / name).glob("*")):
                path.unlink()
            if (tmp_path / name).exists():
                (tmp_path / name).rmdir()


@posix
@pytest.mark.long
def test_what_was_left_in_a_folder_that_is_there_is_cleared_by_the_next_run(tmp_path: Path) -> None:
    for _ in kills(lambda: folders.put(tmp_path, PACK)):
        assert set(visible(tmp_path).items()) <= {("01.docx", b"first"), ("02.docx", b"second")}
        folders.put(tmp_path, PACK)
        assert contents(tmp_path) == dict(PACK)
        assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []
        for name, _content in PACK:
            (tmp_path / name).unlink()


def test_the_workshop_of_a_run_that_is_still_at_work_is_left_alone(tmp_path: Path) -> None:
    with folders.workshop(tmp_path) as mine:
        (mine / "letter").write_bytes(b"half")
        folders.put(tmp_path, PACK)
        with folders.workshop(tmp_path) as other:
            assert other != mine
        assert (mine / "letter").read_bytes() == b"half"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01.docx", "02.docx"]


def test_a_hidden_folder_of_somebody_else_is_not_taken_for_a_workshop(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY}mine").mkdir()
    (tmp_path / f"{TEMPORARY}mine" / "note").write_bytes(b"mine")
    folders.put(tmp_path / "out", PACK)
    assert (tmp_path / f"{TEMPORARY}mine" / "note").read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_folders_made_for_letters_and_the_letters_are_their_owners_alone(tmp_path: Path) -> None:
    folders.put(tmp_path / "above" / "out", PACK)
    (tmp_path / "there").mkdir()
    folders.put(tmp_path / "there", PACK)
    modes = {(path.name, oct(path.stat().st_mode & 0o777)) for path in tmp_path.rglob("*") if path.name != "there"}
    assert modes == {("above", "0o700"), ("out", "0o700"), ("01.docx", "0o600"), ("02.docx", "0o600")}


def test_a_link_that_leads_nowhere_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "gone")
    with pytest.raises(FileError, match="写入"):
        folders.put(tmp_path / "out", PACK)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
