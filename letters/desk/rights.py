"""What the law gives a person, what to keep, whom to call: for a case, or for situations by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose import guide, rights_in, rights_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.compose import Guide, Rights
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase

__all__ = ["guide", "rights_of_case", "rights_of_situations"]


def rights_of_case(opened: OpenCase, at: Desk) -> Rights:
    """What holds for a case on its day, and the letters that fit it."""
    return rights_of(opened.case, guide(), at.books, opened.day)


def rights_of_situations(names: Iterable[str], at: Desk, day: date) -> Rights:
    """What holds in situations, by name (电话) or id, on a day. Raises UsageError for a name that none has."""
    book: Guide = guide()
    return rights_in(book.choose(names), book, at.books, day)
