"""The words after a command: apart from its options, and as people have paths on the clipboard."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_WINDOWS = os.name == "nt"
_QUOTES = frozenset("\"'“”‘’「」＂＇`")
_UNSEEN = "\u200b\u200e\u200f\u202a\u202c\ufeff"
_LINK = "file:"
_drive = re.compile(r"/+([A-Za-z]:)")
_host = re.compile(r"^//+(?=/)|^//localhost(?=/)")
_escaped = re.compile(r"\\([^\w\\/])")


def unpasted(text: str) -> str:
    r"""The path or word that was meant by what was pasted or dragged in.

    Taken away are quotation marks around it, `file://`, what PowerShell puts before a path that is dragged in, and,
    where paths are written with `/`, the `\` before each space: `'/home/w/我的\ 案件/case.toml'`.
    """
    word = text.strip().strip(_UNSEEN).removeprefix("& ").strip()
    if _QUOTES.intersection((word[:1], word[-1:])):
        word = word.strip("".join(_QUOTES)).strip()
    if word[: len(_LINK)].lower() == _LINK:
        return _path_of_link(word)
    if not _WINDOWS and "\\" in word and "/" in word:
        word = _escaped.sub(r"\1", word)
    return str(Path(word).expanduser()) if word.startswith("~/") else word


def _path_of_link(link: str) -> str:
    from urllib.parse import unquote  # few paste a link

    path = _drive.sub(r"\1", unquote(link[len(_LINK) :]))
    return _host.sub("", path)


def parted(params: Sequence[Any], args: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options with their values, and the words beside them; behind `--` all are words.

    `params` are those of a command, as Typer declares them.
    """
    options: list[str] = []
    words: list[str] = []
    left = iter(args)
    for word in left:
        if word == "--":
            words += left
        elif not word.startswith("-") or word == "-":
            words.append(word)
        else:
            value = None if "=" in word or _is_flag(params, word) else next(left, None)
            options += [word] if value is None else [word, value]
    return options, words


def _is_flag(params: Sequence[Any], word: str) -> bool:
    return any(getattr(param, "is_flag", False) and word in (*param.opts, *param.secondary_opts) for param in params)
