"""The folder of a case, and the file it is locked into: what is cheap to ask, since every `write` asks it."""

from __future__ import annotations

import re
from pathlib import Path

from letters.case import NAME, text_of
from letters.errors import FileError, LettersError, UsageError
from letters.kit.shell_words import command

SUFFIX = ".locked.zip"
NOT_LOCKED = "没有加密，文件都还在"


def locked_name(folder: Path) -> Path:
    """The file that a folder is locked into: beside it, by its name."""
    return folder.parent / f"{folder.name}{SUFFIX}"


def check_folder(folder: Path) -> Path:
    """The folder in full, if it may be locked: there, real, and a case's. Raises FileError and UsageError."""
    if folder.is_symlink() or not folder.is_dir():
        raise FileError(f"{folder} 不是文件夹", "写案件所在的文件夹，不是案件文件")
    whole = folder.resolve()
    if whole == Path.home() or Path.home().is_relative_to(whole):
        raise UsageError(f"{whole} 不是单独的案件文件夹", "把案件文件和证据放进一个单独的文件夹再加密")
    if not case_files(whole) and not locked_name(whole).is_file():  # which a removal that was cut short leaves
        raise UsageError(*_no_case(whole))
    return whole


def _no_case(folder: Path) -> tuple[str, str]:
    """What is said of a folder in which nothing looks like a case, and what to do."""
    others = sorted(path for path in folder.glob("*.toml") if path.is_file())
    if not others:
        return f"{folder} 里没有案件文件（.toml）", "写案件所在的文件夹；没有加密，也没有删除任何东西"
    why = f"{others[0].name} 不像案件文件，开头没有 version 这一行"
    told = f"{folder} 里没有案件文件（{why}），没有加密，也没有删除任何东西"
    return told, f"是案件的，先看要改什么：{command('check', others[0])}"


def case_files(folder: Path) -> tuple[Path, ...]:
    """The case files in a folder, in order of names; also those that have faults."""
    return tuple(path for path in sorted(folder.glob("*.toml")) if not path.is_symlink() and _is_case(path))


_VERSION = re.compile(r"^version\s*=\s*[12]\s*(?:#.*)?$", re.MULTILINE)


def _is_case(path: Path) -> bool:
    """Whether a file is a case, even one that has faults: by its name, or by its version above the first table."""
    if not path.is_file():  # a pipe would be waited for
        return False
    if path.name == NAME:
        return True
    try:
        text = text_of(path).removeprefix("\ufeff")
    except LettersError:
        return False
    return bool(_VERSION.search(re.split(r"^\[", text, maxsplit=1, flags=re.MULTILINE)[0]))
