"""What a record of writing says goes with its case, and nothing else; how a file is removed."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.collect.secrecy.doomed import survey
from letters.collect.secrecy.kinds import (
    CASE,
    CHANGED,
    EVIDENCE,
    LETTER,
    RECORD,
)
from letters.collect.secrecy.staying import NO_LETTER
from letters.collect.secrecy.wipe import wipe
from letters.follow.calendar_file import calendar
from letters.kit import written_record
from letters.kit.erase import Identity, erase
from letters.kit.hold import holding
from letters.kit.written_record import NAME, Kind
from tests.kills import kills, posix
from tests.written import bag, note, police

if TYPE_CHECKING:
    from pathlib import Path
from tests.collect.wiped_folder import CASE_TEXT, TITLES, left, listed, put


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


def test_letters_written_elsewhere_go_when_the_folder_is_named(folder: Path, tmp_path: Path) -> None:
    put(tmp_path / "桌面", "01-治安报案书.docx", "照片.jpg")
    wipe(survey(folder / "case.toml", TITLES, [tmp_path / "桌面"]))
    assert left(tmp_path / "桌面") == {"照片.jpg"}


def test_what_was_noted_goes_under_any_name_wherever_it_lies(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "桌面"
    note(folder / "case.toml", str(elsewhere), {"01-我的报案材料.docx": b"mine"}, police("01-我的报案材料.docx"))
    note(folder / "case.toml", "文书/以前的/2026-11-24 第1次", {"01-旧.txt": b"old"}, police("01-旧.txt"))
    put(elsewhere, "照片.jpg")
    found = survey(folder / "case.toml", TITLES)
    assert {one.path: one.what for one in found.files}[elsewhere / "01-我的报案材料.docx"] == LETTER
    assert [one.what for one in found.files[-2:]] == [RECORD, CASE]
    wipe(found)
    assert left(elsewhere) == {"照片.jpg"}
    assert not {name for name in left(folder) if name.startswith(("文书", ".written"))}


def test_a_record_is_believed_about_what_is_named_like_a_letter_alone(folder: Path, tmp_path: Path) -> None:
    """Whoever had the folder can write into its record any file of the computer, with its digest."""
    elsewhere = tmp_path / "别处"
    files = {name: name.encode() for name in ("passwd", "照片.jpg", "2026-合影.jpg", "01-.docx", "-治安报案书.docx")}
    note(folder / "case.toml", str(elsewhere), files)
    note(folder / "case.toml", ".", {"日记.txt": b"mine"})
    put(elsewhere, "2026-合影.jpg")
    found = survey(folder / "case.toml", TITLES).with_changed()
    assert {name for name, why in found.kept if why == NO_LETTER} == {
        str(path) for path in (folder / "日记.txt", *(elsewhere / name for name in files))
    }
    wipe(found)
    assert left(elsewhere) == set(files)
    assert (folder / "日记.txt").read_bytes() == b"mine"


def test_a_changed_letter_is_listed_by_itself_and_an_emptied_or_lost_one_is_no_matter(folder: Path) -> None:
    files = dict.fromkeys(("01-治安报案书.docx", "02-我的.docx", "03-丢了.docx", "04-空的.docx"), b"letter")
    place = note(folder / "case.toml", "文书/2026-11-24 第1次", files)
    put(place, "01-治安报案书.docx")
    (place / "03-丢了.docx").unlink()
    (place / "04-空的.docx").write_bytes(b"")
    found = survey(folder / "case.toml", TITLES)
    assert [one.path for one in found.changed if one.what == CHANGED] == [place / "01-治安报案书.docx"]
    assert {one.path.name for one in found.files if one.path.parent == place} == {"02-我的.docx", "04-空的.docx"}
    wipe(found)
    assert {path.name for path in place.iterdir()} == {"01-治安报案书.docx"}


def test_a_changed_letter_is_not_taken_for_one_that_nobody_noted(folder: Path) -> None:
    place = note(folder / "case.toml", "信", {"01-治安报案书.docx": b"letter"})
    put(place, "01-治安报案书.docx")
    wipe(survey(folder / "case.toml", TITLES))
    assert (place / "01-治安报案书.docx").exists()


def test_a_changed_letter_goes_with_the_rest_when_that_is_wished(folder: Path) -> None:
    place = note(folder / "case.toml", "文书/2026-11-24 第1次", {"01.txt": b"letter"})
    put(place, "01.txt")
    wipe(survey(folder / "case.toml", TITLES).with_changed())
    assert not place.exists()


def test_a_record_that_another_case_shares_stays_without_what_was_this_cases(folder: Path) -> None:
    put(folder, "other.toml")
    mine = note(folder / "case.toml", "文书/2026-11-24 第1次", {"01.txt": b"mine"})
    other = note(folder / "other.toml", "文书/2026-11-24 第2次", {"01.txt": b"other"})
    found = survey(folder / "case.toml", TITLES)
    assert "别的案件" in dict(found.kept)[NAME]
    wipe(found)
    assert ((mine / "01.txt").exists(), (other / "01.txt").exists()) == (False, True)
    assert [pack.case for pack in written_record.read(folder).packs] == ["other.toml"]


def test_a_damaged_record_is_said_and_nothing_is_guessed(folder: Path) -> None:
    note(folder / "case.toml", "文书/2026-11-24 第1次", {"01-我的.docx": b"mine"})
    (folder / NAME).write_text("{", "utf-8")
    found = survey(folder / "case.toml", TITLES)
    assert "记录读不出来" in dict(found.kept)["写出的文书"]
    wipe(found)
    assert (folder / "文书" / "2026-11-24 第1次" / "01-我的.docx").exists()


@pytest.mark.parametrize("way", ["文书", "文书/2026-11-24 第1次", "文书/2026-11-24 第1次/01.txt"])
def test_what_was_noted_is_not_looked_for_behind_a_link(folder: Path, tmp_path: Path, way: str) -> None:
    note(folder / "case.toml", "文书/2026-11-24 第1次", {"01.txt": b"letter"})
    moved = (folder / way).rename(tmp_path / "moved")
    (folder / way).symlink_to(moved)
    found = survey(folder / "case.toml", TITLES)
    assert not [one for one in (*found.files, *found.changed) if one.path.name == "01.txt"]


def test_the_record_stays_while_a_letter_could_not_be_removed(folder: Path) -> None:
    place = note(folder / "case.toml", "文书/2026-11-24 第1次", {"01.txt": b"letter"})
    found = survey(folder / "case.toml", TITLES)
    (place / "01.txt").rename(place / "02.txt")
    put(place, "01.txt")
    failed = {path.name for path, _ in wipe(found).failed}
    assert failed == {"01.txt", NAME, "case.toml"}


def test_a_broken_case_can_be_removed_too(folder: Path) -> None:
    (folder / "case.toml").write_text("version = [", "utf-8")
    found = survey(folder / "case.toml", TITLES)
    assert dict(found.kept)["evidence"].startswith("案件文件读不出来")
    wipe(found)
    assert not (folder / "case.toml").exists()
    assert (folder / "evidence" / "a.png").exists()


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "evidence/../../x", "evidence", "evidence\\\\..\\\\x", "C:/x"])
def test_a_path_that_leads_elsewhere_is_never_listed(folder: Path, path: str) -> None:
    put(folder.parent, "x")
    (folder / "case.toml").write_text(f'[[evidence]]\nfiles = [{{ path = "{path}" }}]\n', "utf-8")
    assert EVIDENCE not in listed(folder).values()


def test_a_file_put_in_place_of_a_listed_one_is_not_removed(folder: Path) -> None:
    found = survey(folder / "case.toml", TITLES)
    (folder / "evidence" / "a.png").rename(folder / "old")
    put(folder, "evidence/a.png")
    done = wipe(found)
    assert [path.name for path, why in done.failed if "换过" in why] == ["a.png"]
    assert (folder / "evidence" / "a.png").exists()
    assert (folder / "case.toml").exists(), "the list must not be lost while something is left"


def test_what_is_removed_was_overwritten_first(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"secret" * 1000)
    with path.open("rb") as watching:
        assert erase(path, Identity.of(path))
        assert b"secret" not in watching.read()
    assert list(tmp_path.iterdir()) == []


def test_an_original_that_shares_the_content_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "original").write_bytes(b"keep")
    os.link(tmp_path / "original", tmp_path / "copy")
    assert erase(tmp_path / "copy", Identity.of(tmp_path / "copy"))
    assert (tmp_path / "original").read_bytes() == b"keep"


def test_a_read_only_file_and_an_empty_one_go(tmp_path: Path) -> None:
    put(tmp_path, "a", "b")
    (tmp_path / "a").chmod(0o400)
    (tmp_path / "b").write_bytes(b"")
    assert all(erase(tmp_path / name, Identity.of(tmp_path / name)) for name in "ab")
    assert list(tmp_path.iterdir()) == []


def test_a_big_file_of_holes_is_not_filled_first(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    assert erase(path, Identity.of(path))


@posix
@pytest.mark.long
def test_killed_anywhere_the_next_wiping_leaves_nothing_of_the_case(folder: Path, tmp_path: Path) -> None:
    """Letters elsewhere too; and where only the last step was cut short, the case file has lost its name already."""
    note(folder / "case.toml", str(tmp_path / "桌面"), {"01-我的报案材料.docx": b"mine"})
    note(folder / "case.toml", "文书/以前的/2026-11-24 第1次", {"01-旧.txt": b"old"})
    note(folder / "case.toml", "handover/治安报案书-材料", {}, kind=Kind.BAG)
    put(tmp_path, "桌面/照片.jpg")
    shutil.rmtree(folder / "letters-out")
    copy, desktop = shutil.copytree(folder, tmp_path / "copy"), shutil.copytree(tmp_path / "桌面", tmp_path / "copy 2")
    mine = {"evidence", "evidence/我的.png", "原件.jpg", "日记.txt", "报告", "报告/01-年终总结.docx", ".letters-notes"}

    def run() -> None:
        with holding(folder, "letters wipe"):
            if (folder / "case.toml").exists():
                assert wipe(survey(folder / "case.toml", TITLES).with_changed()).failed == ()

    for _ in kills(run):
        run()
        assert (left(folder) - {".letters-lock"}, left(tmp_path / "桌面")) == (mine, {"照片.jpg"})
        shutil.rmtree(folder)
        shutil.rmtree(tmp_path / "桌面")
        shutil.copytree(copy, folder)
        shutil.copytree(desktop, tmp_path / "桌面")
