"""How a line looks on a terminal: what stops stands out from what is only to be known, and no command is cut in two.

Colour is never alone: each of these lines begins with words that say the same. Where nobody watches, where `NO_COLOR`
is set (https://no-color.org) and on a terminal that can do nothing, lines are plain.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_END = "\x1b[0m"
_BOLD, _RED, _YELLOW, _CYAN, _GREEN = "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[36m", "\x1b[32m"
# What a line begins with, and how that looks.
_LOOKS = (
    (re.compile(r" *(?:✋|×)(?: 不能写：)?"), _RED),
    (re.compile(r" *！(?:注意：)?"), _YELLOW),
    (re.compile(r" *· 提示："), _CYAN),
    (re.compile(r" *[✓√](?= )"), _GREEN),
    (re.compile(r"── .+ ──|> |(?:要留意的|下一步|容易走错的门)[^。]*[：:]$|[^ ].{0,60}？$"), _BOLD),
)
# Signs that fonts of an old Chinese console lack, though its program may print them.
_SIGNS = str.maketrans({"✓": "√", "✔": "√", "✗": "×", "✕": "×", "✋": "×", "⚠": "！", "☰": "", "»": ">"})


def dressed(line: str) -> str:
    """A line with colour or weight on what it begins with."""
    for pattern, look in _LOOKS:
        if found := pattern.match(line):
            return f"{look}{found[0]}{_END}{line[found.end() :]}"
    return line


def may_colour(stream: TextIO) -> bool:
    """Whether the stream shows colour and somebody wants it."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty() and _console_knows_colour()


@cache
def _console_knows_colour() -> bool:
    """On Windows a console is told to heed the signs for colour; one of before Windows 10 cannot."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    handle, mode = kernel.GetStdHandle(-12), ctypes.c_ulong()  # standard error; both streams share the console
    return bool(kernel.GetConsoleMode(handle, ctypes.byref(mode)) and kernel.SetConsoleMode(handle, mode.value | 4))


def with_known_signs(text: str, encoding: str) -> str:
    """The text with plainer signs where the console's font or the encoding lacks them."""
    if sys.platform == "win32" and not os.environ.get("WT_SESSION"):
        return text.translate(_SIGNS)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_SIGNS)
    return text


def shown(text: str, stream: TextIO) -> str:
    """The text as it is put on the stream: as it is where nobody watches."""
    text = with_known_signs(text, getattr(stream, "encoding", None) or "utf-8")
    if not stream.isatty():
        return text
    from letters.told.shown import folded

    within, colour = shutil.get_terminal_size().columns, may_colour(stream)
    lines = (piece for line in text.split("\n") for piece in folded(line, within))
    return "\n".join(dressed(line) if colour else line for line in lines)
