"""Files are saved whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from letters.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from letters.pack.make import PackFile

_REASONS = {
    errno.ENOSPC: ("磁盘空间不够", "清理出空间后再运行；没有留下写了一半的文件"),
    errno.EDQUOT: ("磁盘配额不够", "清理出空间后再运行；没有留下写了一半的文件"),
    errno.EACCES: ("没有写入权限，或者文件正被打开", "关闭正在打开的文件，或者用 --out 换一个目录"),
    errno.EPERM: ("没有写入权限", "用 --out 换一个目录"),
    errno.EROFS: ("这个位置是只读的", "用 --out 换一个目录"),
    errno.ENOENT: ("这个路径不存在，也不能新建", "用 --out 换一个目录"),
    errno.ENOTDIR: ("路径中间有一段是文件，不是目录", "用 --out 换一个目录"),
    errno.EEXIST: ("同名的文件挡住了目录", "用 --out 换一个目录"),
    errno.EISDIR: ("同名的目录挡住了文件", "移开它，或者用 --out 换一个目录"),
    errno.ENAMETOOLONG: ("路径太长", "用 --out 换一个短一些的目录"),
}


def save(files: Sequence[PackFile], folder: Path, *, force: bool = False) -> None:
    """Write every file into a folder, made if need be: first all beside their places, then all moved at once.

    Raises FileError, leaving nothing half-written, when something is in the way (without `force`) or fails.
    """
    present = [file.name for file in files if (folder / file.name).exists()]
    if present and not force:
        raise FileError(
            f"{folder} 里已有 {'、'.join(present[:3])}{' 等' if len(present) > 3 else ''}，没有覆盖",
            "加 --force 覆盖，或者用 --out 换一个目录",
        )
    for name in present:
        if (folder / name).is_dir():
            raise refusal(IsADirectoryError(errno.EISDIR, ""), folder / name)
    made = _make_folder(folder)
    waiting: list[tuple[Path, Path]] = []
    new = [folder / file.name for file in files if file.name not in present]
    try:
        for file in files:
            waiting.append((_write_beside(folder, file), folder / file.name))  # noqa: PERF401  what is there must be known
        for temporary, final in waiting:
            temporary.replace(final)
    except OSError as error:
        _clear([*(temporary for temporary, _ in waiting), *new], made)
        raise refusal(error, folder) from error
    except BaseException:
        _clear([*(temporary for temporary, _ in waiting), *new], made)
        raise


def refusal(error: OSError, folder: Path) -> FileError:
    """What went wrong in plain words."""
    reason, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), "用 --out 换一个目录再试"))
    return FileError(f"写不到 {folder}：{reason}", hint)


def _make_folder(folder: Path) -> list[Path]:
    """Make the folder; give those that were made, the deepest first, so that they can be taken back."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, folder) from error
    return missing


def _write_beside(folder: Path, file: PackFile) -> Path:
    """Write to a temporary file in the same folder, down to the disk."""
    handle, name = tempfile.mkstemp(prefix=".letters-", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(file.content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _clear(files: Iterable[Path], folders: Iterable[Path]) -> None:
    for path in files:
        path.unlink(missing_ok=True)
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()
