"""Where cases come from: one file, a folder's files, the lines of a JSON Lines file; always one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import LARGEST_FILE, json_line, read
from letters.errors import CaseError, LettersError
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from letters.case import Case

LINES = (".jsonl", ".ndjson")


@frozen
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
    with files.refusing(path, "读取"):
        files.refuse_special(path)
    with files.refusing(path, "读取"), path.open("rb") as stream:
        for number, line in enumerate(iter(lambda: stream.readline(LARGEST_FILE + 1), b""), 1):
            if line.strip():
                yield _line(f"{path} 第 {number} 行", line, today)


def _line(where: str, line: bytes, today: date) -> Case | Unread:
    try:
        return json_line.parse(line.decode("utf-8"), today)
    except UnicodeDecodeError:
        return Unread(where, CaseError([json_line.NO_JSON]))
    except LettersError as error:
        return Unread(where, error)
