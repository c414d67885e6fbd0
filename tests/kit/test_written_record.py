"""What was written is known later: where it lies, whether it was changed, to whom it went."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit import written_record
from letters.kit.written_record import (
    EARLIER,
    NAME,
    Kind,
    State,
    WrittenFile,
    WrittenLetter,
    WrittenPack,
    WrittenRecord,
)

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 26)
POLICE = WrittenLetter("complaint/police", "我的报案材料", "某某派出所", ("01-我的报案材料.docx",))
PACK = WrittenPack(
    "case.toml",
    "文书/2026-11-26 第1次",
    DAY,
    date(2026, 11, 24),
    (POLICE,),
    (WrittenFile.of("00-送出前请看.docx", b"note"), WrittenFile.of("01-我的报案材料.docx", b"letter")),
    notes={"digest": "x"},
)


def test_a_record_is_read_as_it_was_stored(tmp_path: Path) -> None:
    written_record.store(tmp_path, WrittenRecord((PACK,)))
    assert written_record.read(tmp_path) == WrittenRecord((PACK,))
    assert "某某派出所" in (tmp_path / NAME).read_text("utf-8")


def test_where_nothing_was_written_nothing_is_known(tmp_path: Path) -> None:
    assert written_record.read(tmp_path) == WrittenRecord()


@given(folder=st.text(st.characters(exclude_categories=())), name=st.text(min_size=1))
def test_any_path_and_name_survive(folder: str, name: str) -> None:
    record = WrittenRecord((replace(PACK, folder=folder, letters=(), files=()), replace(PACK, case=name)))
    assert json.loads(written_record.text_of(record).decode("utf-8", "surrogatepass"))["packs"][0]["folder"] == folder


def test_a_path_of_bytes_that_are_no_text_survives(tmp_path: Path) -> None:
    record = WrittenRecord((replace(PACK, folder="/\udcff"),))
    written_record.store(tmp_path, record)
    assert written_record.read(tmp_path) == record


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"version": 1}', '{"version": 1, "packs": [{"case": 1}]}', "[" * 99_999, "\0"]
)
def test_a_damaged_record_says_so_knows_nothing_and_is_kept_when_a_new_one_begins(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, "utf-8")
    found = written_record.read(tmp_path)
    assert (found.packs, bool(found.damage)) == ((), True)
    written_record.store(tmp_path, WrittenRecord((PACK,)))
    assert (tmp_path / written_record.DAMAGED).read_text("utf-8") == text
    assert written_record.read(tmp_path).packs == (PACK,)


def test_a_record_of_a_later_version_is_not_read_as_one_of_this(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"version": 2, "packs": []}', "utf-8")
    assert "更新的版本" in written_record.read(tmp_path).damage


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/b", "..", "", "a\\b"])
def test_a_record_leads_to_no_file_outside_its_folders(tmp_path: Path, name: str) -> None:
    text = written_record.text_of(WrittenRecord((replace(PACK, files=(WrittenFile(name, "0"),)),)))
    (tmp_path / NAME).write_bytes(text)
    assert written_record.read(tmp_path).damage


def test_a_file_is_the_same_changed_or_lost(tmp_path: Path) -> None:
    folder = tmp_path / PACK.folder
    folder.mkdir(parents=True)
    (folder / "01-我的报案材料.docx").write_bytes(b"letter")
    assert [PACK.state(tmp_path, file) for file in PACK.files] == [State.LOST, State.SAME]
    (folder / "01-我的报案材料.docx").write_bytes(b"my own words")
    (folder / "00-送出前请看.docx").write_bytes(b"")
    assert [PACK.state(tmp_path, file) for file in PACK.files] == [State.LOST, State.CHANGED]


def test_a_folder_moved_among_the_earlier_ones_is_found_there(tmp_path: Path) -> None:
    moved = tmp_path / "文书" / EARLIER / "2026-11-26 第1次"
    moved.mkdir(parents=True)
    assert PACK.place(tmp_path) == moved
    (tmp_path / PACK.folder).mkdir()
    assert PACK.place(tmp_path) == tmp_path / PACK.folder


def test_a_folder_below_the_case_is_named_from_it_and_another_in_full(tmp_path: Path) -> None:
    assert written_record.below(tmp_path / "案" / "文书" / "x", tmp_path / "案") == "文书/x"
    assert written_record.below(tmp_path / "桌面", tmp_path / "案") == str(tmp_path / "桌面")
    assert replace(PACK, folder=str(tmp_path / "桌面")).place(tmp_path / "案") == tmp_path / "桌面"


def test_what_was_written_over_is_no_longer_an_earlier_runs() -> None:
    again = replace(PACK, day=DAY, letters=(), files=(WrittenFile.of("00-送出前请看.docx", b"new"),))
    kept, new = WrittenRecord((PACK,)).adding(again).packs
    assert (new, kept.letters, [file.name for file in kept.files]) == (again, (POLICE,), ["01-我的报案材料.docx"])
    assert WrittenRecord((PACK,)).adding(PACK).packs == (PACK,)
    bag = replace(PACK, kind=Kind.BAG, files=(), letters=())
    assert WrittenRecord((bag,)).adding(bag).packs == (bag,)


def test_what_was_written_for_a_file_that_was_renamed_since_is_still_the_cases(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").touch()
    (tmp_path / "other.toml").touch()
    packs = PACK, replace(PACK, case="mine.toml"), replace(PACK, case="other.toml")
    assert WrittenRecord(packs).of(tmp_path / "mine.toml") == packs[:2]
    assert WrittenRecord(packs).without(packs[:2]).packs == packs[2:]
