"""A file on the disk is the old one or the new one, whole, whatever happens; what went wrong is said plainly.

Everything that writes a file goes through here: `replace` for one whose content is there, `unfinished` for one that is
filled piece by piece; `folders` puts several at once or none. The reasons for which a system refuses are worded here
and nowhere else.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from letters.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPORARY = ".letters-"
"""How the names of unfinished files and folders begin, everywhere in the project."""
PRIVATE_FOLDER = 0o700
_UNFINISHED = ".part"
_LONGEST_STEM = 40  # characters of a file's name that its unfinished copies bear: no name grows past what systems take

_CHECK_PATH = "核对路径"
_MAKE_ROOM = "清理出一些空间，再做一次"
_MOVE_ELSEWHERE = "换一个文件夹"
_REFUSALS = {
    errno.ENOSPC: ("磁盘空间不够", _MAKE_ROOM),
    errno.EDQUOT: ("磁盘配额不够", _MAKE_ROOM),
    errno.EFBIG: ("文件太大，这个磁盘放不下（FAT32 的 U 盘单个文件不能超过 4 GB）", "换一个磁盘，或者清理出空间"),
    errno.EACCES: ("没有权限，或者文件正被别的程序打开", "关掉打开它的程序，检查它的权限，或者换一个文件夹"),
    errno.EPERM: ("没有权限", "检查它的权限，或者换一个文件夹"),
    errno.EROFS: ("这个位置是只读的", _MOVE_ELSEWHERE),
    errno.ENOENT: ("找不到它，或者它的文件夹不存在", "核对路径，或者先新建文件夹"),
    errno.ENOTDIR: ("路径中间有一段是文件，不是文件夹", _CHECK_PATH),
    errno.EISDIR: ("是文件夹，不是文件", "核对路径，或者移开那个文件夹"),
    errno.EEXIST: ("已经有同名的文件或文件夹，没有覆盖", "移开它，或者换一个名字"),
    errno.EBUSY: ("正被别的程序使用", "关掉使用它的程序，再做一次"),
    errno.EIO: ("存储介质读写出错（U 盘、手机连接可能松动）", "重新插好，再做一次"),
    errno.ENAMETOOLONG: ("路径太长", "换一个短一些的路径"),
    errno.ELOOP: ("链接绕成了圈", _CHECK_PATH),
}
WHOLE = "文件还是原来的样子，没有写到一半"
NOTHING_LEFT = "没有留下写了一半的文件"


def refusal(error: OSError | ValueError | RuntimeError, path: Path | str, doing: str, state: str = "") -> FileError:
    """The error that tells why the system refused, and what to do.

    `doing` is 读取, 写入 or 删除; `state` tells what holds now, and follows the hint: 文件都还在.
    """
    why, hint = _reason(error)
    message = f"无法{doing} {path!s:.300}：{why}"
    if isinstance(error, FileNotFoundError) and doing == "读取":
        message, hint = f"找不到 {path}", "核对路径；名字里有空格的，整个路径用引号括起来"
    return FileError(message, f"{hint}；{state}" if state else hint)


def _reason(error: OSError | ValueError | RuntimeError) -> tuple[str, str]:
    if isinstance(error, OSError):
        return _REFUSALS.get(error.errno or 0, (error.strerror or type(error).__name__, f"{_CHECK_PATH}，再试一次"))
    if isinstance(error, RuntimeError):  # how pathlib says it before Python 3.13
        return _REFUSALS[errno.ELOOP]
    return "路径不合法", _CHECK_PATH  # a ValueError: a path that no system takes, as one with a NUL


@contextmanager
def refusing(path: Path | str, doing: str, state: str = "") -> Iterator[None]:
    """A block in which what the system refuses is raised as `refusal` words it."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path, doing, state) from error


def refuse_special(path: Path) -> None:
    """Raise FileError for a pipe or a device, which blocks or never ends, and OSError where there is nothing."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise FileError(f"{path} 不是普通文件", "管道和设备不能这样读，先存成文件")


def content(path: Path) -> bytes | None:
    """What the file holds now, None where there is no file. Raises FileError when it cannot be read."""
    with refusing(path, "读取"):
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None


def replace(path: Path, content: bytes) -> None:
    """Put the content in the file's place at once; a new file is readable by its owner alone, an old keeps its mode.

    Where the path is a link, what it points to is replaced. What a killed run left beside it is cleared away. Raises
    FileError, with the file as it was.
    """
    path = path.resolve()
    with refusing(path, "写入", WHOLE), unfinished(path) as waiting:
        waiting.write_bytes(content)
    for left in leftovers(path):
        with suppress(OSError):
            left.unlink()


@contextmanager
def unfinished(path: Path, *, fresh: bool = False) -> Iterator[Path]:
    """An empty private file beside its place, to be filled in the block.

    It is moved to its place, down to the disk, when the block ends well, and taken away when it does not. `fresh`
    refuses to replace. Raises OSError, which the caller words, since it knows what was being done.
    """
    handle, name = tempfile.mkstemp(prefix=_stem(path), suffix=_UNFINISHED, dir=path.parent)
    os.close(handle)
    waiting = path.with_name(Path(name).name)
    try:
        yield waiting
        settle(waiting)
        _move(waiting, path, fresh=fresh)
    finally:
        waiting.unlink(missing_ok=True)
    settle(path.parent)


def _move(waiting: Path, path: Path, *, fresh: bool) -> None:
    if fresh and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if path.is_dir():
        raise is_folder()
    if path.exists():
        waiting.chmod(stat.S_IMODE(path.stat().st_mode))
    waiting.replace(path)


def is_folder() -> IsADirectoryError:
    """What the system says of a folder that stands where a file should."""
    return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))


def leftovers(path: Path) -> list[Path]:
    """What a killed run may have left beside the file: whole or half copies of it."""
    ours = re.compile(f"{re.escape(_stem(path))}[a-z0-9_]+{re.escape(_UNFINISHED)}")
    with suppress(OSError):
        return [each for each in path.parent.iterdir() if ours.fullmatch(each.name)]
    return []


def _stem(path: Path) -> str:
    return f"{TEMPORARY}{path.name[:_LONGEST_STEM]}-"


def make_private(folder: Path) -> None:
    """A folder that its owner alone can read, made if it is not there. Raises FileError."""
    with refusing(folder, "写入"):
        folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)


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
