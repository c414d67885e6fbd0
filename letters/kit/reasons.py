"""Why a system refuses, in plain words with what to do: the only place where its reasons are worded."""

from __future__ import annotations

import errno
import os
import sys

_CHECK_PATH = "核对路径"
_MAKE_ROOM = "清理出一些空间，再做一次"
_MOVE_ELSEWHERE = "换一个文件夹"
_AGAIN = "等一会儿，再做一次"
_PLUG = "重新插好，再做一次"
_RECONNECT = "重新连上，再做一次；最好先把文件夹复制到本机"
_CLOSE_OTHERS = "关掉一些别的程序，再做一次"
_LOST_DRIVE = "网络盘断开了"
_NOT_SUPPORTED = "这个磁盘不支持这样做（有的网络盘、手机存储是这样）"
_TO_THIS_COMPUTER = "把文件夹复制到本机的磁盘上再做"

_REASONS = {
    "ENOSPC": ("磁盘空间不够", _MAKE_ROOM),
    "EDQUOT": ("磁盘配额不够", _MAKE_ROOM),
    "EFBIG": ("文件太大，这个磁盘放不下（FAT32 的 U 盘单个文件不能超过 4 GB）", "换一个磁盘，或者清理出空间"),
    "EACCES": ("没有权限，或者文件正被别的程序打开", "关掉打开它的程序，检查它的权限，或者换一个文件夹"),
    "EPERM": ("没有权限", "检查它的权限，或者换一个文件夹"),
    "EROFS": ("这个位置是只读的", _MOVE_ELSEWHERE),
    "ENOENT": ("找不到它，或者它的文件夹不存在", "核对路径，或者先新建文件夹"),
    "ENOTDIR": ("路径中间有一段是文件，不是文件夹", _CHECK_PATH),
    "EISDIR": ("是文件夹，不是文件", "核对路径，或者移开那个文件夹"),
    "EEXIST": ("已经有同名的文件或文件夹，没有覆盖", "移开它，或者换一个名字"),
    "ENOTEMPTY": ("文件夹里还有东西", "看看里面是什么，移开再做"),
    "EBUSY": ("正被别的程序使用", "关掉使用它的程序，再做一次"),
    "ETXTBSY": ("正被别的程序使用", "关掉使用它的程序，再做一次"),
    "EAGAIN": ("正被别的程序使用", _AGAIN),
    "EINTR": ("做到一半被打断了", "再做一次"),
    "EIO": ("存储介质读写出错（U 盘、手机连接可能松动）", _PLUG),
    "ENXIO": ("设备不在了（U 盘、手机可能拔掉了）", _PLUG),
    "ENODEV": ("设备不在了（U 盘、手机可能拔掉了）", _PLUG),
    "ENOMEDIUM": ("读卡器或光驱里没有盘", _PLUG),
    "ENAMETOOLONG": ("路径太长", "换一个短一些的路径"),
    "ELOOP": ("链接绕成了圈", _CHECK_PATH),
    "EINVAL": ("这个磁盘不接受这个名字或这样的操作", "名字里不要用 : ? * < > | 这些符号；或者换一个磁盘"),
    "EILSEQ": ("这个磁盘不接受这个名字里的字", "换一个名字，或者换一个磁盘"),
    "EXDEV": ("要移到的地方在另一个磁盘上", "换成同一个磁盘上的文件夹"),
    "EMLINK": ("这个磁盘不让一个文件有更多的名字", _MOVE_ELSEWHERE),
    "EMFILE": ("同时打开的文件太多", _CLOSE_OTHERS),
    "ENFILE": ("同时打开的文件太多", _CLOSE_OTHERS),
    "ENOMEM": ("内存不够", _CLOSE_OTHERS),
    "ENOLCK": (_NOT_SUPPORTED, _TO_THIS_COMPUTER),
    "ENOSYS": (_NOT_SUPPORTED, _TO_THIS_COMPUTER),
    "ENOTSUP": (_NOT_SUPPORTED, _TO_THIS_COMPUTER),
    "EOPNOTSUPP": (_NOT_SUPPORTED, _TO_THIS_COMPUTER),
    "EPIPE": ("读取的一方已经关闭", "再做一次"),
    **dict.fromkeys(
        ("ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ECONNRESET", "ECONNABORTED"),
        (_LOST_DRIVE, _RECONNECT),
    ),
}  # fmt: skip
_OPEN_ELSEWHERE = ("正被别的程序打开（例如 Word、WPS、看图的程序）", "关掉它，再做一次")
_SHARING = frozenset({32, 33})  # how Windows says that somebody has the file, or a part of it
_DENIED = 5  # how it says so of a file to be replaced, and of one that may not be
_HELD = frozenset({errno.EBUSY, errno.ETXTBSY})
_BY_NUMBER = {getattr(errno, name): told for name, told in _REASONS.items() if hasattr(errno, name)}
_NO_SUCH_LETTERS = (
    "这个系统的语言环境写不出名字里的字",
    "在命令前面加上 PYTHONUTF8=1 和一个空格，再运行；或者先运行 export LC_ALL=C.UTF-8",
)


def reason(error: OSError | ValueError | RuntimeError) -> tuple[str, str]:
    """Why the system refused, and what to do."""
    if getattr(error, "winerror", None) in _SHARING:
        return _OPEN_ELSEWHERE
    if isinstance(error, OSError):
        return _BY_NUMBER.get(error.errno or 0) or (f"系统拒绝了（代号 {_code(error)}）", f"{_CHECK_PATH}，再试一次")
    if isinstance(error, RuntimeError):  # how pathlib says it before Python 3.13
        return _BY_NUMBER[errno.ELOOP]
    if isinstance(error, UnicodeEncodeError) and not _knows_every_character():
        return _NO_SUCH_LETTERS
    return "路径不合法", _CHECK_PATH  # a ValueError: a path that no system takes, as one with a NUL


def _code(error: OSError) -> str:
    """What tells somebody who knows systems which refusal it is."""
    return errno.errorcode.get(error.errno or 0, str(getattr(error, "winerror", None) or error.errno or "0"))


def _knows_every_character() -> bool:
    return sys.getfilesystemencoding().lower().startswith("utf")


def is_any_name_possible() -> bool:
    """Whether files can have Chinese names in the language that the system was started with."""
    try:
        "文书".encode(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
    except UnicodeEncodeError:
        return False
    return True


def is_held(error: OSError) -> bool:
    """Whether another program may have the file, and let go of it in a moment."""
    return error.errno in _HELD or getattr(error, "winerror", None) in {*_SHARING, _DENIED}


def is_read_only(error: OSError) -> bool:
    """Whether nothing can be written there at all."""
    return error.errno == errno.EROFS


def is_not_there(error: OSError) -> bool:
    """Whether the place is not there, or goes with what is being removed."""
    return error.errno in (errno.ENOENT, errno.ENOTDIR)


def in_the_way() -> FileExistsError:
    """What the system says of a name that is taken."""
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def is_folder() -> IsADirectoryError:
    """What the system says of a folder that stands where a file should."""
    return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
