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

    Raises FileError, leaving the folder as it was, when something is in the way (without `force`) or fails.
    """
    try:
        _look(files, folder, force=force)
        with contextlib.ExitStack() as tidy, contextlib.ExitStack() as undo:  # undone first, then tidied
            _make_folder(folder, undo)
            waiting = [(_beside(folder, file.content, undo), folder / file.name) for file in files]
            for temporary, final in waiting:
                _move(temporary, final, undo, tidy)
            undo.pop_all()
    except OSError as error:
        raise refusal(error, folder) from error


def refusal(error: OSError, folder: Path) -> FileError:
    """What went wrong in plain words."""
    why, hint = reason(error)
    return FileError(f"写不到 {folder}：{why}", hint)


def reason(error: OSError) -> tuple[str, str]:
    """Why the system refused, and what to do."""
    return _REASONS.get(error.errno or 0, (error.strerror or str(error), "用 --out 换一个目录再试"))


def _look(files: Iterable[PackFile], folder: Path, *, force: bool) -> None:
    """Raise FileError for what stands in the way."""
    present = [file.name for file in files if (folder / file.name).exists()]
    if present and not force:
        raise FileError(
            f"{folder} 里已有 {'、'.join(present[:3])}{' 等' if len(present) > 3 else ''}，没有覆盖",
            "加 --force 覆盖，或者用 --out 换一个目录",
        )
    for name in present:
        if (folder / name).is_dir():
            raise refusal(IsADirectoryError(errno.EISDIR, ""), folder / name)


def _make_folder(folder: Path, undo: contextlib.ExitStack) -> None:
    """Make the folder and those above it; what was made is taken back unless something else came to lie in it."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        undo.callback(_remove_folder, path)
    folder.mkdir(parents=True, exist_ok=True)


def _remove_folder(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.rmdir()


def _beside(folder: Path, content: bytes, undo: contextlib.ExitStack) -> Path:
    """A temporary file in the same folder, written down to the disk; taken back if it is not moved on."""
    handle, name = tempfile.mkstemp(prefix=".letters-", dir=folder)
    path = Path(name)
    undo.callback(path.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    return path


def _move(temporary: Path, final: Path, undo: contextlib.ExitStack, tidy: contextlib.ExitStack) -> None:
    """Move a file to its place; what stood there is kept beside until all are moved, and comes back if not."""
    if final.exists():
        kept = _beside(final.parent, final.read_bytes(), tidy)
        undo.callback(kept.replace, final)
    else:
        undo.callback(final.unlink, missing_ok=True)
    temporary.replace(final)
