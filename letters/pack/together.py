"""A pack as a whole: all of it as one file or one screen to print, and what is to be done with each letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose import ID as COVER
from letters.compose import cover_context, sending_lines
from letters.kit.frozen import frozen
from letters.pack.make import own_head
from letters.pack.printing import PRINT_LIST, on_screen, print_at_once, to_print
from letters.render import points_of

if TYPE_CHECKING:
    from datetime import date

    from letters.compose import CoverLine, LetterBooks, Selection
    from letters.pack.make import Pack
    from letters.pack.printing import Papers, Printed
    from letters.render import Document, Engine

FIRST = "first"  # the section of the cover note that says in which order, and why


@frozen
class ToDo:
    """What the cover note says is to be done: what comes first and why, a line for each letter in order of sending."""

    first: tuple[str, ...]
    lines: tuple[CoverLine, ...]


def to_do(plan: Selection, pack: Pack, books: LetterBooks, engine: Engine, day: date) -> ToDo:
    """What is to be done with the letters of a pack, from what its cover note is made of."""
    signs = [one.signs for one in pack.written]
    note = engine.document(COVER, cover_context(plan, signs, books, day))
    return ToDo(points_of(note, FIRST), sending_lines(plan, signs, books))


def print_file(pack: Pack, books: LetterBooks, engine: Engine, day: date) -> Printed | None:
    """All letters as one PDF, the list to tick in front; None where nothing is to be printed.

    Raises UsageError where there is no Chinese font.
    """
    papers = _papers(pack)
    return papers and print_at_once(papers, engine, own_head(books, PRINT_LIST), "", day)


def print_screen(pack: Pack, books: LetterBooks, engine: Engine, day: date) -> tuple[tuple[Document, str], ...]:
    """All letters as blocks for a screen, the list in front, each with its layout; nothing where none is printed."""
    papers = _papers(pack)
    return on_screen(papers, engine, own_head(books, PRINT_LIST), day) if papers else ()


def _papers(pack: Pack) -> Papers | None:
    sheets = [(one.sheet, one.document) for one in pack.statements]
    return to_print([(one.letter, one.document, one.signs) for one in pack.written], sheets)
