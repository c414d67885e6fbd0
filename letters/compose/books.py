"""What letters are made from besides the case: the books of every case, and what follows a letter that was sent."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from letters import law
from letters.books import Books
from letters.catalogue import heads
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from letters.catalogue import Library
    from letters.compose.guard import Rulebook
    from letters.follow import Ladder


@frozen
class LetterBooks(Books):
    """The books, and beside them the ladder and what protects who writes."""

    @cached_property
    def rules(self) -> Rulebook:
        """What a sender is warned of. Raises DataError for broken data."""
        from letters.compose.guard import bundled  # most commands write no letter

        return bundled(self.law, self.directory)

    @cached_property
    def ladder(self) -> Ladder:
        """What follows from what became of a letter. Raises DataError for broken data."""
        from letters.follow import load  # most cases have sent nothing yet, and need not wait for it

        return load()


def open_books(library: Library) -> LetterBooks:
    """The books that come with the program, with the templates of a library. Raises DataError for broken data."""
    return LetterBooks(heads(library), law.load())
