"""A letter for a frame of the page: as its reader will see it, with a style sheet that the page serves beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.desk.choosing import check_case
from letters.errors import FileError, UsageError
from letters.pack import document, manuscript
from letters.render import style_sheet, write_framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.compose import Letter
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase

GONE = ("这份文书不在了：案件改过以后，文书也跟着变", "回到“看文书”，再选一次")


def letter_of(opened: OpenCase, at: Desk, number: int) -> Letter:
    """The letter of that number, from 1, among those that a check of the case gives. Raises FileError for none."""
    letters = check_case(opened, at).letters
    if not 0 < number <= len(letters):
        raise FileError(*GONE)
    return letters[number - 1]


def framed(letter: Letter, at: Desk, address: Callable[[str], str]) -> str:
    """The letter as HTML that holds no style; `address` says where the sheet of a layout is served."""
    made = manuscript(letter, document(letter, at.engine), at.books.directory, at.engine)
    return write_framed([made.document], made.title, address(made.layout))


def letter_sheet(layout: str) -> str:
    """The style sheet of a layout. Raises FileError for one that there is not."""
    try:
        return style_sheet(layout)
    except UsageError as error:
        raise FileError(error.message) from None
