"""A case folder is locked into one file and comes back exactly; never is there neither."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import tarfile
import tracemalloc
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyrage
import pytest

from letters.collect.secrecy import sealed
from letters.collect.secrecy.case_folder import check_folder, locked_name
from letters.collect.secrecy.lock import Locked, lock
from letters.collect.secrecy.unlock import unlock
from letters.errors import FileError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "葡萄 正确 horse 电池"  # noqa: S105  of a test
COMPOSED, DECOMPOSED = "caf\u00e9正确的密码", "cafe\u0301正确 的密码"
TIME = 1_786_000_000_123_456_789


def fill(folder: Path) -> dict[str, bytes]:
    content = {
        "case.toml": b"version = 1\n",
        "evidence/微信截图 1.png": bytes(range(256)) * 700,
        "evidence/空.txt": b"",
        "evidence/" + "很长的名字" * 15 + ".txt": b"x",
        "letters-out/00-送出前请看.docx": b"PK",
    }
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, ns=(TIME, TIME))
    (folder / "空文件夹").mkdir()
    return content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "我的案件")
    return tmp_path / "我的案件"


def held(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in files
    }


@dataclass(frozen=True)
class Kept:
    """A folder as it was, what locking it gave, and what was left beside the locked file."""

    before: dict[str, tuple[bytes, int, int]]
    done: Locked
    beside: list[str]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Locked once for all: a passphrase is slow to try, and is meant to be."""
    folder = tmp_path_factory.mktemp("lock") / "我的案件"
    fill(folder)
    (folder / "case.toml").chmod(0o400)
    before = held(folder)
    return Kept(before, lock(folder, COMPOSED), [path.name for path in folder.parent.iterdir()])


def test_a_folder_comes_back_with_its_bytes_and_times(kept: Kept) -> None:
    folder = kept.done.file.with_name("我的案件")
    assert kept.done == Locked(locked_name(folder), 5, was_there=False, left=())
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


def test_a_key_file_that_was_damaged_is_not_called_a_wrong_passphrase(kept: Kept, tmp_path: Path) -> None:
    whole = kept.done.file.read_bytes()
    at = whole.index(b"age-encryption.org/v1")
    (tmp_path / "x.locked.zip").write_bytes(whole[: at + 60] + b"?" + whole[at + 61 :])
    with pytest.raises(FileError, match="已损坏"):
        unlock(tmp_path / "x.locked.zip", COMPOSED)


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


def test_it_opens_with_age_alone(kept: Kept) -> None:
    with zipfile.ZipFile(kept.done.file) as box:
        assert "age -d" in box.read(sealed.HOW).decode("utf-8-sig")
        key = pyrage.passphrase.decrypt(box.read(sealed.KEY), COMPOSED).decode()
        tar = pyrage.decrypt(box.read(sealed.CONTENT), [pyrage.x25519.Identity.from_str(key.strip())])
    with tarfile.open(fileobj=io.BytesIO(tar)) as content:
        member = content.extractfile("case.toml")
        assert member is not None
        assert member.read() == b"version = 1\n"


@pytest.mark.long
def test_a_locked_file_with_other_content_is_not_overwritten(folder: Path) -> None:
    file = lock(folder, PASSPHRASE, keep=True).file
    old = file.read_bytes()
    (folder / "case.toml").write_bytes(b"version = 1\n# more\n")
    with pytest.raises(FileError, match="内容与文件夹不同"):
        lock(folder, PASSPHRASE)
    assert file.read_bytes() == old
    assert (folder / "case.toml").exists()
    assert lock(folder, PASSPHRASE, force=True).left == ()
    unlock(file, PASSPHRASE)
    assert (folder / "case.toml").read_bytes() == b"version = 1\n# more\n"


@pytest.mark.long
def test_a_removal_that_was_cut_short_is_finished(folder: Path) -> None:
    lock(folder, PASSPHRASE, keep=True)
    (folder / "case.toml").rename(folder / ".letters-gone-0122")
    (folder / "evidence" / ".letters-gone-0123").write_bytes(b"rest")
    done = lock(folder, PASSPHRASE)
    assert (done.was_there, done.left) == (True, ())
    assert not folder.exists()


def test_links_are_refused_and_nothing_is_touched(folder: Path) -> None:
    (folder / "evidence" / "link").symlink_to("/etc/passwd")
    with pytest.raises(FileError, match="是链接"):
        lock(folder, PASSPHRASE)
    assert len(held(folder)) == 6
    assert not locked_name(folder).exists()


@pytest.mark.long
def test_a_file_changed_after_it_was_locked_is_not_removed(folder: Path) -> None:
    def change(told: str) -> None:
        if told == "正在删除：case.toml":
            (folder / "case.toml").write_bytes(b"version = 1 # new")

    done = lock(folder, PASSPHRASE, tell=change)
    assert [(path.name, why) for path, why in done.left if path.name == "case.toml"] == [
        ("case.toml", "加密以后又改过，没有动它")
    ]
    assert (folder / "case.toml").read_bytes() == b"version = 1 # new"


@pytest.mark.parametrize("keep", [False, True])
def test_a_locked_file_that_is_not_what_is_on_the_disk_takes_nothings_place(folder: Path, keep: bool) -> None:
    """The bytes change after they were encrypted, and neither size nor time tells."""

    def change(told: str) -> None:
        if told.startswith("正在核对"):
            with (folder / "case.toml").open("r+b") as stream:
                stream.write(b"version = 2\n")
            os.utime(folder / "case.toml", ns=(TIME, TIME))

    before = held(folder)
    with pytest.raises(FileError, match="与文件夹不同，没有删除任何东西"):
        lock(folder, PASSPHRASE, keep=keep, tell=change)
    changed = {**before, "case.toml": (b"version = 2\n", *before["case.toml"][1:])}
    assert held(folder) == changed
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
        file = lock(folder, PASSPHRASE).file
        unlock(file, PASSPHRASE)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 12 * 1024 * 1024
    assert (folder / "录屏.mp4").stat().st_size == 48 * 1024 * 1024


LOCKS = """
import sys
from pathlib import Path
from letters.collect.secrecy.lock import lock
lock(Path(sys.argv[1]), sys.argv[2], tell=lambda text: print(text, flush=True))
"""
STAGES = ["正在加密", "正在核对：解密一遍，逐字节比较", "正在删除：letters-out", "正在删除：case.toml"]


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_any_stage_there_is_always_a_whole_copy(tmp_path: Path, stage: str) -> None:
    folder = tmp_path / "我的案件"
    content = fill(folder)
    command = [sys.executable, "-c", LOCKS, str(folder), PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:  # noqa: S603
        assert running.stdout is not None
        for line in running.stdout:
            if line.strip() == stage:
                break
        running.send_signal(signal.SIGKILL)
    file = locked_name(folder)
    if file.exists():
        restored, _ = unlock(file, PASSPHRASE, tmp_path / "又一处")
        assert {name: data for name, (data, _, _) in held(restored).items()} == content
    else:
        assert {name: data for name, (data, _, _) in held(folder).items()} == content
        assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".letters-")] == [folder.name]
