"""A case and what was made from it are removed: what was listed, and nothing else."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.collect.secrecy.doomed import SHARED, survey, survey_of_one
from letters.collect.secrecy.kinds import (
    ALIKE,
    BAG,
    CALENDAR,
    CASE,
    CHANGED,
    EARLIER,
    EVIDENCE,
    LEFT,
    TYPED,
)
from letters.collect.secrecy.wipe import wipe
from letters.errors import FileError
from letters.follow.calendar_file import calendar
from letters.kit import unfinished
from letters.kit.written_record import Kind
from tests.written import bag, note

if TYPE_CHECKING:
    from pathlib import Path
from tests.collect.wiped_folder import CASE_TEXT, TITLES, left, listed, put

BAGGED = ("bag-info.txt", "data/证据/E01.png", "manifest-sha256.txt", "tagmanifest-sha256.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "案件"
    put(
        folder,
        "evidence/a.png",
        "evidence/子/b.wav",
        "evidence/我的.png",
        "原件.jpg",
        "日记.txt",
        "报告/01-年终总结.docx",
    )
    put(folder, "letters-out/00-送出前请看.docx", "letters-out/01-治安报案书.docx", "letters-out/02-治安报案书-2.txt")
    put(folder, "文书/.letters-abcd0123/lock", ".letters-case.toml-abcd0123.part")
    put(folder, "evidence/子/.letters-gone-0123456789abcdef", ".letters-notes")
    bag(folder / "handover" / "治安报案书-材料", {"data/证据/E01.png": b"x"})
    (folder / "期限.ics").write_bytes(calendar([], date(2026, 11, 23)))
    (folder / "case.toml").write_text(CASE_TEXT, "utf-8")
    return folder


def test_the_file_of_version_1_that_was_kept_goes_with_its_case(folder: Path) -> None:
    put(folder, "case.toml.第1版", "case.toml.第1版-2", "other.toml.第1版")
    found = listed(folder)
    assert [name for name, what in found.items() if what == EARLIER] == ["case.toml.第1版", "case.toml.第1版-2"]
    assert "other.toml.第1版" not in found


def test_everything_of_the_case_is_listed_and_nothing_else(folder: Path) -> None:
    packed = [f"handover/治安报案书-材料/{name}" for name in BAGGED]
    assert listed(folder) == {
        "evidence/a.png": EVIDENCE,
        "evidence/子/b.wav": EVIDENCE,
        "evidence/子/.letters-gone-0123456789abcdef": LEFT,
        "文书/.letters-abcd0123/lock": LEFT,
        ".letters-case.toml-abcd0123.part": LEFT,
        "handover/治安报案书-材料.zip": BAG,
        **dict.fromkeys(packed, BAG),
        "期限.ics": CALENDAR,
        "case.toml": CASE,
    }


def test_what_lies_in_the_folder_of_another_case_is_that_cases(folder: Path) -> None:
    before = survey(folder / "case.toml", TITLES)
    put(folder, "案件-2026-11-20/01-治安报案书.docx", "案件-2026-11-20/文书/第1次/01-治安报案书.docx")
    (folder / "案件-2026-11-20" / "case.toml").write_text(CASE_TEXT, "utf-8")
    (folder / "案件-2026-11-20" / "期限.ics").write_bytes(calendar([], date(2026, 11, 23)))
    bag(folder / "案件-2026-11-20" / "治安报案书-材料", {"data/证据/E01.png": b"x"})
    after = survey(folder / "case.toml", TITLES)
    assert [one.path for one in (*after.files, *after.changed)] == [
        one.path for one in (*before.files, *before.changed)
    ]


def test_a_calendar_beside_two_cases_goes_with_the_last_of_them(folder: Path) -> None:
    (folder / "王.toml").write_text("version = 2\n", "utf-8")
    for case in ("case.toml", "王.toml"):
        found = survey_of_one(folder / case, TITLES)
        assert CALENDAR not in {one.what for one in found.files}
        assert dict(found.kept)["期限.ics"] == SHARED
    (folder / "王.toml").unlink()
    last = survey_of_one(folder / "case.toml", TITLES)
    assert last == survey(folder / "case.toml", TITLES)
    assert CALENDAR in {one.what for one in last.files}


def test_what_the_record_names_for_another_case_in_the_folder_stays(folder: Path) -> None:
    (folder / "王.toml").write_text("version = 2\n", "utf-8")
    note(folder / "王.toml", "文书/2026-11-24 第1次", {"01-治安报案书.docx": b"another's"})
    bag(folder / "交" / "材料", {"data/证据/E01.png": b"another's"})
    note(folder / "王.toml", "交/材料", {}, kind=Kind.BAG)
    found = survey(folder / "case.toml", TITLES)
    every = {one.path.relative_to(folder).as_posix() for one in (*found.files, *found.changed)}
    assert not {name for name in every if name.startswith(("文书/2026", "交/"))}


def test_letters_of_a_lost_record_are_known_by_where_they_lie(folder: Path) -> None:
    put(folder, "文书/2026-11-26 第2次/01-自己起的题目.docx", "文书/以前的/2026-11-26 第1次/01-治安报案书.txt")
    put(folder, "文书/2026-11-26 第2次/我的笔记.docx", "文书/以前的/别的/更深/01-治安报案书.docx")
    found = survey(folder / "case.toml", TITLES)
    apart = {one.path.relative_to(folder).as_posix() for one in found.changed if "文书" in one.path.parts}
    assert apart == {"文书/2026-11-26 第2次/01-自己起的题目.docx", "文书/以前的/2026-11-26 第1次/01-治安报案书.txt"}


def test_what_only_is_named_like_a_letter_is_asked_about_apart(folder: Path) -> None:
    """A record would name it: it is of a version that kept none, or somebody's own copy, on which they work."""
    found = survey(folder / "case.toml", TITLES)
    assert {one.path.name: one.what for one in found.changed} == {
        "00-送出前请看.docx": ALIKE,
        "01-治安报案书.docx": ALIKE,
        "02-治安报案书-2.txt": ALIKE,
    }
    assert not {one.what for one in found.files} & {ALIKE, CHANGED}


def test_what_somebody_put_beside_what_was_made_here_stays_and_is_named(folder: Path) -> None:
    packed = folder / "handover" / "治安报案书-材料"
    put(packed, "data/我的笔记.txt")
    (packed / "data/证据/E01.png").write_bytes(b"mine")
    place = note(folder / "case.toml", "文书/2026-11-24 第1次", {"01.txt": b"letter"})
    put(place, "草稿.txt")
    found = survey(folder / "case.toml", TITLES)
    kept = dict(found.kept)
    assert {
        "handover/治安报案书-材料/data/我的笔记.txt",
        "文书/2026-11-24 第1次/草稿.txt",
        ".letters-notes",
    } <= kept.keys()
    assert packed / "data/证据/E01.png" in {one.path for one in found.changed if one.what == CHANGED}
    wipe(found)
    assert (packed / "data/我的笔记.txt").exists()
    assert (packed / "data/证据/E01.png").read_bytes() == b"mine"
    assert (place / "草稿.txt").exists()


def test_looking_removes_nothing(folder: Path) -> None:
    before = left(folder)
    listed(folder)
    assert left(folder) == before


def test_what_is_listed_goes_and_the_rest_stays(folder: Path) -> None:
    found = survey(folder / "case.toml", TITLES).with_changed()
    done = wipe(found)
    assert (done.removed, done.failed) == (15, ())
    mine = {"evidence", "evidence/我的.png", "原件.jpg", "日记.txt", "报告", "报告/01-年终总结.docx", ".letters-notes"}
    assert left(folder) == mine


def test_what_stays_is_said_with_the_reason(folder: Path) -> None:
    (folder.parent / "案件.locked.zip").write_bytes(b"")
    kept = dict(survey(folder / "case.toml", TITLES).kept)
    assert "可能是原件" in kept["原件.jpg"]
    assert kept["evidence/gone"] == "不在了"
    assert "没有登记" in kept["evidence/我的.png"]
    assert "没有登记" in kept["日记.txt"]
    assert kept[str(folder.parent / "案件.locked.zip")] == "是加密的副本"


def test_links_are_never_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "别处"
    put(outside, "b.wav", "01-治安报案书.docx")
    (folder / "evidence" / "a.png").unlink()
    (folder / "evidence" / "a.png").symlink_to(outside / "b.wav")
    shutil.rmtree(folder / "evidence" / "子")
    (folder / "evidence" / "子").symlink_to(outside)
    shutil.rmtree(folder / "文书")
    (folder / "文书").symlink_to(outside)
    found = survey(folder / "case.toml", TITLES)
    assert dict(found.kept)["evidence/子/b.wav"] == "在链接后面，不在这个文件夹里"
    wipe(found)
    assert sorted(path.name for path in outside.iterdir()) == ["01-治安报案书.docx", "b.wav"]
    assert not os.path.lexists(folder / "evidence" / "a.png")
    assert (outside / "b.wav").read_text("utf-8") == "b.wav"


def test_where_only_a_half_removed_case_file_is_left_that_is_what_goes(tmp_path: Path) -> None:
    """On a drive without locks, where holding the folder clears nothing."""
    put(tmp_path, ".letters-gone-0123456789abcdef", "照片.jpg")
    found = survey(tmp_path / "case.toml", TITLES)
    assert [(one.path.name, one.what) for one in found.files] == [(".letters-gone-0123456789abcdef", LEFT)]
    wipe(found)
    assert left(tmp_path) == {"照片.jpg"}


def test_a_case_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到案件文件"):
        survey(tmp_path / "case.toml", TITLES)
    put(tmp_path, "case.toml")
    with pytest.raises(FileError, match="不是文件夹"):
        survey(tmp_path / "case.toml", TITLES, [tmp_path / "没有"])


def test_what_was_typed_and_not_answered_yet_goes_with_the_case(folder: Path) -> None:
    put(folder, unfinished.NAME)
    found = survey(folder / "case.toml", TITLES)
    assert (folder / unfinished.NAME, TYPED) in [(one.path, one.what) for one in found.files]
