"""A case store in a folder: versions, conflicts, files kept whole or not at all, and no way out of the folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from letters.desk import FolderStore
from letters.errors import CaseError, ConflictError, FileError
from letters.pack.make import PackFile

if TYPE_CHECKING:
    from pathlib import Path

    from letters.desk import CaseStore

NAME = "case.toml"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links differ on Windows")


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "案件")


def test_a_folder_is_a_case_store(store: FolderStore) -> None:
    kept: CaseStore = store
    assert kept.list() == ()


def test_what_is_stored_is_read_back_with_its_version(store: FolderStore) -> None:
    version = store.replace(NAME, "version = 1\r\n# 说明\r\n", None)
    stored = store.read(NAME)
    assert (stored.text, stored.version) == ("version = 1\r\n# 说明\r\n", version)
    assert store.replace(NAME, "version = 1\n", version) == store.read(NAME).version != version


@POSIX
def test_a_new_case_is_readable_by_its_owner_alone(store: FolderStore) -> None:
    store.replace(NAME, "version = 1\n", None)
    assert (store.folder / NAME).stat().st_mode & 0o077 == 0
    assert store.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("between", "told"),
    [("# von anderswo\n", "刚才被别的程序改过"), (None, "已经不在了")],
)
def test_a_text_that_somebody_else_changed_is_not_replaced(store: FolderStore, between: str | None, told: str) -> None:
    version = store.replace(NAME, "version = 1\n", None)
    place = store.folder / NAME
    place.unlink() if between is None else place.write_text(between, encoding="utf-8")
    with pytest.raises(ConflictError, match=told) as refused:
        store.replace(NAME, "version = 1\n# mine\n", version)
    assert refused.value.exit_status == 3
    assert refused.value.hint
    assert (place.read_text(encoding="utf-8") if place.exists() else None) == between


def test_a_new_case_never_takes_the_place_of_another(store: FolderStore) -> None:
    store.replace(NAME, "# mine\n", None)
    with pytest.raises(ConflictError, match="已经存在"):
        store.replace(NAME, "# other\n", None)
    assert store.read(NAME).text == "# mine\n"


def test_files_are_kept_all_or_none(store: FolderStore) -> None:
    first, second = PackFile("a.txt", b"1"), PackFile("b.txt", b"2")
    store.keep([first], folder="sent")
    with pytest.raises(FileError, match="没有覆盖"):
        store.keep([second, PackFile("a.txt", b"3")], folder="sent")
    assert store.list() == ("sent/a.txt",)
    store.keep([second, PackFile("a.txt", b"3")], folder="sent", force=True)
    assert [(store.folder / name).read_bytes() for name in store.list()] == [b"3", b"2"]


@POSIX
def test_the_list_leaves_out_what_is_hidden_and_what_leads_elsewhere(store: FolderStore, tmp_path: Path) -> None:
    store.keep([PackFile("seen.txt", b""), PackFile(".hidden", b"")])
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").touch()
    (store.folder / "link").symlink_to(tmp_path / "elsewhere")
    (store.folder / "link.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    assert store.list() == ("seen.txt",)


def test_what_is_removed_is_gone_and_what_is_not_there_is_told(store: FolderStore) -> None:
    store.replace(NAME, "# mine\n", None)
    store.remove(NAME)
    assert store.list() == ()
    with pytest.raises(FileError):
        store.remove(NAME)
    with pytest.raises(FileError, match="找不到"):
        store.read(NAME)


@pytest.mark.parametrize("name", ["../case.toml", "/etc/passwd", "a/../../b", "a\0b", ""])
def test_no_name_leads_out_of_the_folder(store: FolderStore, name: str) -> None:
    for call in (store.read, store.remove, lambda name: store.replace(name, "", None)):
        with pytest.raises(FileError, match="不是案件文件夹里的文件名"):
            call(name)


def test_a_text_that_is_no_utf_8_is_told_with_its_line(store: FolderStore) -> None:
    store.keep([PackFile(NAME, "version = 1\n# 中文".encode("gbk"))])
    with pytest.raises(CaseError, match="第 2 行"):
        store.read(NAME)


def test_two_shells_never_hold_one_case_at_once(store: FolderStore) -> None:
    with store.hold():
        with pytest.raises(ConflictError, match="另一个窗口"), FolderStore(store.folder).hold():
            pass
        with FolderStore(store.folder / "other").hold():
            assert store.list() == ()
    with FolderStore(store.folder).hold():
        assert store.list() == ()
    assert list(store.folder.iterdir()) == [store.folder / "other"]
