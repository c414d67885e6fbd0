"""Where cases come from: one file, a folder's files, the lines of a JSON Lines file; always one at a time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from letters.case.file import LARGEST_FILE, case_of, read
from letters.errors import CaseError, LettersError, Problem
from letters.kit import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from letters.case.model import Case

LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Unread:
    """A case that could not be read: where it stands, and why."""

    where: str
    error: LettersError


def cases_in(path: Path, today: date) -> Iterator[Case | Unread]:
    """The case of a file, or of each line of a JSON Lines file; what cannot be read does not stop the rest.

    Raises FileError where a JSON Lines file itself cannot be read.
    """
    if path.suffix.lower() in LINES:
        yield from _lines(path, today)
        return
    try:
        yield read(path, today=today)
    except LettersError as error:
        yield Unread(str(path), error)


def _lines(path: Path, today: date) -> Iterator[Case | Unread]:
    with files.refusing(path, "读取"), path.open("rb") as stream:
        for number, line in enumerate(iter(lambda: stream.readline(LARGEST_FILE + 1), b""), 1):
            if line.strip():
                yield _line(f"{path} 第 {number} 行", line, today)


def _line(where: str, line: bytes, today: date) -> Case | Unread:
    try:
        return case_of(_parsed(line), today)
    except LettersError as error:
        return Unread(where, error)


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"), parse_float=_decimal, parse_constant=_refused)
    except (ValueError, RecursionError, InvalidOperation):
        raise CaseError([Problem("", "这一行不是一个完整的 JSON 对象", "一行一个案件，UTF-8 编码")]) from None


def _decimal(text: str) -> Decimal:
    return Decimal(text)


def _refused(name: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(name)
