"""How many pages a letter has on paper, where this computer sets it itself; no browser's count would hold elsewhere."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from letters.desk.seen.framed import letter_of
from letters.pack import document, manuscript
from letters.render import Part, page_counts

if TYPE_CHECKING:
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase


def pages_of(opened: OpenCase, at: Desk, number: int) -> int:
    """The pages of one copy of the letter of that number, from 1, as the file to print has it.

    To be asked only where `is_pdf_made`. Raises FileError where there is no such letter, UsageError where no Chinese
    font is found.
    """
    letter = letter_of(opened, at, number)
    made = manuscript(letter, document(letter, at.engine), at.books.directory, at.engine)
    return _counted(Part(made.document, made.layout))


@lru_cache(maxsize=32)
def _counted(part: Part) -> int:
    """Setting takes longest, and most choices on the page leave a letter as it is."""
    return page_counts((part,))[0]
