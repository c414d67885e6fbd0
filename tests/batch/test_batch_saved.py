"""A folder is the old one or the new one, whole; what a killed run left is put right by the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.batch import State, saved
from letters.batch.outcomes import Outcome
from letters.batch.run_lock import alone
from letters.errors import FileError
from letters.kit import held_by_others
from letters.kit.written_record import WrittenFile, WrittenPack
from letters.pack.make import PackFile
from tests.batch.clinic import DAY, clinic, letters_in, run, story
from tests.scanner import Scanner, at_work

if TYPE_CHECKING:
    from pathlib import Path


def put(out: Path, content: bytes, digest: str) -> None:
    saved.put([PackFile("信.docx", content)], out / "A1", manifest([WrittenFile.of("信.docx", content)], digest))


def manifest(files: list[WrittenFile], digest: str) -> saved.Manifest:
    pack = WrittenPack("", ".", DAY, DAY, files=tuple(files))
    return saved.manifest(pack, digest, Outcome("A1", "A1/case.toml", State.WRITTEN), own_day=False)


def test_a_folder_replaces_another_and_nothing_else_is_left(tmp_path: Path) -> None:
    put(tmp_path, b"one", "1")
    put(tmp_path, b"two", "2")
    assert (tmp_path / "A1" / "信.docx").read_bytes() == b"two"
    assert list((tmp_path / saved.WORKSHOP).iterdir()) == []


def test_a_folder_that_a_scanner_holds_for_an_instant_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_by_others, "PAUSE", 0)
    put(tmp_path, b"one", "1")
    with at_work(Scanner("A1", 3)):
        put(tmp_path, b"two", "2")
    assert (tmp_path / "A1" / "信.docx").read_bytes() == b"two"
    assert list((tmp_path / saved.WORKSHOP).iterdir()) == []


def test_a_run_killed_between_two_moves_loses_neither_the_old_letters_nor_what_lay_beside_them(tmp_path: Path) -> None:
    put(tmp_path, b"one", "1")
    (tmp_path / "A1" / "回执.pdf").write_bytes(b"%PDF")
    before = letters_in(tmp_path)
    (tmp_path / saved.WORKSHOP / "new-x").mkdir()
    (tmp_path / "A1").rename(tmp_path / saved.WORKSHOP / "old-x+A1")
    saved.recover(tmp_path)
    assert letters_in(tmp_path) == before
    assert list((tmp_path / saved.WORKSHOP).iterdir()) == []


def test_a_run_killed_after_both_moves_keeps_the_new_letters(tmp_path: Path) -> None:
    put(tmp_path, b"one", "1")
    (tmp_path / "A1").rename(tmp_path / saved.WORKSHOP / "old-x+A1")
    put(tmp_path, b"two", "2")
    saved.recover(tmp_path)
    assert (tmp_path / "A1" / "信.docx").read_bytes() == b"two"
    assert list((tmp_path / saved.WORKSHOP).iterdir()) == []


def test_when_the_new_folder_cannot_be_moved_the_old_one_comes_back(tmp_path: Path) -> None:
    put(tmp_path, b"one", "1")
    files = [PackFile("信.docx", b"two"), PackFile("没有的/信.docx", b"three")]
    with pytest.raises(FileError):
        saved.put(files, tmp_path / "A1", manifest([], "2"))
    assert (tmp_path / "A1" / "信.docx").read_bytes() == b"one"
    assert list((tmp_path / saved.WORKSHOP).iterdir()) == []


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"day": "x"}', '{"digest": 1, "day": "2026-01-01"}', "\x00"])
def test_a_damaged_manifest_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / saved.MANIFEST).write_text(text, "utf-8")
    assert saved.read(tmp_path) is None


def test_two_runs_at_once_in_one_folder_are_refused(tmp_path: Path) -> None:
    cases = clinic(tmp_path / "in", {"A1": story()})
    with alone(tmp_path / "out"), pytest.raises(FileError, match="另一次批量写文书"):
        run(cases, tmp_path / "out")
    assert run(cases, tmp_path / "out")[0].status == 0


def test_where_nothing_can_be_made_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("我是文件", "utf-8")
    with pytest.raises(FileError, match="无法写入"):
        run(clinic(tmp_path / "in", {"A1": story()}), tmp_path / "out")
