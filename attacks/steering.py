"""A case file whose every text tries to steer the terminal that shows it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from letters.case.file import parse
from letters.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

PAYLOAD = (
    "\x1b]0;PWN\x07"  # retitles the window
    "\x1b[8m\x1b[2J"  # hides what follows, clears the screen
    "\x9b31m\x9d0;PWN\x9c"  # the same in C1
    "\x08\x08\r\x0b\x0c\x7f\x85"
    "\u061c\u200e\u200f\u202a\u202b\u202d\u202e"
    "\u2066\u2067\u2068\u2028\u2029\u206a"
    "\U000e0001\U000e0041"
)
"""Every kind of character that a terminal acts on, unclosed."""
IN_TOML = json.dumps(PAYLOAD)[1:-1].replace("\x7f", "\\u007f").replace("\\udb40\\udc", "\\U000E00")
_TEXT = re.compile(r'^(\s*[\w.-]+ = "[^"\\\n]+)(")', re.MULTILINE)
_LONG = re.compile(r'^([^="\n]*)(""")$', re.MULTILINE)
_LINE = re.compile(r"第 (\d+) 行")
_ROUNDS = 12


def everywhere(text: str) -> str:
    """The case with the payload at the end of every text value, whether it may stand there or not."""
    return _LONG.sub(rf"\1{_quoted(IN_TOML)}\2", _TEXT.sub(rf"\1{_quoted(IN_TOML)}\2", text))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\")


def where_it_may(text: str, today: date) -> str:
    """The case with the payload in every text value that takes it, so that it is still a case."""
    before, lines = text.split("\n"), everywhere(text).split("\n")
    for _ in range(_ROUNDS):
        try:
            parse("\n".join(lines), today=today)
        except CaseError as error:
            for problem in error.problems:
                for number in _LINE.findall(problem.where):
                    _take_back(int(number) - 1, before, lines)
        else:
            return "\n".join(lines)
    raise ValueError("no case is left")


def _take_back(place: int, before: Sequence[str], lines: list[str]) -> None:
    """A line is again as it was, and so is every other that names the same text: one refers to the other."""
    value = before[place].partition(" = ")[2].strip('"')
    for number, line in enumerate(before):
        if number == place or (value and value in line):
            lines[number] = line
