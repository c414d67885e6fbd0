"""Where cases come from: files below a folder, lines of JSON, rows of a table. Always one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.batch.keys import key_of
from letters.batch.outcomes import Item
from letters.case import LARGEST_FILE, json_line
from letters.errors import CaseError, FileError, Problem
from letters.kit import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINES = (".jsonl", ".ndjson")
CASE = "case.toml"


def from_files(root: Path, paths: Iterable[Path], *, names: bool = False) -> Iterator[Item]:
    """One item for each case file below a folder, called by its folder, and its file where that has another name."""
    for path in paths:
        below = path.relative_to(root)
        inner = below.parent if path.name == CASE and below.parent != Path() else below.with_suffix("")
        yield Item(joined(inner.parts, names=names), below.as_posix(), path=path.absolute())


def joined(parts: Iterable[str], *, names: bool) -> str:
    """The key of a case in folders within folders; a plain key holds no dot, so that no two are the same."""
    return ".".join(key_of(part, names=names) for part in parts)


def from_lines(path: Path, *, names: bool = False) -> Iterator[Item]:
    """One item for each line of a JSON Lines file. Raises FileError when the file cannot be read."""
    with files.refusing(path, "读取"), path.open("rb") as stream:
        number = 0
        while line := stream.readline(LARGEST_FILE + 1):
            number += 1
            if len(line) > LARGEST_FILE:
                raise FileError(f"{path.name} 第 {number} 行超过 20 MB，不像案件", "一行一个案件；证据另外存放")
            if line.strip():
                yield _line(number, line, names=names)


def _line(number: int, line: bytes, *, names: bool) -> Item:
    source, key = f"第 {number} 行", f"line-{number:06d}"
    try:
        text = line.decode("utf-8-sig").strip()
        name = name_in(json_line.values(text))
    except UnicodeDecodeError:
        return Item(key, source, problems=(json_line.NO_JSON,))
    except CaseError as error:
        return Item(key, source, problems=error.problems)
    return Item(key_of(name, names=names), f"{source} {name}", text=text) if name else Item(key, source, text=text)


def name_in(read: dict[str, Any]) -> str:
    """What a line says that it is called, "" where it does not. Raises CaseError for what is no name."""
    given = read.get(json_line.ID, "")
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise CaseError([Problem(json_line.ID, "编号应是文字或整数", '例如 "id": "2026-013"')])
    return str(given).strip()
