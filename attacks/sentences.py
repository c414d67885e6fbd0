"""Whether a problem is told as this project tells them: in Chinese, with its place, and with what to do."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from letters.case import shape
from letters.desk import open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.errors import Problem

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{3,}")
_LINE = re.compile(r"第 \d+ 行")
NAMES = frozenset(
    {
        *(
            "true",
            "false",
            "letters",
            "list",
            "new",
            "check",
            "track",
            "undo",
            "sent",
            "wipe",
            "evidence",
            "case",
            "toml",
        ),
        *("App", "Word", "Excel", "JSON", "TOML", "UTF", "GBK", "Unicode", "SHA", "png", "sms", "html", "docx"),
    }
)
"""Words of a message that are names of things: commands, formats, programs."""


def flaws(problem: Problem, text: str) -> Iterator[str]:
    """What is wrong with how a problem of a case file is told; `text` is the file's."""
    told = f"{problem.where} | {problem.message} | {problem.hint}"
    if not problem.where:
        yield f"no place: {told}"
    elif not _LINE.search(problem.where) and _is_there(problem.where, text):
        yield f"no line: {told}"
    if not problem.hint:
        yield f"no hint: {told}"
    for part in (problem.message, problem.hint):
        if part and not _CHINESE.search(part):
            yield f"no Chinese: {told}"
    if strange := _strange(f"{problem.message} {problem.hint}", text):
        yield f"English {strange}: {told}"


def _is_there(where: str, text: str) -> bool:
    """Whether the file has the table or key that a place begins with."""
    try:
        return re.split(r"[.\[]", where)[0].strip('"') in tomllib.loads(text)
    except (ValueError, RecursionError):
        return False


def _strange(told: str, text: str) -> list[str]:
    """English words that are neither in the file, nor names, nor of an example."""
    found = (word for word in _WORD.findall(told) if word not in _known() and word not in text)
    return sorted(set(found))


@cache
def _known() -> frozenset[str]:
    """The words of keys, of tables, of values, examples and letters, and their parts."""
    words = [".".join(map(str, path)) for path in shape.tables()]
    words += [head.id for head in open_desk().books.heads]
    for table in shape.tables().values():
        words += table.model_fields
        for field in table.model_fields.values():
            words += map(str, field.examples or ())
            words += [word.value for word in shape.words_of(field) or ()]
    parts = {part for word in words for part in _WORD.findall(word)}
    return frozenset(parts) | NAMES
