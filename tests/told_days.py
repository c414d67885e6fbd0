"""Days in what a command tells: 2026年12月3日, and 2026-12-03 only where it is to be typed or is a file's name."""

from __future__ import annotations

import re

_TYPED = re.compile(r"letters .*|--[a-z-]+ \S+|\S*/\S*|\S+\.(?:ics|txt|docx|pdf|png)")
_BARE = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")


def bare_days(told: str) -> list[str]:
    """The lines with a day that is written as a program writes it, outside commands, options and names of files."""
    return [line for line in told.splitlines() if _BARE.search(_TYPED.sub("", line))]
