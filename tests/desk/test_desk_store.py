"""A case store in a folder: versions, conflicts, files kept whole or not at all, and no way out of the folder."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

import pytest

from letters.desk import CaseOnDisk, FolderStore
from letters.errors import CaseError, ConflictError, FileError
from letters.pack.make import PackFile
from tests.holders import at_once, somebody_holds

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


def test_bytes_that_are_no_text_are_told_with_their_line(store: FolderStore) -> None:
    store.keep([PackFile(NAME, b"version = 1\n# \xff\xff\xff")])
    with pytest.raises(CaseError, match="第 2 行"):
        store.read(NAME)


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8"])
def test_a_text_in_another_encoding_is_stored_as_utf_8_and_nobody_else_changed_it(
    store: FolderStore, encoding: str
) -> None:
    store.keep([PackFile(NAME, "version = 1\n# 中文".encode(encoding))])
    there = store.read(NAME)
    assert there.text == "version = 1\n# 中文"
    version = store.replace(NAME, f"{there.text}\n", there.version)
    assert (store.folder / NAME).read_bytes() == "version = 1\n# 中文\n".encode()
    assert store.read(NAME).version == version


def test_two_shells_never_hold_one_case_at_once(store: FolderStore) -> None:
    store.keep([PackFile("a.txt", b"")], folder="other")
    with somebody_holds(store.folder, "网页"):
        with pytest.raises(ConflictError, match="正在被改动（网页，从"), store.hold("letters write", wait=0):
            pass
        with FolderStore(store.folder / "other").hold(wait=0):
            assert store.list() == ("other/a.txt",)
    with store.hold(wait=0):
        assert store.list() == ("other/a.txt",)
    assert list(store.folder.iterdir()) == [store.folder / "other"]


def test_who_reads_waits_for_nobody(store: FolderStore) -> None:
    version = store.replace(NAME, "# mine\n", None)
    with somebody_holds(store.folder, "letters write"):
        assert store.read(NAME).version == version
        assert store.list() == (NAME,)


def test_of_two_who_change_the_same_text_at_once_both_land_when_each_holds_from_reading_to_replacing(
    store: FolderStore,
) -> None:
    store.replace(NAME, "version = 1\n", None)

    def add(line: str) -> None:
        mine = FolderStore(store.folder)
        with mine.hold():
            before = mine.read(NAME)
            mine.replace(NAME, f"{before.text}{line}\n", before.version)

    with somebody_holds(store.folder, "letters write") as release:
        waiting = [threading.Thread(target=add, args=(line,)) for line in ("# one", "# two")]
        for thread in waiting:
            thread.start()
        release.set()
        for thread in waiting:
            thread.join()
    assert sorted(store.read(NAME).text.splitlines()) == ["# one", "# two", "version = 1"]


@pytest.mark.slow
@POSIX
def test_nobody_of_ours_comes_between_the_look_at_the_version_and_the_replacing(store: FolderStore) -> None:
    """Without a hold of their own, two may not lose a line: one of them is told that the text has changed."""
    store.replace(NAME, "", None)

    def add() -> None:
        for _ in range(100):
            while True:
                before = store.read(NAME)
                with suppress(ConflictError):
                    store.replace(NAME, f"{before.text}#\n", before.version)
                    break

    assert at_once(2, add) == [0, 0]
    assert len(store.read(NAME).text.splitlines()) == 200


def test_an_editor_that_saves_while_a_shell_holds_is_told_and_not_overwritten(store: FolderStore) -> None:
    version = store.replace(NAME, "version = 1\n", None)
    with store.hold():
        (store.folder / NAME).write_text("# from an editor\n", encoding="utf-8")
        with pytest.raises(ConflictError, match="刚才被别的程序改过"):
            store.replace(NAME, "version = 1\n# mine\n", version)
    assert store.read(NAME).text == "# from an editor\n"


def test_a_case_file_on_disk_is_made_changed_and_put_back_only_where_nobody_changed_it(tmp_path: Path) -> None:
    path = tmp_path / "案件.toml"
    with pytest.raises(FileError):
        CaseOnDisk.open(path)
    made = CaseOnDisk.new(path)
    assert (made.folder, path.exists()) == (tmp_path, False)
    made.put(made.text + "# 一\n")
    made.put(made.text + "# 二\n")
    other = CaseOnDisk.open(path)
    assert other.text == made.text == path.read_text(encoding="utf-8")
    other.put("version = 1\n")
    with pytest.raises(ConflictError):
        made.put(made.text + "# 三\n")
    with pytest.raises(ConflictError):
        CaseOnDisk.new(path).put("version = 1\n")
    assert path.read_text(encoding="utf-8") == "version = 1\n"


def test_a_change_of_a_file_of_version_1_keeps_the_old_one_beside_it(tmp_path: Path) -> None:
    first = "version = 1\r\n# 说明\r\n"
    (tmp_path / NAME).write_bytes(first.encode())
    file = CaseOnDisk.open(tmp_path / NAME)
    file.put("version = 2\n# 说明\n")
    file.put("version = 2\n# 说明二\n")
    assert {path.name: path.read_bytes().decode() for path in tmp_path.iterdir()} == {
        NAME: "version = 2\n# 说明二\n",
        "case.toml.第1版": first,
    }


def test_another_file_of_version_1_is_kept_under_a_name_of_its_own_and_the_same_once(tmp_path: Path) -> None:
    for first in ("version = 1\n# 一\n", "version = 1\n# 二\n", "version = 1\n# 二\n"):
        (tmp_path / NAME).write_text(first, encoding="utf-8")
        CaseOnDisk.open(tmp_path / NAME).put("version = 2\n")
    kept = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir() if path.name != NAME}
    assert kept == {"case.toml.第1版": "version = 1\n# 一\n", "case.toml.第1版-2": "version = 1\n# 二\n"}


@POSIX
def test_a_file_that_becomes_a_link_while_it_is_opened_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, place = tmp_path / "secret", tmp_path / "case" / "a.jpg"
    place.parent.mkdir()
    secret.write_text("another's")
    place.write_text("mine")
    opening = type(place).open

    def swapped(path: Path, how: str) -> IO[Any]:
        place.unlink()
        place.symlink_to(secret)
        stream = opening(path, how)
        place.unlink()
        with opening(place, "w") as again:
            again.write("mine")
        return stream

    monkeypatch.setattr(type(place), "open", swapped)
    with pytest.raises(FileError, match="链接"):
        FolderStore(place.parent).opened("a.jpg")
