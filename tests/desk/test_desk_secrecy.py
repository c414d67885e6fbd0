"""Wiping, locking and unlocking as two steps: a survey that is shown, then what was surveyed and nothing else."""

from __future__ import annotations

import sys
from os import chdir
from pathlib import Path

import pytest

from letters.cli.secrecy import shared_computer
from letters.desk import open_desk, secrecy
from letters.errors import FileError, UsageError
from letters.kit.leaving import Leaving
from tests.command import letters
from tests.stories import text_of

WORDS = "青山不改绿水长流"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "案件"
    made.mkdir()
    (made / "case.toml").write_text(text_of(), encoding="utf-8")
    return made


def test_a_folder_is_locked_as_it_was_surveyed_and_comes_back_whole(folder: Path, quick: None) -> None:
    at = open_desk()
    found = secrecy.survey_lock(folder, at)
    assert [one.path.name for one in found.files] == ["case.toml"]
    assert folder.is_dir()
    done = secrecy.lock(found, WORDS, at)
    assert (done.file, (folder / "case.toml").exists()) == (found.target, True)
    assert secrecy.remove_locked(done) == secrecy.Removed((), Leaving())
    assert not folder.exists()
    back, count = secrecy.unlock(found.target, lambda: WORDS)
    assert (back, count) == (folder, 1)
    assert (folder / "case.toml").read_text(encoding="utf-8") == text_of()


def test_what_came_after_the_survey_stops_the_lock(folder: Path) -> None:
    at = open_desk()
    found = secrecy.survey_lock(folder, at)
    (folder / "other.toml").write_text(text_of(), encoding="utf-8")
    with pytest.raises((UsageError, FileError)):
        secrecy.lock(found, WORDS, at)
    assert not found.target.exists()
    assert (folder / "case.toml").is_file()


def test_a_weak_passphrase_locks_nothing(folder: Path) -> None:
    at = open_desk()
    with pytest.raises(UsageError):
        secrecy.lock(secrecy.survey_lock(folder, at), "1", at)
    assert (folder / "case.toml").is_file()


def test_nobody_is_asked_for_the_passphrase_of_a_file_that_is_not_there(folder: Path) -> None:
    def ask() -> str:
        raise AssertionError("asked")

    with pytest.raises(FileError, match="找不到加密文件"):
        secrecy.unlock(folder.with_name("none.locked.zip"), ask)


def test_a_case_is_wiped_as_it_was_surveyed(folder: Path) -> None:
    found = secrecy.survey_wipe(folder / "case.toml", open_desk())
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    assert [one.path.name for one in found.files] == ["case.toml"]
    assert (folder / "case.toml").is_file()
    heard: list[str] = []
    done = secrecy.wipe(found, heard.append)
    assert (done.removed, done.failed) == (1, ())
    assert heard
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_a_folder_that_holds_other_things_is_not_the_case_s_own(folder: Path) -> None:
    at = open_desk()
    assert secrecy.is_own_folder(folder, at)
    (folder / "照片.jpg").touch()
    assert not secrecy.is_own_folder(folder, at)
    assert secrecy.survey_lock(folder, at).others == (folder / "照片.jpg",)


@pytest.fixture
def nothing_encrypts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on 32-bit Windows, for which there is no wheel."""
    monkeypatch.setitem(sys.modules, "pyrage", None)


@pytest.mark.usefixtures("nothing_encrypts")
def test_where_nothing_encrypts_it_is_said_before_anything_is_listed_or_asked(folder: Path) -> None:
    def ask() -> str:
        raise AssertionError("asked")

    with pytest.raises(UsageError, match="这台电脑上用不了加密") as told:
        secrecy.survey_lock(folder, open_desk())
    assert "拷到自己的 U 盘上带走，再删除这里的" in told.value.hint
    assert told.value.hint.endswith('-m pip install ".[lock]"')
    locked = folder.with_name("案件.locked.zip")
    locked.write_bytes(b"locked elsewhere")
    with pytest.raises(UsageError, match="这台电脑上用不了加密") as told:
        secrecy.unlock(locked, ask)
    assert "换一台能装的电脑打开；或者先解开 zip，照里面的“怎样打开.txt”用 age 打开" in told.value.hint
    assert "wipe" not in told.value.hint


@pytest.mark.usefixtures("nothing_encrypts")
def test_where_nothing_encrypts_whoever_sits_at_anothers_computer_is_not_told_to_lock(folder: Path) -> None:
    assert not secrecy.can_encrypt()
    told = shared_computer(folder / "case.toml")
    assert "拷到自己的 U 盘上，再删除这里的：letters wipe" in told
    assert "lock" not in told.replace(str(folder), "")


def test_where_there_is_what_encrypts_both_ways_are_told(folder: Path) -> None:
    assert secrecy.can_encrypt()
    assert "letters lock" in shared_computer(folder / "case.toml")


@pytest.mark.usefixtures("nothing_encrypts")
def test_everything_but_locking_goes_on_without_what_encrypts(folder: Path) -> None:
    assert "案件文件填写无误" in letters("check", "case.toml", cwd=folder).stdout
    refused = letters("lock", ".", cwd=folder)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "这台电脑上用不了加密" in refused.stderr
    assert letters("wipe", "case.toml", "--yes", cwd=folder).returncode == 0


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder that was made for a case, as `new` makes them."""
    made = tmp_path / "案件-2026-11-26"
    made.mkdir()
    (made / "case.toml").write_text(text_of(), encoding="utf-8")
    return made


def test_whoever_stands_in_the_folder_of_the_case_leaves_it_before_it_goes_and_is_told(own: Path) -> None:
    before = Path.cwd()
    try:
        done = letters("wipe", "case.toml", "--yes", cwd=own)
        assert not own.exists()
        assert f"您刚才就在这个文件夹里，它已经删除了。输入 cd .. 按回车，回到 {own.parent}。" in done.stderr
    finally:
        chdir(before)


def test_whoever_stands_elsewhere_is_told_nothing_of_the_folder(own: Path, tmp_path: Path) -> None:
    done = letters("wipe", own / "case.toml", "--yes", cwd=tmp_path)
    assert not own.exists()
    assert "文件夹里" not in done.stderr


def test_an_empty_folder_in_which_another_window_stands_is_named(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class SharingError(PermissionError):
        winerror = 32  # how Windows says it

    def refuse(path: Path) -> None:
        raise SharingError(13, "in use", str(path))

    monkeypatch.setattr(Path, "rmdir", refuse)
    done = letters("wipe", own / "case.toml", "--yes", cwd=own.parent)
    assert (done.returncode, list(own.iterdir())) == (0, [])
    assert f"空文件夹 {own} 还在：有窗口停在里面。" in done.stderr


def test_a_folder_that_holds_something_else_stays_without_a_word_of_windows(own: Path) -> None:
    (own / "mine.txt").write_text("mine", encoding="utf-8")
    done = letters("wipe", own / "case.toml", "--yes", cwd=own.parent)
    assert [path.name for path in own.iterdir()] == ["mine.txt"]
    assert "窗口" not in done.stderr


def test_whoever_stands_in_a_folder_that_is_locked_is_told_too(own: Path, quick: None) -> None:
    before = Path.cwd()
    try:
        done = letters("lock", own, "--passphrase-stdin", "--remove", cwd=own, given=f"{WORDS}\n")
        assert not own.exists()
        assert "您刚才就在这个文件夹里" in done.stderr
    finally:
        chdir(before)
