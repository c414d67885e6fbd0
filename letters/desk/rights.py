"""What the law gives a person, what to keep, whom to call: for a case, or for situations by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from letters.compose import guide, rights_in, rights_of
from letters.errors import UsageError
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from letters.compose import Guide, Rights
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase

__all__ = ["case_among", "guide", "rights_of_case", "rights_of_situations"]


def rights_of_case(opened: OpenCase, at: Desk) -> Rights:
    """What holds for a case on its day, and the letters that fit it."""
    return rights_of(opened.case, guide(), at.books, opened.day)


def rights_of_situations(names: Iterable[str], at: Desk, day: date) -> Rights:
    """What holds in situations, by name (电话) or id, on a day. Raises UsageError for a name that none has."""
    book: Guide = guide()
    return rights_in(book.choose(names), book, at.books, day)


def case_among(words: Sequence[str]) -> Path | None:
    """The case file that words name, which are situations otherwise.

    Raises UsageError where both are named, or two cases.
    """
    cases = [Path(word) for word in words if _is_case(word)]
    if len(cases) > 1 or (cases and len(words) > 1):
        raise UsageError("一次只看一个案件，或者只看几个情形", f"看一个案件：{command('rights', cases[0])}")
    return cases[0] if cases else None


def _is_case(word: str) -> bool:
    known = any(word in situation.words for situation in guide().situations)
    return not known and (Path(word).exists() or "." in word or "/" in word or "\\" in word)
