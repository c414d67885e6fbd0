"""A folder is a case's own when nothing else is in it; whatever else there is, is named."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.collect.secrecy.belongs import CALENDAR, MOST_NAMED, SYSTEM, belongings, is_own_folder
from letters.collect.secrecy.kinds import BAG, CASE, EVIDENCE, KEPT, LEFT, LETTER, RECORD
from letters.errors import FileError, UsageError
from letters.follow.ics import calendar
from tests.written import note

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
    "letters-out/01-治安报案书.docx": LETTER,
    "文书/2026-11-24 第1次/01-我的.docx": LETTER,
    "文书/2026-11-24 第1次/02-改过的.docx": LETTER,
    ".written-letters.json": RECORD,
    "letters-out/~$治安报案书.docx": SYSTEM,
    "交/治安报案书-材料/bag-info.txt": BAG,
    "交/治安报案书-材料/data/E01.png": BAG,
    "交/治安报案书-材料.zip": BAG,
    "期限.ics": CALENDAR,
    ".letters-gone-01": LEFT,
    "evidence/子/.letters-ab": LEFT,
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
    put(folder, "交/治安报案书-材料/bag-info.txt", b"Bag-Software-Agent: letters\n")
    put(folder, "期限.ics", calendar([], date(2026, 11, 23)))
    (folder / "空文件夹").mkdir()
    return folder


def test_what_the_case_names_and_what_was_written_for_it_belongs_to_it(folder: Path) -> None:
    found = {one.path.relative_to(folder).as_posix(): one.what for one in belongings(folder, TITLES)}
    assert found == OWN
    assert is_own_folder(folder, TITLES)


def test_two_cases_in_one_folder_are_both_at_home(folder: Path) -> None:
    put(folder, "又一个.toml", b'version = 1\n[[evidence]]\nfiles = [{ path = "evidence/c.png" }]\n')
    put(folder, "evidence/c.png")
    assert is_own_folder(folder, TITLES)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("日记.txt", "日记.txt"),
        ("evidence/没登记.png", "evidence/没登记.png"),
        ("evidence/子/更深/没登记.png", "evidence/子/更深/（整个文件夹）"),
        ("letters-out/01-年终总结.docx", "letters-out/01-年终总结.docx"),
        ("sent/合同.pdf", "sent/合同.pdf"),
        (".venv/bin/python", ".venv/（整个文件夹）"),
        ("生日.ics", "生日.ics"),
        ("pyproject.toml", "pyproject.toml"),
        ("别的.locked.zip", "别的.locked.zip"),
    ],
)
def test_anything_else_is_named_and_the_folder_is_refused(folder: Path, name: str, told: str) -> None:
    put(folder, name, b"BEGIN:VCALENDAR\r\nPRODID:-//other//ZH\r\n")
    with pytest.raises(UsageError) as caught:
        belongings(folder, TITLES)
    assert caught.value.message.splitlines()[1:] == [f"    {told}"]
    assert "单独的文件夹" in caught.value.hint
    assert not is_own_folder(folder, TITLES)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_is_foreign_and_is_not_followed(folder: Path, tmp_path: Path) -> None:
    put(tmp_path, "家/照片.jpg")
    (folder / "家").symlink_to(tmp_path / "家")
    with pytest.raises(UsageError, match=r"\n    家\n"):
        belongings(folder, TITLES)


def test_evidence_of_a_case_that_cannot_be_read_is_nobodys(folder: Path) -> None:
    put(folder, "case.toml", b"version = 1\n[complainant\n")
    with pytest.raises(UsageError, match="evidence/（整个文件夹）") as caught:
        belongings(folder, TITLES)
    assert "letters check" in caught.value.hint


def test_where_the_record_is_damaged_letters_are_nobodys_and_it_is_said_why(folder: Path) -> None:
    put(folder, ".written-letters.json", b"{")
    with pytest.raises(UsageError, match="文书/（整个文件夹）") as caught:
        belongings(folder, TITLES)
    assert "记录读不出来" in caught.value.hint


def test_a_folder_full_of_other_things_is_refused_with_some_of_their_names(folder: Path) -> None:
    for number in range(MOST_NAMED + 5):
        put(folder, f"照片{number:02}.jpg")
    with pytest.raises(UsageError, match=f"等 {MOST_NAMED + 5} 项") as caught:
        belongings(folder, TITLES)
    assert caught.value.message.count("照片") == MOST_NAMED


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
