"""A case and what was made from it are removed: what was listed, and nothing else."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.collect.secrecy.doomed import NO_LETTER, survey
from letters.collect.secrecy.kinds import (
    ALIKE,
    BAG,
    CALENDAR,
    CASE,
    CHANGED,
    EARLIER,
    EVIDENCE,
    LEFT,
    LETTER,
    RECORD,
    TYPED,
)
from letters.collect.secrecy.wipe import wipe
from letters.errors import FileError
from letters.follow.calendar_file import calendar
from letters.kit import unfinished, written_record
from letters.kit.erase import Identity, erase
from letters.kit.hold import holding
from letters.kit.written_record import NAME, Kind
from tests.kills import kills, posix
from tests.written import bag, note, police

if TYPE_CHECKING:
    from pathlib import Path

TITLES = ["送出前请看", "治安报案书"]
BAGGED = ("bag-info.txt", "data/证据/E01.png", "manifest-sha256.txt", "tagmanifest-sha256.txt")
CASE_TEXT = """version = 1
[[evidence]]
files = [{ path = "evidence/a.png" }, { path = "evidence/子/b.wav" }, { path = "原件.jpg" }, { path = "evidence/gone" }]
"""


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")


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


def listed(folder: Path, *also: Path) -> dict[str, str]:
    found = survey(folder / "case.toml", TITLES, also)
    return {os.path.relpath(one.path, folder).replace(os.sep, "/"): one.what for one in found.files}


def left(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


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
