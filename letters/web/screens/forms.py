"""What a form of the page says, in the words that the talk understands."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from letters.collect.interview import Question, QuestionField

LEAVING = "pass"  # the name of the two buttons that leave a question
MORE = "more"  # the button that wants more rows
MORE_ROWS, MOST_ROWS = 2, 200  # empty rows below those that say something; rows in all
_cell = re.compile(r".*\.([0-9]{1,3})\.[a-z_]+")
EVERY = "every"  # the tick that an answer is about the others too
SOMEBODY = "somebody"  # the line for somebody who is not in the list


def typed_of(given: Mapping[str, Sequence[str]], asked: Question) -> str | dict[str, str]:
    """The answer that a form holds: a word that leaves the question, a line, or a line for each field."""
    if passed := given.get(LEAVING):
        return passed[0]
    if asked.is_line and any(field.columns for field in asked.fields):
        return {asked.key: _line(given, asked.key), **_cells(given, asked)}
    if asked.fields and not asked.is_line:
        keys = [*(field.key for field in asked.fields), *filter(None, (asked.rest, EVERY))]
        return {key: _line(given, key) for key in keys}
    return _line(given, asked.key)


def _cells(given: Mapping[str, Sequence[str]], asked: Question) -> dict[str, str]:
    """What was typed into the rows, by the key of each cell."""
    lists = tuple(f"{field.key}." for field in asked.fields if field.columns)
    return {name: _line(given, name) for name in given if name.startswith(lists)}


def row_numbers(field: QuestionField, typed: Mapping[str, Sequence[str]]) -> range:
    """The rows that a form shows: those that stand or were in the form before, and some more."""
    named = [int(found[1]) + 1 for name in typed if (found := _cell.fullmatch(name)) and found[0].startswith(field.key)]
    return range(min(MOST_ROWS, max(len(field.rows), *named, 0) + MORE_ROWS))


def as_kept(given: Mapping[str, Sequence[str]]) -> str:
    """What a form holds as it is kept beside a case; "" for nothing."""
    return json.dumps(given, ensure_ascii=False) if given else ""


def typed_before(kept: str) -> dict[str, list[str]]:
    """What a form held when it was kept; nothing where somebody broke it."""
    try:
        found = json.loads(kept or "{}")
        return {str(name): [str(each) for each in texts] for name, texts in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _line(given: Mapping[str, Sequence[str]], key: str) -> str:
    """What was typed or ticked under a key: ticks come as their numbers."""
    lines = [each.strip() for each in given.get(key, ()) if each.strip()]
    lines += [each.strip() for each in given.get(f"{key}.{SOMEBODY}", ()) if each.strip()]
    return " ".join(lines)
