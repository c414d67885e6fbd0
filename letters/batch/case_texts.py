"""From an item to its bytes, and from those to a Case."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from letters.case import file
from letters.errors import CaseError, Problem

if TYPE_CHECKING:
    from datetime import date

    from letters.batch.outcomes import Item
    from letters.case.model import Case

NO_JSON = Problem("", "这一行不是一个完整的 JSON 对象", "一行一个案件，用 UTF-8 编码，键和案件文件的一样")
ID = "id"  # the name of a case among others: a key that a case in a file of its own has no use for
MOST_DIGITS = 30  # before the point of a number


def text(item: Item) -> str:
    """What the case is read from. Raises FileError, CaseError for what is no text."""
    if item.problems:
        raise CaseError(item.problems)
    return item.text if item.path is None else file.text_of(item.path)


def case_of(item: Item, written: str, today: date) -> Case:
    """The case that an item's text holds. Raises CaseError with every problem."""
    if item.path is not None:
        return file.parse(written, today=today)
    read = values(written)
    read.pop(ID, None)
    return file.case_of(read, today)


def values(line: str) -> dict[str, Any]:
    """The tables and values of one line of JSON, decimals exact. Raises CaseError."""
    try:
        read = json.loads(line.removeprefix("\ufeff"), parse_float=_decimal, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise CaseError([NO_JSON]) from None
    if not isinstance(read, dict):
        raise CaseError([NO_JSON])
    return read


def _decimal(number: str) -> Decimal:
    """A number with a point, exact. One of absurd size counts as infinite, and is refused where it stands."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return Decimal("Infinity")
    return value if value.adjusted() < MOST_DIGITS else Decimal("Infinity")


def _refuse(name: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(name)
