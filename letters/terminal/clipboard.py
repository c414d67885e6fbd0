"""The paste buffer of the system, emptied by the system's own tool where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_SECONDS = 5  # after which a tool that waits for a desktop that is not there is given up


def empty_clipboard(
    run: Callable[[Sequence[str]], bool] | None = None,
    system: str = sys.platform,
    around: Mapping[str, str] = os.environ,
) -> bool:
    """Empty the paste buffer; whether a tool was there and said that it did.

    `run` starts a program with nothing to read and says whether it ended well; by default it is looked for on the path.
    """
    return any((run or _ended_well)(words) for words in _tools(system, around))


def _tools(system: str, around: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """The tools, each of which puts what it reads into the buffer: here, nothing."""
    if system == "win32":
        yield ("clip.exe",)
    elif system == "darwin":
        yield ("pbcopy",)
    elif around.get("WAYLAND_DISPLAY"):
        yield ("wl-copy", "--clear")
    if around.get("DISPLAY") and system not in ("win32", "darwin"):
        yield from (("xsel", "--clipboard", "--clear"), ("xclip", "-selection", "clipboard"))


def _ended_well(words: Sequence[str]) -> bool:
    program = shutil.which(words[0])
    if program is None:
        return False
    nothing = subprocess.DEVNULL
    try:
        ended = subprocess.call([program, *words[1:]], stdin=nothing, stdout=nothing, stderr=nothing, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended == 0
