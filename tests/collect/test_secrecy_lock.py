"""A case folder is locked into one file and comes back exactly; never is there neither."""

from __future__ import annotations

import io
import os
import re
import tarfile
import threading
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyrage
import pytest

from letters.collect.secrecy import boxed, sealed
from letters.collect.secrecy.case_folder import locked_name
from letters.collect.secrecy.left_over import REMOVING
from letters.collect.secrecy.unlock import unlock
from letters.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path

    from letters.collect.secrecy.lock import Locked
from tests.collect.locked_folder import PASSPHRASE, fill, gone, held, locked

COMPOSED, DECOMPOSED = "caf\u00e9正确的密码", "cafe\u0301正确 的密码"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "我的案件")
    return tmp_path / "我的案件"


@dataclass(frozen=True)
class Kept:
    """A folder as it was, what locking it gave, what was left beside the locked file, what was not removed."""

    before: dict[str, tuple[bytes, int, int]]
    done: Locked
    beside: list[str]
    left: tuple[tuple[Path, str], ...]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Locked once for all: a passphrase is slow to try, and is meant to be."""
    folder = tmp_path_factory.mktemp("lock") / "我的案件"
    fill(folder)
    (folder / "case.toml").chmod(0o400)
    before = held(folder)
    done = locked(folder, COMPOSED)
    assert held(folder) == before
    left = gone(done)
    return Kept(before, done, [path.name for path in folder.parent.iterdir()], left)


@pytest.mark.slow
def test_a_folder_comes_back_with_its_bytes_and_times(kept: Kept) -> None:
    folder = kept.done.file.with_name("我的案件")
    assert (kept.done.file, kept.done.count, kept.done.was_there, kept.left) == (locked_name(folder), 5, False, ())
    assert kept.beside == [kept.done.file.name]
    assert unlock(kept.done.file, DECOMPOSED) == (folder, 5)
    assert held(folder) == kept.before
    assert (folder / "空文件夹").is_dir()
    assert kept.done.file.exists()
    if os.name != "nt":
        assert (folder.stat().st_mode | kept.done.file.stat().st_mode) & 0o077 == 0


def test_nothing_of_the_folder_can_be_read_in_the_locked_file(kept: Kept) -> None:
    content = kept.done.file.read_bytes()
    for word in ("微信", "version", "root", "PK\x03\x04x"):
        assert word.encode() not in content


@pytest.mark.long
def test_a_wrong_passphrase_is_told_from_damage(kept: Kept, tmp_path: Path) -> None:
    file = tmp_path / kept.done.file.name
    whole = kept.done.file.read_bytes()
    file.write_bytes(whole)
    with pytest.raises(FileError, match="密码不对"):
        unlock(file, "完全不对的密码")
    at = whole.index(b"age-encryption.org/v1", whole.index(b"case.tar.age"))
    for broken in (whole[: len(whole) // 2], whole[: at + 3000] + b"?" + whole[at + 3001 :], b"", b"PK" * 90):
        file.write_bytes(broken)
        with pytest.raises(FileError, match="已损坏"):
            unlock(file, COMPOSED)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_passphrase_that_this_computer_is_too_slow_to_try_is_not_called_wrong() -> None:
    key = pyrage.passphrase.encrypt(b"key", "words")
    dear = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 40", key)
    with pytest.raises(FileError, match="太忙或者太慢") as told:
        sealed.key_of(dear, "words")
    assert "不是密码不对" in told.value.hint


def test_a_pause_while_age_measures_this_computer_refuses_no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = iter([pyrage.DecryptError("Excessive work parameter for passphrase."), None])
    key = pyrage.passphrase.encrypt(b"key", "words")
    real = pyrage.passphrase.decrypt

    def decrypt(content: bytes, passphrase: str) -> bytes:
        if error := next(refused):
            raise error
        return real(content, passphrase)

    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)
    assert sealed.key_of(key, "words") == "key"


def test_a_key_file_that_was_damaged_is_not_called_a_wrong_passphrase(kept: Kept, tmp_path: Path) -> None:
    whole = kept.done.file.read_bytes()
    at = whole.index(b"age-encryption.org/v1")
    (tmp_path / "x.locked.zip").write_bytes(whole[: at + 60] + b"?" + whole[at + 61 :])
    with pytest.raises(FileError, match="已损坏"):
        unlock(tmp_path / "x.locked.zip", COMPOSED)


@pytest.mark.slow
def test_damage_behind_the_last_file_is_found_too(kept: Kept, tmp_path: Path) -> None:
    whole = kept.done.file.read_bytes()
    last = whole.index(b"PK\x01\x02") - 1
    (tmp_path / "x.locked.zip").write_bytes(whole[:last] + bytes((whole[last] ^ 1,)) + whole[last + 1 :])
    with pytest.raises(FileError, match="已损坏"), sealed.plain(tmp_path / "x.locked.zip", COMPOSED) as stream:
        stream.read()


def test_a_folder_that_is_there_is_not_overwritten(kept: Kept, folder: Path) -> None:
    before = held(folder)
    with pytest.raises(FileError, match="没有覆盖"):
        unlock(kept.done.file, COMPOSED, folder)
    assert held(folder) == before


@pytest.mark.slow
def test_it_opens_with_age_alone(kept: Kept) -> None:
    with zipfile.ZipFile(kept.done.file) as box:
        assert "age -d" in box.read(boxed.HOW).decode("utf-8-sig")
        key = pyrage.passphrase.decrypt(box.read(boxed.KEY), COMPOSED).decode()
        tar = pyrage.decrypt(box.read(boxed.CONTENT), [pyrage.x25519.Identity.from_str(key.strip())])
    with tarfile.open(fileobj=io.BytesIO(tar)) as content:
        member = content.extractfile("case.toml")
        assert member is not None
        assert member.read() == b"version = 1\n"


def test_unlocking_into_what_a_removal_left_puts_back_what_it_lacks(folder: Path, quick: None) -> None:
    before = held(folder)
    file = locked(folder).file
    (folder / REMOVING).touch()
    (folder / "letters-out" / "00-送出前请看.docx").rename(folder / "letters-out" / ".letters-gone-0123456789abcdef")
    (folder / "我的.txt").write_bytes(b"mine")
    assert unlock(file, PASSPHRASE) == (folder, 5)
    assert held(folder) == {**before, "我的.txt": held(folder)["我的.txt"]}


def test_unlocking_never_touches_what_differs(folder: Path, quick: None) -> None:
    file = locked(folder).file
    (folder / "case.toml").write_bytes(b"version = 1 # other")
    (folder / "evidence" / "空.txt").unlink()
    before = held(folder)
    with pytest.raises(FileError, match=r"case\.toml 和加密文件里的不同"):
        unlock(file, PASSPHRASE)
    assert held(folder) == before
    assert sorted(path.name for path in folder.parent.iterdir()) == sorted([folder.name, file.name])


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_unlocking_writes_through_no_link(folder: Path, tmp_path: Path, quick: None) -> None:
    file = locked(folder).file
    (tmp_path / "别处").mkdir()
    (folder / "evidence").rename(tmp_path / "evidence")
    (folder / "evidence").symlink_to(tmp_path / "别处")
    with pytest.raises(FileError, match="不同"):
        unlock(file, PASSPHRASE)
    assert not list((tmp_path / "别处").iterdir())


def test_two_unlockings_at_once_do_not_hurt_each_other(folder: Path, quick: None) -> None:
    before = held(folder)
    done = locked(folder)
    gone(done)
    results: list[object] = []

    def run() -> None:
        try:
            results.append(unlock(done.file, PASSPHRASE))
        except BaseException as error:
            results.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [(folder, 5)] * 4
    assert held(folder) == before
    assert sorted(path.name for path in folder.parent.iterdir()) == sorted([folder.name, done.file.name])
