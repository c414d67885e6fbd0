"""A file on the disk is the old one or the new one, whole, whatever happens; what went wrong is said plainly.

Everything that writes a file goes through here: `replace` for one whose content is there, `unfinished` for one that is
filled piece by piece; `folders` puts several at once or none. The reasons for which a system refuses are worded in
`reasons`.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit.file_lock import CAN_MOVE_OPEN, is_left, is_still, opened, take
from letters.kit.held_by_others import patiently
from letters.kit.reasons import in_the_way, is_folder, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.kit.held_by_others import Wait

TEMPORARY = ".letters-"
"""How the names of unfinished files and folders begin, everywhere in the project."""
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
_UNFINISHED = ".part"
_unfinished = re.compile(rf"{re.escape(TEMPORARY)}.+-[a-z0-9_]{{8}}{re.escape(_UNFINISHED)}", re.DOTALL)
_LONGEST_STEM = 40  # characters of a file's name that its unfinished copies bear: no name grows past what systems take

WHOLE = "文件还是原来的样子，没有写到一半"
NOTHING_LEFT = "没有留下写了一半的文件"


def refusal(error: OSError | ValueError | RuntimeError, path: Path | str, doing: str, state: str = "") -> FileError:
    """The error that tells why the system refused, and what to do.

    `doing` is 读取, 写入 or 删除; `state` tells what holds now, and follows the hint: 文件都还在.
    """
    why, hint = reason(error)
    message = f"无法{doing} {path!s:.300}：{why}"
    if isinstance(error, FileNotFoundError) and doing == "读取":
        message, hint = f"找不到 {path}", "核对路径；名字里有空格的，整个路径用引号括起来"
    return FileError(message, f"{hint}；{state}" if state else hint)


@contextmanager
def refusing(path: Path | str, doing: str, state: str = "") -> Iterator[None]:
    """A block in which what the system refuses is raised as `refusal` words it."""
    try:
        yield
    except (OSError, UnicodeEncodeError) as error:
        raise refusal(error, path, doing, state) from error


def refuse_special(path: Path) -> None:
    """Raise FileError for a pipe, a socket or a device, and OSError where there is nothing.

    They block or never end. Whatever opens a file that a person named, or that lies where one should, asks this first.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise FileError(f"{path} 不是普通文件", "管道和设备不能这样读，先存成文件")


def content(path: Path) -> bytes | None:
    """What the file holds now, None where there is no file. Raises FileError when it cannot be read."""
    with refusing(path, "读取"):
        try:
            refuse_special(path)
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None


def replace(path: Path, content: bytes, wait: Wait = time.sleep) -> None:
    """Put the content in the file's place at once; a new file is readable by its owner alone, an old keeps its mode.

    Where the path is a link, what it points to is replaced. While another program holds the file, it is tried again,
    with `wait` in between (`patiently`). Raises FileError, with the file as it was.
    """
    path = path.resolve()
    with refusing(path, "写入", WHOLE), unfinished(path, wait=wait) as waiting:
        waiting.write_bytes(content)


@contextmanager
def unfinished(path: Path, *, fresh: bool = False, wait: Wait = time.sleep) -> Iterator[Path]:
    """An empty private file beside its place, to be filled in the block; held, so that others know it is being made.

    It is moved to its place, down to the disk, when the block ends well, and taken away when it does not; then what a
    killed run left of the same file is cleared away. `fresh` refuses to replace; `wait` is for `patiently`. Raises
    OSError, which the caller words, since it knows what was being done.
    """
    with ExitStack() as held:
        waiting = held_unfinished(path, held)
        try:
            yield waiting
            settle(waiting)
            if not CAN_MOVE_OPEN:
                held.close()
            patiently(partial(move, waiting, path, fresh=fresh), wait)
        finally:
            if not CAN_MOVE_OPEN:
                held.close()
            patiently(partial(waiting.unlink, missing_ok=True), wait)
    settle(path.parent)
    for left in leftovers(path):
        clear(left)


def held_unfinished(path: Path, held: ExitStack) -> Path:
    """A new empty private file of a temporary name beside a path, held until `held` ends. Raises OSError."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_stem(path), suffix=_UNFINISHED, dir=path.parent)
        os.close(handle)
        waiting = path.with_name(Path(name).name)
        stream = held.enter_context(opened(waiting))
        try:
            take(stream)
        except BlockingIOError:
            continue  # another run looks whether it was left
        except OSError:  # a drive without locks
            return waiting
        if is_still(stream, waiting):
            return waiting


def move(waiting: Path, path: Path, *, fresh: bool) -> None:
    """Put an unfinished file into its place; `fresh` refuses to replace. Raises OSError."""
    if fresh and os.path.lexists(path):
        raise in_the_way()
    if path.is_dir():
        raise is_folder()
    if path.exists():
        waiting.chmod(stat.S_IMODE(path.stat().st_mode))
    waiting.replace(path)


def leftovers(path: Path) -> list[Path]:
    """What runs made beside the file and did not move to its place: whole or half copies of it."""
    ours = re.compile(f"{re.escape(_stem(path))}[a-z0-9_]+{re.escape(_UNFINISHED)}")
    return _named(path.parent, ours)


def clear_unfinished(folder: Path) -> None:
    """Remove the unfinished files of every name in a folder whose makers are dead."""
    for path in _named(folder, _unfinished):
        clear(path)


def clear(path: Path) -> None:
    """Remove an unfinished file if nobody is at work on it."""
    if is_left(path):
        with suppress(OSError):
            path.unlink()


def _named(folder: Path, pattern: re.Pattern[str]) -> list[Path]:
    with suppress(OSError), os.scandir(folder) as found:
        return [
            Path(each.path) for each in found if pattern.fullmatch(each.name) and each.is_file(follow_symlinks=False)
        ]
    return []


def _stem(path: Path) -> str:
    return f"{TEMPORARY}{path.name[:_LONGEST_STEM]}-"


def make_private(folder: Path) -> None:
    """A folder that its owner alone can read, made if it is not there, and so those above it. Raises FileError."""
    with refusing(folder, "写入"):
        make_own(folder)


def make_own(folder: Path) -> None:
    """A private folder, and those above it, for callers that word what the system refuses. Raises OSError."""
    missing = [path for path in folder.parents if not path.exists()]
    for path in (*reversed(missing), folder):
        path.mkdir(PRIVATE_FOLDER, exist_ok=True)


def settle(path: Path) -> None:
    """Make a file's content, or the names in a folder, last through a power cut. Raises OSError for a file only."""
    if path.is_dir():
        with suppress(OSError):  # Windows opens no folders; some network drives cannot sync them
            _sync(path, os.O_RDONLY)
    else:
        _sync(path, os.O_RDWR)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
