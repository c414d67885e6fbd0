"""The case files below a folder."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case.file import LARGEST_FILE

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


def _is_case(path: Path) -> bool:
    """Whether a TOML file of another name looks like a case."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_FILE:
            return False
        with path.open("rb") as stream:
            return bool(_MARK.search(stream.read(LOOKED_AT)))
    except OSError:
        return False
