"""How lists, sizes and long sentences are shown to people, within the width of a terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_SHOWN = 12  # lines of one list; --json gives all
WIDTH = 80  # columns of a terminal; a Chinese character takes two
BULLET, INDENT = "· ", "  "

# What stays together on a line: a command with its words, those in Chinese too; a number or an English word, or one
# character; a closing mark with what is before it, an opening one with what is behind it.
_ARGUMENT = r"""(?:'[^']*'|"[^"]*"|[^\s，。；：、？！（）“”《》【】〔〕'"]+)"""
_COMMAND = rf"(?:{_ARGUMENT} -m |[^\s，。；：、？！（）“”《》【】〔〕]*[/\\])?letters(?:\.exe)?['\"]?(?: {_ARGUMENT})+"
_PIECE = re.compile(rf"[（“《【〔]*(?:{_COMMAND} ?|[!-~]+(?: [!-~]+)* ?|[^!-~])[，。；：、？！）”》】〕｜…]*")


def sized(size: int) -> str:
    """A number of bytes as people read it: 1.5 MB, 320 字节."""
    for unit, name in ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size} 字节"


def shortened(lines: Sequence[str]) -> Iterator[str]:
    """The first lines of a list, and how many more there are."""
    yield from lines[:MOST_SHOWN]
    if len(lines) > MOST_SHOWN:
        yield f"…… 另有 {len(lines) - MOST_SHOWN} 条，加 --json 看全部"


def columns(text: str) -> int:
    """How many columns a terminal takes for a text."""
    return len(text) + sum(map("WFA".__contains__, map(unicodedata.east_asian_width, text)))


def wrapped(text: str, bullet: str = "", within: int = WIDTH, indent: str = INDENT) -> Iterator[str]:
    """A text in lines `within` so many columns; no line begins with a closing mark or ends with an opening one.

    `bullet` stands before the first line, `indent` before the others where there is a bullet.
    """
    line, width = bullet, columns(bullet)
    for piece in _PIECE.findall(text):
        seen = piece.rstrip()  # a space at the end of a line takes no room
        if seen and width + columns(seen) > within and line.strip(BULLET):
            yield line.rstrip()
            line = indent if bullet else ""
            width = columns(line)
        line += piece
        width += columns(piece)
    yield line.rstrip()


def folded(line: str, within: int) -> Iterator[str]:
    """A line as a terminal of so many columns shows it: never cut inside a command, further lines set in as the first.

    >>> list(folded("  接着答：letters new 案件/case.toml", 30))
    ['  接着答：', '    letters new 案件/case.toml']
    """
    text = line.lstrip(" ")
    lead = line[: len(line) - len(text)]
    if "\n" in text:
        for each in text.split("\n"):
            yield from folded(f"{lead}{each}", within)
        return
    if columns(line) <= within:
        yield line
        return
    yield from wrapped(text, lead, within, f"{lead}{INDENT}") if lead else wrapped(text, "", within)
