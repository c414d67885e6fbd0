"""Clauses about the thing and about cash, which a letter keeps back unless its sender decided to tell them.

What a kind of contract keeps back so stands in its own `private.toml`. Whole clauses go, since of such a sentence any
part tells the rest.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from letters.case import kinds
from letters.compose.masks.hidden import HIDDEN
from letters.compose.masks.page import Passage
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import row
from letters.kit.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from letters.case import Case

PRIVATE = "private.toml"  # in the data of each kind of contract that has something to keep back
KEPT_BACK = "kept_back"
"""The mask that hides these clauses; no head names it, since it rests on what the sender decided."""

LABEL = "有关设备和钱款的内容"
FIELDS = {
    "evidence": ("title", "proves", "source", "form", "carrier"),
    "practices": ("words", "account"),
    "respondents": ("note", "known_from"),
}
_CLAUSES = re.compile("([。；;，,、！!？?\r\n]+)")
_RUN = re.compile(f"{HIDDEN}(?:[、，,；;]{HIDDEN})+")


@row
class PrivateRow:
    """Words that give such a clause away; `trips` and `passes` are the proofs."""

    pattern: Pattern
    trips: tuple[str, ...]
    passes: tuple[str, ...]


@row
class PrivateFile:
    """`private.toml`."""

    private: tuple[PrivateRow, ...]


def read_private(path: Path, read: Read = read) -> tuple[PrivateRow, ...]:
    """The rows of a file. Raises SlipsError for data that is not as it should be."""
    return read(path, PrivateFile).private


@cache
def private_words() -> tuple[PrivateRow, ...]:
    """The rows of every kind that has any."""
    files = [kind.data / PRIVATE for kind in kinds()]
    return tuple(one for file in files if file.is_file() for one in read_private(file, read_trusted))


def without_private(case: Case) -> tuple[Case, tuple[Passage, ...]]:
    """The case without those clauses, and where they stood: in words on evidence, practices and the other side."""
    found: list[Passage] = []
    changed = {table: tuple(_kept_back(getattr(case, table), fields, found)) for table, fields in FIELDS.items()}
    return (case.model_copy(update=changed), tuple(found)) if found else (case, ())


def _kept_back(rows: Iterable[object], fields: tuple[str, ...], found: list[Passage]) -> Iterator[object]:
    for each in rows:
        told = {name: text for name in fields if (text := getattr(each, name))}
        hidden = {name: after for name, text in told.items() if (after := _hide(text)) != text}
        found += [Passage(told[name], after, LABEL) for name, after in hidden.items()]
        yield each.model_copy(update=hidden) if hidden else each  # type: ignore[attr-defined]  # rows are tables


def _hide(text: str) -> str:
    """与中介、〔略〕: every clause that tells such a thing is replaced, several in a row by one."""
    if not any(one.pattern.search(text) for one in private_words()):
        return text
    parts = _CLAUSES.split(text)
    clauses = [HIDDEN if any(one.pattern.search(part) for one in private_words()) else part for part in parts[::2]]
    ends = [*parts[1::2], ""]
    return _RUN.sub(HIDDEN, "".join(clause + end for clause, end in zip(clauses, ends, strict=True)))
