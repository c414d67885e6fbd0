"""What locking removes, and when it removes nothing; kills at any instant lose nothing."""

from __future__ import annotations

import os
import shutil
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from letters.collect.secrecy.case_folder import check_folder, locked_name
from letters.collect.secrecy.left_over import REMOVING
from letters.collect.secrecy.lock import lock, remove
from letters.collect.secrecy.unlock import unlock
from letters.errors import FileError, UsageError
from tests.kills import kills, posix

if TYPE_CHECKING:
    from pathlib import Path
from tests.collect.locked_folder import PASSPHRASE, TIME, every, fill, gone, held, locked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "我的案件")
    return tmp_path / "我的案件"


def test_a_locked_file_with_other_content_is_not_overwritten(folder: Path, quick: None) -> None:
    file = locked(folder).file
    old = file.read_bytes()
    (folder / "case.toml").write_bytes(b"version = 1\n# more\n")
    with pytest.raises(FileError, match="内容与文件夹不同"):
        locked(folder)
    assert file.read_bytes() == old
    assert (folder / "case.toml").exists()
    assert gone(locked(folder, force=True)) == ()
    unlock(file, PASSPHRASE)
    assert (folder / "case.toml").read_bytes() == b"version = 1\n# more\n"


def test_only_what_is_named_is_locked_and_removed_and_the_rest_stays(folder: Path, quick: None) -> None:
    before = held(folder)
    named = [folder / "case.toml", folder / "evidence" / "空.txt"]
    done = lock(folder, named, PASSPHRASE)
    assert [member.name for member in done.listed] == ["case.toml", "evidence", "evidence/空.txt", "空文件夹"]
    assert gone(done) == ()
    rest = {name: state for name, state in before.items() if folder / name not in named}
    assert held(folder) == rest
    assert unlock(done.file, PASSPHRASE) == (folder, 2)
    assert held(folder) == before


def test_nothing_is_removed_when_the_locked_file_has_gone_or_changed_since(folder: Path, quick: None) -> None:
    before = held(folder)
    done = locked(folder)
    with done.file.open("ab") as stream:
        stream.write(b"?")
    with pytest.raises(FileError, match="没有删除任何东西"):
        remove(done)
    done.file.unlink()
    with pytest.raises(FileError, match="找不到"):
        remove(done)
    assert held(folder) == before


def test_what_is_left_of_a_folder_never_takes_the_place_of_the_whole(folder: Path, quick: None) -> None:
    """Also where somebody says to replace: what is missing is in the locked file only."""
    before = held(folder)
    done = locked(folder)
    whole = done.file.read_bytes()
    (folder / REMOVING).touch()
    (folder / "evidence" / "空.txt").unlink()
    again = lock(folder, [folder / name for name in before if name != "evidence/空.txt"], PASSPHRASE, force=True)
    assert (again.was_there, again.file.read_bytes()) == (True, whole)
    (folder / "case.toml").write_bytes(b"version = 1 # mine")
    with pytest.raises(FileError, match="内容与文件夹不同") as caught:
        lock(folder, [folder / "case.toml"], PASSPHRASE, force=True)
    assert "--out" in caught.value.hint
    done.file.rename(folder.parent / "U盘.zip")
    with pytest.raises(FileError, match="不在原处"):
        lock(folder, [folder / "case.toml"], PASSPHRASE)
    restored, _ = unlock(folder.parent / "U盘.zip", PASSPHRASE, folder.parent / "又")
    assert held(restored) == before


def test_a_name_that_could_not_come_back_is_refused_before_anything_is_written(folder: Path) -> None:
    for name in ("a\\b.txt", "a\nb.txt", "\x9bx.txt"):
        (folder / name).touch()
        with pytest.raises(FileError, match="解不开"):
            locked(folder)
        (folder / name).unlink()
    assert not locked_name(folder).exists()


def test_links_are_refused_and_nothing_is_touched(folder: Path) -> None:
    (folder / "evidence" / "link").symlink_to("/etc/passwd")
    with pytest.raises(FileError, match="是链接"):
        locked(folder)
    assert len(held(folder)) == 6
    assert not locked_name(folder).exists()


@pytest.mark.parametrize("name", ["case.toml", "evidence/空.txt", "letters-out/00-送出前请看.docx"])
def test_nothing_is_removed_where_a_file_has_changed_since_it_was_locked(folder: Path, quick: None, name: str) -> None:
    done = locked(folder)
    (folder / name).write_bytes(b"xy")
    before = held(folder)
    with pytest.raises(FileError, match=f"{name} 加密以后又改过，没有删除任何东西"):
        remove(done)
    assert held(folder) == before
    locked(folder, force=True)
    assert not gone(locked(folder))


def test_a_file_changed_while_the_others_are_removed_stays(folder: Path, quick: None) -> None:
    """So does one whose size and time tell nothing: it was written to since."""
    done = locked(folder)
    (folder / REMOVING).touch()
    for name, content in (("evidence/空.txt", b"new"), ("letters-out/00-送出前请看.docx", b"pk")):
        (folder / name).write_bytes(content)
    os.utime(folder / "letters-out/00-送出前请看.docx", ns=(TIME, TIME))
    left = dict(gone(done))
    why = "加密以后又改过，没有动它"
    assert {left.pop(folder / name) for name in ("evidence/空.txt", "letters-out/00-送出前请看.docx")} == {why}
    assert list(left) == [folder / "case.toml"], "what tells of the rest stays as long as anything does"
    assert (folder / "evidence/空.txt").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["case.toml", "evidence/微信截图 1.png"])
def test_a_locked_file_that_is_not_what_is_on_the_disk_takes_nothings_place(
    folder: Path, quick: None, name: str
) -> None:
    """The bytes change after they were encrypted, and neither size nor time tells."""

    def change(told: str) -> None:
        if told.startswith("正在核对"):
            with (folder / name).open("r+b") as stream:
                stream.write(b"ver???? = 2")
            os.utime(folder / name, ns=(TIME, TIME))

    before = held(folder)
    with pytest.raises(FileError, match="与文件夹不同，没有删除任何东西"):
        locked(folder, tell=change)
    assert held(folder).keys() == before.keys()
    assert held(folder)[name][0].startswith(b"ver????")
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_only_a_folder_with_a_case_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "项目").mkdir()
    (tmp_path / "项目" / "pyproject.toml").write_text('[project]\nversion = "1"\n[tool.x]\nversion = 1\n')
    with pytest.raises(UsageError, match="没有案件文件"):
        check_folder(tmp_path / "项目")
    with pytest.raises(FileError, match="不是文件夹"):
        check_folder(tmp_path / "没有")
    (tmp_path / "case.toml").write_text("# 注释\nversion = 1 # 格式\n[complainant")
    assert check_folder(tmp_path) == tmp_path
    monkeypatch.setenv("HOME", str(tmp_path / "项目"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "项目"))
    with pytest.raises(UsageError, match="单独的案件文件夹"):
        check_folder(tmp_path)


@pytest.mark.long
def test_a_big_folder_is_locked_and_unlocked_in_little_memory(folder: Path) -> None:
    with (folder / "录屏.mp4").open("wb") as stream:
        stream.truncate(48 * 1024 * 1024)
    tracemalloc.start()
    try:
        done = locked(folder)
        gone(done)
        unlock(done.file, PASSPHRASE)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 12 * 1024 * 1024
    assert (folder / "录屏.mp4").stat().st_size == 48 * 1024 * 1024


def hidden(place: Path) -> list[str]:
    return [path.name for path in place.rglob(".letters-*")]


def contents(folder: Path) -> dict[str, bytes]:
    """The files by name, but for those that a command makes for a moment."""
    return {name: state[0] for name, state in held(folder).items() if "/.letters-" not in f"/{name}"}


@posix
@pytest.mark.long
def test_killed_anywhere_while_locking_the_folder_is_whole_and_the_next_leaves_nothing(
    folder: Path, quick: None
) -> None:
    before, file = held(folder), locked_name(folder)
    for _ in kills(lambda: locked(folder)):
        assert held(folder) == before
        assert locked(folder).count == 5
        assert (held(folder), hidden(folder.parent)) == (before, [])
        file.unlink()


@posix
@pytest.mark.long
@pytest.mark.parametrize("again", ["lock", "unlock"])
def test_killed_anywhere_while_removing_nothing_is_lost_and_either_command_goes_on(
    folder: Path, quick: None, again: str
) -> None:
    """Files sort before and after the case file, which goes last all the same."""
    (folder / "IMG_0001.jpg").write_bytes(b"jpg" * 999)
    (folder / ".written-letters.json").write_bytes(b"{}")
    before = contents(folder)
    file = locked(folder).file
    copy = shutil.copytree(folder, folder.parent / "copy")
    for _ in kills(lambda: gone(locked(folder))):
        left = {path for path in every(folder) if not path.name.startswith(".letters-")}
        assert not left or folder / "case.toml" in left, "as long as anything is left, so is what tells of it"
        if again == "lock" and folder.exists():
            assert gone(lock(folder, left, PASSPHRASE)) == ()
            assert not folder.exists(), list(folder.rglob("*"))
        else:
            unlock(file, PASSPHRASE)
            assert contents(folder) == before
        assert hidden(folder.parent) == []
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(copy, folder)


@posix
@pytest.mark.long
@pytest.mark.parametrize("is_there", [False, True])
def test_killed_anywhere_while_unlocking_the_next_unlocking_is_whole_and_leaves_nothing(
    folder: Path, quick: None, is_there: bool
) -> None:
    before = contents(folder)
    file = locked(folder).file

    def begin() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        if is_there:
            (folder / "evidence").mkdir(parents=True)
            (folder / "evidence" / "空.txt").touch()

    begin()
    for _ in kills(lambda: unlock(file, PASSPHRASE)):
        assert not (folder / "case.toml").exists() or contents(folder) == before, "the case file comes last"
        unlock(file, PASSPHRASE)
        assert (contents(folder), hidden(folder.parent)) == (before, [])
        begin()
