"""The file of an earlier version that is kept beside the case when a change makes it one of this version."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from letters.case.model import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EARLIER = VERSION - 1
"""The version of the file that is read besides the one the model has."""
SUFFIX = f".第{EARLIER}版"
"""What the name of the kept file ends in: it is no `.toml`, so that nothing takes it for a second case."""
_VERSION = re.compile(rf"version[\"']?\s*=\s*{EARLIER}\b")
_KEPT = re.compile(rf"{re.escape(SUFFIX)}(?:-[1-9]\d*)?")


def may_be_earlier(text: str) -> bool:
    """Whether the text has to be read to know its version: False for nearly all of this version."""
    return _VERSION.search(text) is not None


def earlier_names(name: str) -> Iterator[str]:
    """What the kept file of a case file may be called, in order: `case.toml.第1版`, `case.toml.第1版-2` and so on."""
    yield f"{name}{SUFFIX}"
    yield from (f"{name}{SUFFIX}-{number}" for number in count(2))


def kept_earlier(case: Path) -> tuple[Path, ...]:
    """The files of an earlier version that lie beside a case file, by name; no links."""
    beside = (path for path in case.parent.iterdir() if path.name.startswith(case.name))
    kept = (path for path in beside if _KEPT.fullmatch(path.name.removeprefix(case.name)))
    return tuple(sorted(path for path in kept if path.is_file() and not path.is_symlink()))
