"""Rows of a case in the words of the person who told of them, where the case file has an id: 2026-11-12 电话."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.collect.interview import entry, question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.collect.interview import InterviewState

TOLD_BY = {
    "incidents": ("at", "channel"),
    "third_parties": ("relation",),
    "evidence": ("title",),
    "dealings": ("on",),
    "practices": ("kind",),
    "harms": ("what",),
}
_ID = re.compile(r"[A-Z]+[0-9]+")  # such as the talk gives; a word of the person's own says something by itself


def in_row_words(text: str, state: InterviewState) -> str:
    """The text with each id of a row in the words by which the person knows it."""
    known = state.once(_words_by_id) if _ID.search(text) else {}
    return _ID.sub(lambda found: known.get(found[0], found[0]), text) if known else text


def where_told(key: str, state: InterviewState) -> str:
    """Where an answer stands: the row it belongs to, if any, and how its question is put."""
    table, _, rest = key.partition(".")
    number = rest.partition(".")[0]
    label = question(state, key).label
    row = _row(table, number, state) if number.isdigit() else ""
    return f"“{row}”那一条的“{label}”" if row else f"“{label}”"


def _words_by_id(state: InterviewState) -> dict[str, str]:
    return dict(_by_id(state))


def _by_id(state: InterviewState) -> Iterator[tuple[str, str]]:
    for table in TOLD_BY:
        rows = state.data.get(table)
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            words = _row(table, str(number), state)
            if isinstance(row, dict) and words and _ID.fullmatch(str(row.get("id"))):
                yield str(row["id"]), f"“{words}”"


def _row(table: str, number: str, state: InterviewState) -> str:
    """What is first told of a row; "" where that is nothing."""
    keys = (f"{table}.{number}.{name}" for name in TOLD_BY.get(table, ()))
    return " ".join(entry(state, key).shown for key in keys if state.get(key) is not None)
