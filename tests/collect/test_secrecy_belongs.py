"""A folder is a case's own when nothing else is in it; whatever else there is, is named."""

from __future__ import annotations

import os
import shlex
import zipfile
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from letters.collect.secrecy import bags
from letters.collect.secrecy.belongs import along, belongings, is_own_folder
from letters.collect.secrecy.kinds import (
    ALIKE,
    BAG,
    CALENDAR,
    CASE,
    CHANGED,
    EVIDENCE,
    INSIDE,
    KEPT,
    LETTER,
    RECORD,
    SYSTEM,
)
from letters.collect.secrecy.left_over import REMOVING
from letters.errors import FileError, UsageError
from letters.follow.calendar_file import calendar
from tests.written import bag, note

if TYPE_CHECKING:
    from pathlib import Path

TITLES = ("送出前请看", "治安报案书")
CASE_TEXT = """version = 1
[[evidence]]
files = [{ path = "evidence/子/b.wav" }, { path = "原件.jpg" }, { path = "../外面.jpg" }]
[[filings]]
sent = [{ path = "sent/收据.pdf" }]
"""
OWN = {
    "case.toml": CASE,
    "evidence/子/b.wav": EVIDENCE,
    "原件.jpg": EVIDENCE,
    "sent/收据.pdf": KEPT,
    "sent/2026-11-23-complaint-police-2.docx": KEPT,
    "letters-out/01-治安报案书.docx": ALIKE,
    "文书/2026-11-24 第1次/01-我的.docx": LETTER,
    "文书/2026-11-24 第1次/02-改过的.docx": CHANGED,
    ".written-letters.json": RECORD,
    "letters-out/~$治安报案书.docx": SYSTEM,
    "交/治安报案书-材料/bag-info.txt": BAG,
    "交/治安报案书-材料/manifest-sha256.txt": BAG,
    "交/治安报案书-材料/tagmanifest-sha256.txt": BAG,
    "交/治安报案书-材料/data/E01.png": BAG,
    "交/治安报案书-材料.zip": BAG,
    "期限.ics": CALENDAR,
    ".DS_Store": SYSTEM,
}


def put(folder: Path, name: str, content: bytes = b"x") -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "案件"
    for name in OWN:
        put(folder, name)
    put(folder, "case.toml", CASE_TEXT.encode())
    (folder / ".written-letters.json").unlink()
    names = ("01-我的.docx", "02-改过的.docx")
    place = note(folder / "case.toml", "文书/2026-11-24 第1次", dict.fromkeys(names, b"letter"))
    put(place, "02-改过的.docx")
    bag(folder / "交" / "治安报案书-材料", {"data/E01.png": b"x"})
    put(folder, "期限.ics", calendar([], date(2026, 11, 23)))
    (folder / "空文件夹").mkdir()
    return folder


def test_what_the_case_names_and_what_was_written_for_it_belongs_to_it(folder: Path) -> None:
    found = {one.path.relative_to(folder).as_posix(): one.what for one in belongings(folder, TITLES).files}
    assert found == OWN
    assert belongings(folder, TITLES).others == ()
    assert is_own_folder(folder, TITLES)


def test_a_calendar_beside_two_cases_goes_along_with_neither(folder: Path) -> None:
    assert CALENDAR in {one.what for one in along(folder / "case.toml", TITLES).files}
    put(folder, "又一个.toml", b"version = 2\n")
    assert CALENDAR not in {one.what for one in along(folder / "case.toml", TITLES).files}
    assert CALENDAR in {one.what for one in belongings(folder, TITLES).files}, (
        "both are locked together, and it with them"
    )


def test_two_cases_in_one_folder_are_both_at_home(folder: Path) -> None:
    put(folder, "又一个.toml", b'version = 1\n[[evidence]]\nfiles = [{ path = "evidence/c.png" }]\n')
    put(folder, "evidence/c.png")
    assert is_own_folder(folder, TITLES)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("日记.txt", "日记.txt"),
        ("evidence/没登记.png", "evidence/没登记.png"),
        ("evidence/子/更深/没登记.png", "evidence/子/更深"),
        ("letters-out/01-年终总结.docx", "letters-out/01-年终总结.docx"),
        ("sent/合同.pdf", "sent/合同.pdf"),
        (".venv/bin/python", ".venv"),
        ("生日.ics", "生日.ics"),
        ("pyproject.toml", "pyproject.toml"),
        ("别的.locked.zip", "别的.locked.zip"),
    ],
)
def test_anything_else_is_named_and_stays_where_it_is(folder: Path, name: str, told: str) -> None:
    put(folder, name, b"BEGIN:VCALENDAR\r\nPRODID:-//other//ZH\r\n")
    found = belongings(folder, TITLES)
    assert found.others == (folder / told,)
    assert {one.path.relative_to(folder).as_posix(): one.what for one in found.files} == OWN
    assert not is_own_folder(folder, TITLES)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_is_foreign_and_is_not_followed(folder: Path, tmp_path: Path) -> None:
    put(tmp_path, "家/照片.jpg")
    (folder / "家").symlink_to(tmp_path / "家")
    assert belongings(folder, TITLES).others == (folder / "家",)


def test_what_somebody_put_into_a_bag_or_changed_there_is_told_from_what_was_packed(folder: Path) -> None:
    place = folder / "交" / "治安报案书-材料"
    put(place, "data/E01.png", b"mine")
    put(place, "data/我的笔记.txt")
    found = belongings(folder, TITLES)
    assert found.others == (place / "data" / "我的笔记.txt",)
    assert {one.what for one in found.files if one.path == place / "data" / "E01.png"} == {CHANGED}


@pytest.mark.parametrize("name", ["../../case.toml", "/etc/passwd", "data/../../../case.toml"])
def test_a_list_in_a_bag_names_nothing_outside_it(folder: Path, name: str) -> None:
    place = folder / "交" / "治安报案书-材料"
    put(place, "manifest-sha256.txt", f"{sha256(b'x').hexdigest()}  {name}\n".encode())
    found = [path for path, _ in bags.files_of(place)]
    assert sorted(path.name for path in found) == sorted([*bags.LISTS, "治安报案书-材料.zip"])


def test_an_archive_beside_a_bag_that_is_not_of_that_bag_is_somebodys_own(folder: Path) -> None:
    archive = folder / "交" / "治安报案书-材料.zip"
    archive.unlink()
    tags = ("治安报案书-材料/bag-info.txt", b"Bag-Software-Agent: letters\n")
    for inside in ([("照片.jpg", b"mine")], [tags, ("照片.jpg", b"mine")], [(tags[0], b"Bag-Software-Agent: other\n")]):
        with zipfile.ZipFile(archive, "w") as box:
            for name, content in inside:
                box.writestr(name, content)
        assert belongings(folder, TITLES).others == (archive,)


def test_what_a_command_makes_for_a_moment_is_neither_the_cases_nor_anybodys(folder: Path) -> None:
    for name in (".letters-lock", ".letters-half-removed", "evidence/.letters-gone-0123456789abcdef"):
        put(folder, name)
    for name in (
        "evidence/.letters-x.png-abcd0123.part",
        "文书/.letters-abcd0123/lock",
        "文书/.letters-abcd0123/new/1",
    ):
        put(folder, name)
    found = belongings(folder, TITLES)
    assert {one.path.relative_to(folder).as_posix() for one in found.files} == OWN.keys()
    assert found.others == ()


@pytest.mark.parametrize("name", [".letters-notes", ".letters-abcd0123/essay.txt", ".letters-x.part"])
def test_what_only_is_named_like_that_is_somebodys(folder: Path, name: str) -> None:
    put(folder, name)
    assert belongings(folder, TITLES).others == (folder / name.partition("/")[0],)


def test_where_a_case_cannot_be_read_nothing_is_locked_while_other_things_may_be_its_evidence(folder: Path) -> None:
    put(folder, "case.toml", b"version = 1\n[complainant\n")
    with pytest.raises(UsageError, match="不知道哪些是它的证据") as caught:
        belongings(folder, TITLES)
    assert "letters check" in caught.value.hint


def test_where_the_record_is_damaged_nothing_is_locked_while_other_things_may_be_letters(folder: Path) -> None:
    put(folder, ".written-letters.json", b"{")
    put(folder, "文书/2026-11-24 第1次/改了名的.docx")
    with pytest.raises(UsageError, match="记录读不出来"):
        belongings(folder, TITLES)


def test_where_no_case_is_left_every_file_is_to_be_compared(tmp_path: Path) -> None:
    put(tmp_path, "evidence/a.png")
    put(tmp_path, "日记.txt")
    put(tmp_path, REMOVING)
    found = belongings(tmp_path, TITLES)
    assert [(one.path.name, one.what) for one in found.files] == [("a.png", INSIDE), ("日记.txt", INSIDE)]
    assert found.others == ()


def test_where_a_case_is_locked_and_gone_what_was_never_its_own_is_no_rest_of_it(tmp_path: Path) -> None:
    put(tmp_path / "我的 文件", "日记.txt")
    put(tmp_path, "我的 文件.locked.zip")
    with pytest.raises(UsageError, match="没有加密，也没有删除") as told:
        belongings(tmp_path / "我的 文件", TITLES)
    assert shlex.quote(str(tmp_path / "我的 文件.locked.zip")) in str(told.value.hint)


def test_home_a_folder_without_a_case_and_one_that_is_not_there_are_nobodys_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    assert not is_own_folder(folder, TITLES)
    (tmp_path / "空").mkdir()
    assert not is_own_folder(tmp_path / "空", TITLES)
    assert not is_own_folder(tmp_path / "没有", TITLES)


def test_a_folder_that_cannot_be_read_is_said_to_be_so(folder: Path) -> None:
    (folder / "evidence" / "子").chmod(0)
    try:
        if os.access(folder / "evidence" / "子", os.R_OK):
            pytest.skip("this user may read everything")
        with pytest.raises(FileError, match="子"):
            belongings(folder, TITLES)
    finally:
        (folder / "evidence" / "子").chmod(0o700)
