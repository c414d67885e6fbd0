"""A locked case folder is restored, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from letters.collect.secrecy.case_folder import SUFFIX
from letters.collect.secrecy.sealed import plain
from letters.collect.secrecy.unpacking import unpack
from letters.errors import FileError, UsageError
from letters.kit import files

UNLOCKING = f"{files.TEMPORARY}unlock-"


def unlock(locked: Path, passphrase: str, folder: Path | None = None) -> tuple[Path, int]:
    """Restore a locked folder under its old name or a given one, which must be free; where, and how many files.

    The locked file stays. Raises FileError; then there is no folder.
    """
    target = (folder or locked.with_name(locked.name.removesuffix(SUFFIX))).absolute()
    if os.path.lexists(target):
        raise FileError(f"{target} 已经存在，没有覆盖", "移开它，或者用 --out 写一个新的文件夹")
    if folder is None and not locked.name.endswith(SUFFIX):
        raise UsageError(f"{locked.name} 不是 {SUFFIX} 文件，不知道解到哪里", "用 --out 写一个新的文件夹")
    with files.refusing(target, "写入", "加密文件没有动"):
        target.parent.mkdir(parents=True, exist_ok=True)
        clear_unfinished(target.parent)
        with tempfile.TemporaryDirectory(prefix=UNLOCKING, dir=target.parent) as place:
            work = Path(place) / "case"
            work.mkdir(files.PRIVATE_FOLDER)
            with plain(locked, passphrase) as stream:
                count = unpack(stream, work)
            work.rename(target)
            files.settle(target.parent)
    return target, count


def clear_unfinished(folder: Path) -> None:
    """Take away plain files that an unlocking left when it was killed."""
    for path in folder.glob(f"{UNLOCKING}*"):
        shutil.rmtree(path, ignore_errors=True)
