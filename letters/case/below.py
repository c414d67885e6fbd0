"""The case files below a folder."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case.file import LARGEST_FILE
from letters.kit.files import refusing

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "case.toml"
LOOKED_AT = 200_000  # bytes of another TOML file in which the mark of a case is looked for
_MARK = re.compile(rb"^\s*(?:\[complainant\]|complainant\.\w)", re.MULTILINE)


def case_files(folder: Path) -> Iterator[Path]:
    """The case files below a folder, by name; hidden folders and links to folders are left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here) / name
            if name == NAME or (name.endswith(".toml") and not name.startswith(".") and _is_case(path)):
                yield path


def cases_in(folder: Path) -> tuple[Path, ...]:
    """The case files in a folder itself: `case.toml` where there is one, else whatever looks like a case.

    Notepad's `case.toml.txt` is one too. Raises FileError where the folder cannot be read.
    """
    with refusing(folder, "读取"):
        found = sorted(path for path in folder.iterdir() if not path.name.startswith(".") and _may_be(path))
    return tuple(path for path in found if path.name == NAME) or tuple(found)


def _may_be(path: Path) -> bool:
    name = path.name.removesuffix(".txt")
    return name.endswith(".toml") and path.is_file() and (name == NAME or _is_case(path))


def _is_case(path: Path) -> bool:
    """Whether a TOML file of another name looks like a case."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_FILE:
            return False
        with path.open("rb") as stream:
            return bool(_MARK.search(stream.read(LOOKED_AT).replace(b"\0", b"")))  # UTF-16 has zeros between
    except OSError:
        return False
