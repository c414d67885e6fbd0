"""A case as one line of JSON: the tables and keys of the case file, for many cases in one file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from letters.case.file import case_of, exact
from letters.errors import CaseError, Problem

if TYPE_CHECKING:
    from datetime import date

    from letters.case.model import Case

NO_JSON = Problem("", "这一行不是一个完整的 JSON 对象", "一行一个案件，用 UTF-8 编码，键和案件文件的一样")
ID = "id"  # the name of a case among others: a key that a case in a file of its own has no use for


def values(line: str) -> dict[str, Any]:
    """The tables and values of one line, numbers exact. Raises CaseError for what is no whole object."""
    try:
        read = json.loads(line.removeprefix("\ufeff"), parse_float=exact, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise CaseError([NO_JSON]) from None
    if not isinstance(read, dict):
        raise CaseError([NO_JSON])
    return read


def parse(line: str, today: date) -> Case:
    """The case that one line holds, checked as of `today`. Raises CaseError with every problem."""
    read = values(line)
    read.pop(ID, None)
    return case_of(read, today)


def _refuse(name: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(name)
