"""Where a case file is changed by chance: a place of one kind, and what is put there."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable

Change = Callable[[str, random.Random], str | bytes]

ENTRY = re.compile(r"^([\w.-]+) = (.+)$", re.MULTILINE)
HEADING = re.compile(r"^\[.+$", re.MULTILINE)
DAY = re.compile(r"\d{4}-\d\d(?:-\d\d(?: \d\d:\d\d(?::\d\d)?)?)?")
SUM = re.compile(r'"\d+\.\d\d"')


def put(text: str, span: tuple[int, int], new: str) -> str:
    """The text with something else in a span."""
    return text[: span[0]] + new + text[span[1] :]


def spot(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    """One of the places that a pattern finds, by chance."""
    found = list(pattern.finditer(text))
    return chance.choice(found) if found else None


def value_at(text: str, chance: random.Random, new: Callable[[str], str]) -> str:
    """The text with another value at one key."""
    found = spot(ENTRY, text, chance)
    return put(text, found.span(2), new(found[2])) if found else text


def quoted(text: str) -> str:
    """A text as TOML has it in quotes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
