r"""Paths as they come into a terminal: dragged, pasted, several in a line, in quotation marks or with blanks.

>>> [str(path) for path in typed_paths("'/tmp/my pictures' /tmp/a.png", is_windows=False)]
['/tmp/my pictures', '/tmp/a.png']
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

_QUOTED = r""""([^"]+)"|'([^']+)'|“([^”]+)”|‘([^’]+)’"""
_BARE = {True: r"(\S+)", False: r"((?:\\.|\S)+)"}  # a backslash parts folders on Windows, and keeps a blank elsewhere


def typed_paths(text: str, *, is_windows: bool = os.name == "nt") -> tuple[Path, ...]:
    """The paths in an answer, each once, whether something is there or not; a line that is one path is that path."""
    found: dict[Path, None] = {}
    for line in text.splitlines():
        plain = line.strip().removeprefix("& ").strip()
        for each in _of_line(plain, is_windows=is_windows):
            found[each] = None
    return tuple(found)


def are_files(text: str) -> bool:
    """Whether an answer is nothing but files or folders that are there, each by its whole path, as when dragged in."""
    paths = typed_paths(text)
    return bool(paths) and all(path.is_absolute() and _is_there(path) for path in paths)


def _of_line(line: str, *, is_windows: bool) -> list[Path]:
    if line and not re.match(_QUOTED, line) and _is_there(Path(line)):
        return [Path(line)]
    parts = re.findall(f"{_QUOTED}|{_BARE[is_windows]}", line)
    return [_path(next(filter(None, part)), is_bare=bool(part[-1]), is_windows=is_windows) for part in parts]


def _path(text: str, *, is_bare: bool, is_windows: bool) -> Path:
    if text.startswith("file://"):
        return Path(unquote(urlsplit(text).path).removeprefix("/" if is_windows else ""))
    if is_bare and not is_windows:
        text = re.sub(r"\\(.)", r"\1", text)
    return Path(text).expanduser()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
