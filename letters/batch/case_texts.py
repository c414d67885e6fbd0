"""From an item to its text, and from that to a Case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import file, json_line
from letters.errors import CaseError

if TYPE_CHECKING:
    from datetime import date

    from letters.batch.outcomes import Item
    from letters.case import Case


def text(item: Item) -> str:
    """What the case is read from. Raises FileError, CaseError for what is no text."""
    if item.problems:
        raise CaseError(item.problems)
    return item.text if item.path is None else file.text_of(item.path)


def case_of(item: Item, written: str, today: date) -> Case:
    """The case that an item's text holds. Raises CaseError with every problem."""
    if item.path is not None:
        return file.parse(written, today=today)
    return json_line.parse(written, today)
