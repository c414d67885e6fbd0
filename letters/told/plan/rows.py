"""How `plan` sets sums under one another, and sentences below them, within the width of a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.kit.shell_words import PROGRAM
from letters.told.shown import WIDTH, columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

LABEL, SUM = 34, 14  # columns of a terminal; a Chinese character takes two
INDENT = "  "

# What stays together on a line: a word, number or command, or one character, with the marks around it.
_PIECE = re.compile(rf"{PROGRAM} [a-z].*|" + r"[（“《]*(?:[!-~]+ ?|[^!-~])[，。；：、？！）”》]*")


def row(label: str, amount: Decimal | None, note: str = "") -> str:
    """A label, its sum under the other sums, a note."""
    shown = "不知道" if amount is None else f"{amount:,} 元"
    gap = max(LABEL - columns(label), 1) + max(SUM - columns(shown), 0)
    return f"{INDENT}{label}{' ' * gap}{shown}{'　' + note if note else ''}"


def note(text: str) -> Iterator[str]:
    """A remark with a point before it."""
    return folded(text, INDENT, "· ")


def folded(text: str, margin: str, bullet: str = "") -> Iterator[str]:
    """A sentence behind a margin, in lines of the terminal's width; what follows the first stands under its words."""
    line, begins = margin + bullet, margin + " " * len(bullet)
    for piece in _PIECE.findall(text):
        if columns((line + piece).rstrip()) > WIDTH and line.strip(" ·"):
            yield line.rstrip()
            line = begins
        line += piece
    yield line.rstrip()
