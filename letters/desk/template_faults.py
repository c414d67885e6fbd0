"""What is wrong with templates beside their text: the one place that a check of templates and writing both ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose import faults_in_heads
from letters.desk.citing import unknown_topics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.catalogue import Library
    from letters.compose import LetterBooks
    from letters.errors import TemplateError


def template_faults(library: Library, books: LetterBooks) -> Iterator[TemplateError]:
    """Heads that name what there is not, or claim to be what they are not; topics that the law does not know.

    `library` is the one to look at, `books` are those that its letters are made with.
    """
    here = set(library.ids())
    yield from faults_in_heads((head for head in books.heads if head.id in here), books)
    yield from unknown_topics(library, books.law.topics)


def refuse_own(library: Library, books: LetterBooks) -> None:
    """Raises the first of these faults in the templates of one's own; the bundled ones are known to have none."""
    for fault in template_faults(library.own, books):
        raise fault
