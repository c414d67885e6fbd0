"""A folder of one's own templates before it is used: what would be passed over in silence is refused with a word."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from letters.errors import FileError
from letters.kit import files
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST: Final = 200_000
"""Bytes of one template file; the largest bundled one has some 10,000."""
MOST: Final = 2_000
"""Files and folders below one folder of templates; the bundled one has some 90."""

_SUFFIX: Final = ".html"


def refuse_folder(folder: Path) -> None:
    """Raise FileError for a folder that is not there, is a link, holds links that lead elsewhere, or is too large.

    A link to a folder is never followed, nor a file that is none (a pipe, a device) ever read: the bundled template
    would be taken in the place of one's own.
    """
    if folder.is_symlink():
        raise FileError(f"模板目录 {folder} 是链接，没有使用", f"直接写它指向的目录：{folder.resolve()}")
    if not folder.is_dir():
        raise FileError(f"找不到模板目录：{folder}", f"先复制一份出来：{command('templates copy', folder)}")
    with files.refusing(folder, "读取"):
        home = folder.resolve()
        for number, path in enumerate(_below(folder)):
            if number >= MOST:
                raise FileError(f"{folder} 里有 {MOST} 个以上的文件，不像模板目录", "给模板单独建一个目录")
            _refuse(path, path.relative_to(folder), home)


def _refuse(path: Path, name: Path, home: Path) -> None:
    if path.is_symlink() and (not path.is_file() or not path.resolve().is_relative_to(home)):
        raise FileError(f"模板目录里的 {name} 是链接，没有使用", "换成文件或者目录本身，或者删去这个链接")
    if path.suffix == _SUFFIX and not path.is_file():
        raise FileError(f"模板目录里的 {name} 不是普通文件", "换成文件本身，或者删去它")


def _below(folder: Path) -> Iterator[Path]:
    """Everything below a folder but what is hidden; links are named and not followed."""
    for where, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where, name) for name in (*folders, *sorted(names)) if not name.startswith("."))


def _raise(error: OSError) -> None:
    raise error
