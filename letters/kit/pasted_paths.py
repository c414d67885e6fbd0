r"""Paths as they come into a terminal: dragged, pasted, several in a line, in quotation marks or with blanks.

>>> [str(path) for path in typed_paths("'/tmp/my pictures' /tmp/a.png", is_windows=False)]
['/tmp/my pictures', '/tmp/a.png']
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_WINDOWS = os.name == "nt"
_QUOTED = r""""([^"]+)"|'([^']+)'|“([^”]+)”|‘([^’]+)’"""
_BARE = {True: r"(\S+)", False: r"((?:\\.|\S)+)"}  # a backslash parts folders on Windows, and keeps a blank elsewhere
_QUOTES = frozenset("\"'“”‘’「」＂＇`")
_UNSEEN = "\u200b\u200e\u200f\u202a\u202c\ufeff"
_LINK = "file:"
_drive = re.compile(r"/+([A-Za-z]:)")
_host = re.compile(r"^//+(?=/)|^//localhost(?=/)")
_escaped = re.compile(r"\\([^\w\\/])")


def typed_paths(text: str, *, is_windows: bool = _WINDOWS) -> tuple[Path, ...]:
    """The paths in an answer, each once, whether something is there or not; a line that is one path is that path."""
    found: dict[Path, None] = {}
    for line in text.splitlines():
        for each in _of_line(line.strip().removeprefix("& ").strip(), is_windows=is_windows):
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
    return [Path(unpasted(next(filter(None, part)), is_windows=is_windows)) for part in parts]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def unpasted(text: str, *, is_windows: bool = _WINDOWS) -> str:
    r"""The path or word that was meant by what was pasted or dragged in.

    Taken away are quotation marks around it, `file://`, what PowerShell puts before a path that is dragged in, and,
    where paths are written with `/`, the `\` before each space: `'/home/w/我的\ 案件/case.toml'`.
    """
    word = text.strip().strip(_UNSEEN).removeprefix("& ").strip()
    if _QUOTES.intersection((word[:1], word[-1:])):
        word = word.strip("".join(_QUOTES)).strip()
    if word[: len(_LINK)].lower() == _LINK:
        return _path_of_link(word)
    if not is_windows and "\\" in word and "/" in word:
        word = _escaped.sub(r"\1", word)
    return str(Path(word).expanduser()) if word.startswith("~/") else word


def _path_of_link(link: str) -> str:
    from urllib.parse import unquote  # few paste a link

    path = _drive.sub(r"\1", unquote(link[len(_LINK) :]))
    return _host.sub("", path)
