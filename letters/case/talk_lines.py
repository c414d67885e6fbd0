"""The lines of a case file in which the interview keeps what the model has no place for: they begin with `#~ `."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case.layout import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = "#~ "
_FIRST = re.compile(rf"^{RECORD}", re.MULTILINE)
_ALONE = re.compile(rf"""(?:\n|{RECORD}(?:(?!\"{{3}}|'{{3}})[^\n])*+(?:\n|\Z))*+""")
"""Such lines and nothing else, without what ends a text of several lines that was begun above."""


def record_of(text: str) -> str:
    """What the lines that begin with `#~ ` hold."""
    return "\n".join(text[start + len(RECORD) : end].rstrip("\n") for start, end in _records(text))


def with_record(text: str, record: str) -> str:
    """The text with that record at its end, in place of the one it had."""
    for start, end in reversed(_records(text)):
        text = text[:start] + text[end:]
    if not record:
        return text
    lines = "".join(f"{RECORD}{line}\n" for line in record.splitlines())
    return text.rstrip("\n") + "\n\n" + lines


def _records(text: str) -> list[tuple[int, int]]:
    """The spans of those lines: outside every value."""
    first = _FIRST.search(text)
    if first is None:
        return []
    if _ALONE.fullmatch(text, first.start()):  # at the end, as the interview writes them: no value reaches there
        return list(_lines(text, first.start(), len(text)))
    values = [entry.value for block in scan(text) for entry in block.entries]
    starts = [0, *(end for _, end in values)]
    ends = [*(start for start, _ in values), len(text)]
    return [span for start, end in zip(starts, ends, strict=True) for span in _lines(text, start, end)]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"^{re.escape(RECORD)}[^\n]*\n?", text[start:end], re.MULTILINE):
        yield start + found.start(), start + found.end()
