"""A folder of its own for a new case, so that what belongs to the case and what does not never mix."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

CASE_FILE, SUFFIX = "case.toml", ".toml"
OWN = "案件"
CLIENT = "来访"
"""How the folder of a clinic's client is named before its number: 来访-007."""
_own_name = re.compile(rf"{OWN}-\d{{4}}-\d\d-\d\d(?:-第\d{{1,6}}个)?|{CLIENT}-\d{{3,6}}", re.ASCII)


def place_for_new(given: Path | None, here: Path, on: date) -> Path:
    """The case file that a talk begins, or goes on with: `案件-2026-11-26/case.toml`.

    A file that is given is taken as given, and a folder that is not there yet, or is empty. Where nothing is given, it
    is the case in `here`, as for a folder that holds one; else a new folder there, with the day's next free name.
    Raises FileError where a folder cannot be read, UsageError for a new file that no command would take for a case.
    """
    if given is None:
        return _held(here, on)
    if given.is_dir():
        return given / CASE_FILE if _is_free(given) else _held(given, on)
    if given.suffix and given.suffix != SUFFIX and not given.exists():
        raise UsageError(f"案件文件的名字要以 {SUFFIX} 结尾：{given.name}", f"例如 {given.with_suffix(SUFFIX)}")
    is_file = given.exists() or given.suffix
    return given if is_file else given / CASE_FILE


def _held(folder: Path, on: date) -> Path:
    """The case in a folder, else that of a new folder in it."""
    if (folder / CASE_FILE).exists():
        return folder / CASE_FILE
    return new_place(folder, on)


def new_place(folder: Path, on: date) -> Path:
    """The case file of a folder in `folder` that is not there yet, with the day's next free name.

    Raises FileError where a folder cannot be read.
    """
    return next(place for place in _own(folder, on) if _is_free(place)) / CASE_FILE


def place_for_named(folder: Path, name: str, on: date) -> Path:
    """A folder in `folder` that is not there: of that name, if it is free and one for a case, else the day's next.

    Raises FileError where a folder cannot be read.
    """
    wanted = folder / name
    if name and is_own_name(wanted) and _is_free(wanted) and not wanted.exists():
        return wanted
    return next(place for place in _own(folder, on) if not place.exists() and not place.is_symlink())


def is_own_name(folder: PurePath | str) -> bool:
    """Whether a folder, by its path or name, is named as one that was made for a case."""
    return bool(_own_name.fullmatch(PurePath(folder).name))


def begun(here: Path) -> tuple[Path, ...]:
    """The folders in `here` that were made for a case and hold one, in order of names."""
    with files.refusing(here, "读取"):
        return tuple(path for path in sorted(here.iterdir()) if is_own_name(path) and (path / CASE_FILE).is_file())


def case_folders(here: Path) -> tuple[Path, ...]:
    """The folders in `here` that hold a case, whatever they are called, in order of names; hidden ones are nobody's."""
    with files.refusing(here, "读取"):
        return tuple(path for path in sorted(here.iterdir()) if path.name[0] != "." and (path / CASE_FILE).is_file())


def _own(parent: Path, on: date) -> Iterator[Path]:
    yield parent / f"{OWN}-{on}"
    number = 2
    while True:
        yield parent / f"{OWN}-{on}-第{number}个"
        number += 1


def _is_free(folder: Path) -> bool:
    """Whether there is nothing under that name, or only an empty folder."""
    if folder.is_symlink() or not folder.is_dir():
        return not folder.exists() and not folder.is_symlink()
    with files.refusing(folder, "读取"):
        return not any(folder.iterdir())
