"""Folders of tests, locked: what they hold, and what is left of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from letters.collect.secrecy.lock import Locked, lock, remove
from letters.kit.leaving import remove_if_empty

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "葡萄 正确 horse 电池"  # noqa: S105  of a test
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


def every(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_symlink() or path.is_file()]


def locked(folder: Path, passphrase: str = PASSPHRASE, **options: Any) -> Locked:
    """Lock everything in a folder."""
    return lock(folder, every(folder), passphrase, **options)


def gone(done: Locked) -> tuple[tuple[Path, str], ...]:
    """Remove what was locked, and the folder."""
    left = remove(done)
    remove_if_empty(done.folder)
    return left


def held(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in files
    }
