"""What a killed command left is known and cleared by the next; what a living one is at, and what is not ours, stays."""

from __future__ import annotations

import os
import shutil
import signal
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

import pytest

from letters.collect.evidence import FOLDER as EVIDENCE
from letters.follow import FOLDER as SENT
from letters.kit import files, folders, left, swaps, written_record
from letters.kit.hold import holding
from letters.kit.written_record import WrittenFile, WrittenPack, WrittenRecord
from letters.pack import FOLDER as LETTERS
from tests.holders import somebody_holds
from tests.kills import killed_at, posix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PACK = [("01.docx", b"new"), ("02.docx", b"new")]


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def killed_in(work: Callable[[Path], object], place: Path) -> None:
    """A process begins the work, which ends in its death."""
    child = os.fork()
    if not child:
        work(place)
    os.waitpid(child, 0)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def begin_a_hold(home: Path) -> None:
    with holding(home, "letters write"):
        die()


def begin_a_file(path: Path) -> None:
    with files.unfinished(path) as waiting:
        waiting.write_bytes(b"half")
        die()


def begin_a_pack(folder: Path) -> None:
    with folders.workshop(folder) as place:
        folders.filled(place / "new", PACK)
        die()


def test_the_folders_that_are_looked_into_are_those_in_which_commands_make_files() -> None:
    assert set(left.BESIDE) == {LETTERS, EVIDENCE, SENT}


@posix
def test_whole_letters_and_half_files_of_killed_commands_go_with_the_next_one(tmp_path: Path) -> None:
    for name in left.BESIDE:
        (tmp_path / name).mkdir()
        killed_in(begin_a_file, tmp_path / name / "a.docx")
        killed_in(begin_a_pack, tmp_path / name)
    killed_in(begin_a_file, tmp_path / "case.toml")
    assert len(everything(tmp_path)) > 10
    with holding(tmp_path, "letters check"):
        pass
    assert everything(tmp_path) == sorted(left.BESIDE)


@posix
def test_what_was_left_where_letters_were_written_to_is_found_by_the_record(tmp_path: Path) -> None:
    home, out = tmp_path / "case", tmp_path / "out"
    home.mkdir()
    out.mkdir()
    day = date(2026, 11, 26)
    packs = (WrittenPack("case.toml", str(out / "letters"), day, day, files=(WrittenFile.of("01.docx", b"new"),)),)
    written_record.store(home, WrittenRecord(packs))
    killed_in(begin_a_pack, out)
    left.clear(home)
    assert everything(out) == []


@posix
def test_who_only_reads_clears_too_and_leaves_a_hold_that_somebody_has(tmp_path: Path) -> None:
    killed_in(begin_a_hold, tmp_path)
    assert everything(tmp_path) == [left.HELD]
    left.clear(tmp_path, is_held=False)
    assert everything(tmp_path) == []
    with somebody_holds(tmp_path, "letters write"):
        left.clear(tmp_path, is_held=False)
        assert everything(tmp_path) == [left.HELD]


def test_a_file_whose_removal_was_cut_short_goes_with_the_next_who_holds_the_folder(tmp_path: Path) -> None:
    """Who only reads leaves it: a living command may be removing it."""
    (tmp_path / "evidence").mkdir()
    for place in (tmp_path, tmp_path / "evidence"):
        (place / ".letters-gone-0123456789abcdef").write_bytes(b"secret")
        (place / ".letters-gone-mine").write_bytes(b"mine")
    before = everything(tmp_path)
    left.clear(tmp_path, is_held=False)
    assert everything(tmp_path) == before
    with holding(tmp_path, "letters write"):
        assert [path.name for path in tmp_path.rglob(".letters-gone-*")] == [".letters-gone-mine"] * 2


def test_what_living_commands_are_making_stays(tmp_path: Path) -> None:
    with (
        files.unfinished(tmp_path / "case.toml") as waiting,
        folders.workshop(tmp_path) as place,
    ):
        waiting.write_bytes(b"half")
        folders.filled(place / "new", PACK)
        left.clear(tmp_path)
        files.replace(tmp_path / "other.toml", b"other")
        assert waiting.read_bytes() == b"half"
        assert (place / "new" / "01.docx").read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.toml", "other.toml"]


def test_two_who_write_one_file_at_once_do_not_take_each_other_for_dead(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    with files.unfinished(path) as waiting:
        waiting.write_bytes(b"slow")
        files.replace(path, b"quick")
        assert (path.read_bytes(), waiting.read_bytes()) == (b"quick", b"slow")
    assert path.read_bytes() == b"slow"


def test_hidden_things_of_others_and_of_a_batch_stay(tmp_path: Path) -> None:
    for name in (".letters-batch", ".letters-my notes", ".git"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lock").write_bytes(b"")
        (tmp_path / name / "old").write_bytes(b"theirs")
    (tmp_path / ".letters-notes.txt").write_bytes(b"mine")
    before = everything(tmp_path)
    left.clear(tmp_path)
    assert everything(tmp_path) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kills_in(folder: Path, old: dict[str, bytes], work: Callable[[], object]) -> Iterator[None]:
    """The folder after each kill of the work, which begins each time with the old files in it."""
    for step in count(1):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in old.items():
            (folder / name).write_bytes(content)
        if not killed_at(step, work):
            assert step > 20
            return
        yield


@posix
@pytest.mark.long
def test_a_pack_put_into_a_folder_is_the_old_one_or_the_new_one_after_a_kill_at_any_step(tmp_path: Path) -> None:
    out = tmp_path / "out"
    old = {"01.docx": b"old", "note.txt": b"mine"}
    for _ in kills_in(out, old, lambda: folders.put(out, PACK)):
        folders.clear(out)
        assert contents(out) in (old, {**old, **dict(PACK)})


@posix
@pytest.mark.long
def test_what_is_taken_back_is_taken_back_however_often_that_is_killed_too(tmp_path: Path) -> None:
    out = tmp_path / "out"
    old = {"01.docx": b"old"}
    for _ in kills_in(out, old, lambda: folders.put(out, PACK)):
        for step in count(1):
            if not killed_at(step, lambda: folders.clear(out)):
                break
        folders.clear(out)
        assert contents(out) in (old, dict(PACK))


@posix
@pytest.mark.long
def test_a_folder_that_takes_the_place_of_another_is_the_old_one_or_the_new_one_too(tmp_path: Path) -> None:
    def put() -> None:
        with folders.workshop(tmp_path) as place:
            folders.filled(place / "new", [("bag.zip", b"new")])
            folders.filled(place / "new" / "bag", PACK)
            swaps.swap_in(place)

    old = {"bag/01.docx": b"old", "bag.zip": b"old"}
    new = {"bag/01.docx": b"new", "bag/02.docx": b"new", "bag.zip": b"new"}
    for step in count(1):
        shutil.rmtree(tmp_path / "bag", ignore_errors=True)
        (tmp_path / "bag").mkdir()
        for name, content in old.items():
            (tmp_path / name).write_bytes(content)
        if not killed_at(step, put):
            break
        folders.clear(tmp_path)
        assert contents(tmp_path) in (old, new)
    assert step > 20
