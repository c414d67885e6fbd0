"""A file that another program has open for an instant is tried again; one that stays open is named. No time passes."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from letters.errors import FileError
from letters.kit import erase, files, folders
from letters.kit.held_by_others import PAUSE, TRIES, patiently
from letters.pack.save import ELSEWHERE
from tests.scanner import DeniedError, Scanner, SharingError, at_work

if TYPE_CHECKING:
    from pathlib import Path

FOR_GOOD = 1_000


@pytest.mark.parametrize("refusal", [SharingError, DeniedError])
def test_a_case_file_is_stored_when_the_scanner_lets_go_of_it(tmp_path: Path, refusal: type[OSError]) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b"old")
    scanner = Scanner("case.toml", TRIES - 1, refusal)
    with at_work(scanner) as waited:
        files.replace(path, b"new", waited.append)
    assert (path.read_bytes(), waited) == (b"new", [PAUSE] * (TRIES - 1))
    assert [each.name for each in tmp_path.iterdir()] == ["case.toml"]


def test_a_file_that_stays_open_is_left_as_it_was_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b"old")
    with at_work(Scanner("case.toml", FOR_GOOD)) as waited, pytest.raises(FileError) as told:
        files.replace(path, b"new", waited.append)
    assert f"无法写入 {path}：正被别的程序打开" in str(told.value)
    assert "关掉它，再做一次" in told.value.hint
    assert (path.read_bytes(), len(waited)) == (b"old", TRIES - 1)
    assert [each.name for each in tmp_path.iterdir()] == ["case.toml"]


def test_of_several_letters_the_one_that_is_open_is_named_and_all_stay_as_they_were(tmp_path: Path) -> None:
    names = ["01-治安报案书.docx", "02-告知函.docx"]
    for name in names:
        (tmp_path / name).write_bytes(b"old")
    made = [(name, b"new") for name in names]
    with at_work(Scanner(names[1], FOR_GOOD)) as waited, pytest.raises(FileError) as told:
        folders.put(tmp_path, made, ELSEWHERE, waited.append)
    assert f"无法写入 {tmp_path / names[1]}：正被别的程序打开（例如 Word、WPS" in str(told.value)
    assert told.value.hint == f"关掉它，再做一次；{ELSEWHERE}"
    assert sorted((each.name, each.read_bytes()) for each in tmp_path.iterdir()) == [(name, b"old") for name in names]


def test_several_letters_are_put_in_their_places_when_the_scanner_lets_go(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    with at_work(Scanner("a.docx", 3)) as waited:
        folders.put(tmp_path, [("a.docx", b"new")], wait=waited.append)
    assert ((tmp_path / "a.docx").read_bytes(), len(waited)) == (b"new", 3)


def test_a_new_folder_of_letters_appears_when_the_scanner_lets_go_of_it(tmp_path: Path) -> None:
    with at_work(Scanner("文书", 3)) as waited:
        folders.put(tmp_path / "文书", [("a.docx", b"new")], wait=waited.append)
    assert ((tmp_path / "文书" / "a.docx").read_bytes(), len(waited)) == (b"new", 3)


def test_a_file_that_is_to_go_goes_when_the_scanner_lets_go_of_it(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b"old")
    with at_work(Scanner("case.toml", 2)) as waited:
        assert erase.erase(path, erase.Identity.of(path), waited.append)
    assert (list(tmp_path.iterdir()), len(waited)) == ([], 2)


def test_what_is_refused_for_any_other_reason_is_told_at_once() -> None:
    waited: list[float] = []

    def full() -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        patiently(full, waited.append)
    assert waited == []


def test_a_right_that_is_lacking_elsewhere_than_on_windows_is_not_waited_for() -> None:
    waited: list[float] = []

    def forbidden() -> None:
        raise PermissionError(errno.EACCES, "forbidden")

    with pytest.raises(PermissionError):
        patiently(forbidden, waited.append)
    assert waited == []
