"""Evidence is taken in whole or not at all: kills, refusals, what is there already."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from letters.case.save import CaseFile
from letters.collect.evidence import ADDING, adding, settle_added, storage
from letters.collect.evidence.gather import handed_over, look_at
from letters.desk import keep_files
from letters.errors import FileError
from letters.kit import left
from tests.collect.added_evidence import ON, taken
from tests.kills import kills, posix
from tests.stories import contact, text_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "案件" / "case.toml"
    path.parent.mkdir()
    path.write_text(
        "# 我的注释\n" + text_of(contact("I001", "2026-08-10 23:03"), contact("I002", "2026-08-11")), "utf-8"
    )
    return path


def test_an_empty_file_is_taken(case: Path, tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    [added] = taken(case, tmp_path / "空.txt")
    assert (case.parent / added.paths[0]).stat().st_size == 0


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到"):
        list(handed_over([tmp_path / "没有.png"]))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(FileError, match="不是普通文件"):
            look_at(tmp_path / "pipe")


@pytest.mark.slow
def test_a_big_file_is_taken_in_little_memory(case: Path, tmp_path: Path) -> None:
    big = tmp_path / "录屏.mp4"
    with big.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    try:
        taken(case, big)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40 * 1024 * 1024
    assert (case.parent / "evidence" / "录屏.mp4").stat().st_size == 200 * 1024 * 1024


def test_a_copy_that_is_there_already_is_used_and_not_made_again(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"1")
    (case.parent / "evidence").mkdir()
    (case.parent / "evidence" / "a.png").write_bytes(b"1")
    [piece] = taken(case, tmp_path / "a.png")
    assert (piece.paths, piece.copied) == (("evidence/a.png",), ())


@pytest.mark.slow
@posix
def test_killed_anywhere_either_the_case_names_the_copies_or_the_next_command_takes_them_back(
    case: Path, tmp_path: Path
) -> None:
    sources = [tmp_path / "a.png", tmp_path / "b.wav"]
    for path in sources:
        path.write_bytes(path.name.encode() * 99)
    text, folder = case.read_bytes(), case.parent
    wholes = set()
    for _ in kills(lambda: taken(case, *sources)):
        left.clear(folder)
        settle_added(folder)
        named = {file.path for item in CaseFile.open(case).case(ON).evidence for file in item.files}
        there = {f"evidence/{path.name}" for path in (folder / "evidence").glob("*")}
        assert named == there
        assert {path.name for path in folder.iterdir()} <= {"case.toml", "evidence"}
        wholes.add(len(named))
        case.write_bytes(text)
        shutil.rmtree(folder / "evidence", ignore_errors=True)
    assert wholes == {0, 1, 2}
    assert all(path.read_bytes() == path.name.encode() * 99 for path in sources)


def test_a_copy_is_not_taken_back_that_is_the_last_one_or_was_changed_or_where_a_case_cannot_be_read(
    case: Path, tmp_path: Path
) -> None:
    folder = case.parent
    names = ("gone.png", "changed.png", "newer.png", "other.png")
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    copies = [adding.Copy(tmp_path / name, name, hashlib.sha256(b"x").hexdigest()) for name in names]
    (folder / "evidence").mkdir()

    def begin() -> None:
        for name in names:
            (folder / "evidence" / name).write_bytes(b"x")
        with adding.noted(folder, copies):
            shutil.copy(folder / ADDING, tmp_path / "journal")
        shutil.copy(tmp_path / "journal", folder / ADDING)

    begin()
    (tmp_path / "gone.png").unlink()
    (tmp_path / "newer.png").write_bytes(b"z")
    (folder / "evidence" / "changed.png").write_bytes(b"y")
    settle_added(folder)
    assert {path.name for path in (folder / "evidence").iterdir()} == {"gone.png", "changed.png", "newer.png"}
    assert not (folder / ADDING).exists()
    begin()
    case.write_text("version = [", "utf-8")
    settle_added(folder)
    assert {path.name for path in (folder / "evidence").iterdir()} == set(names)
    assert not (folder / ADDING).exists()


def test_adding_again_after_a_kill_begins_by_taking_back(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"1")
    copy = adding.Copy(tmp_path / "a.png", "a.png", hashlib.sha256(b"1").hexdigest())
    with adding.noted(case.parent, [copy]):
        shutil.copy(case.parent / ADDING, tmp_path / "journal")
    shutil.copy(tmp_path / "journal", case.parent / ADDING)
    (case.parent / "evidence").mkdir()
    (case.parent / "evidence" / "a.png").write_bytes(b"1")
    [piece] = taken(case, tmp_path / "a.png")
    assert (piece.paths, piece.copied) == (("evidence/a.png",), ("evidence/a.png",))
    assert not (case.parent / ADDING).exists()


@pytest.mark.parametrize("name", ["../case.toml", "..", "/etc/passwd", "a\\b"])
def test_what_somebody_wrote_into_the_list_of_copies_leads_nowhere_else(case: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "copy").write_bytes(case.read_bytes())
    digest = hashlib.sha256(case.read_bytes()).hexdigest()
    rows = [{"source": str(tmp_path / "copy"), "name": name, "sha256": digest}]
    (case.parent / ADDING).write_text(json.dumps(rows), "utf-8")
    settle_added(case.parent)
    assert case.exists()


def test_when_the_case_cannot_be_saved_the_copies_go_again(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"1")
    text = case.read_text("utf-8")

    def store(_: str) -> None:
        raise FileError("存不了")

    with pytest.raises(FileError, match="存不了"):
        keep_files(text, case.parent, [tmp_path / "a.png"], store)
    assert case.read_text("utf-8") == text
    assert list((case.parent / "evidence").iterdir()) == []


def test_a_folder_in_the_way_of_the_copies_is_a_clear_error(case: Path, tmp_path: Path) -> None:
    (case.parent / "evidence").write_text("我是文件")
    (tmp_path / "a.png").write_bytes(b"1")
    before = case.read_bytes()
    with pytest.raises(FileError, match="evidence"):
        taken(case, tmp_path / "a.png")
    assert case.read_bytes() == before


def test_nothing_is_left_beside_a_copy_that_failed(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"mine")
    (tmp_path / "source").write_bytes(b"2")
    with pytest.raises(FileError, match="没有覆盖"):
        storage.copy(tmp_path / "source", tmp_path / "taken")
    assert (tmp_path / "taken").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source", "taken"]
