"""Letters on their way out: what is to be done with each, all of them to print, texts for forms and the telephone.

made = write_letters(opened, desk)
for line in things_to_do(made, desk).lines: ...
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.pack import manuscript, print_file, print_screen, to_do
from letters.render import EVERY, fields, told_pieces, write_together

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.compose import Letter
    from letters.desk.bench import Desk
    from letters.desk.writing.writing import Writing
    from letters.pack import Printed, ToDo
    from letters.render import Field

PRINT = "全部打印"
"""What the file to print is called, and the screen that a browser prints."""


@frozen
class LetterTexts:
    """A letter in pieces to be copied or read out.

    `fields` are those of the web form that takes it, each with the count of its characters; `pieces` what is told on
    the telephone, one after the other, at these `numbers` where they are known. A letter that goes
    on paper alone has neither.
    """

    letter: Letter
    fields: tuple[Field, ...]
    pieces: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def count(self) -> int:
        """The characters of what is told on the telephone."""
        return sum(map(len, self.pieces))


def things_to_do(made: Writing, at: Desk) -> ToDo:
    """What is to be done with the letters, as their cover note says it: what comes first and why, and each in order."""
    return to_do(made.chosen, made.pack, at.books, at.engine, made.day)


def is_pdf_made() -> bool:
    """Whether this computer has what makes PDF files; no browser has."""
    return find_spec("typst") is not None


def printed_file(made: Writing, at: Desk) -> Printed | None:
    """All letters as one PDF, each as often as it is needed, a list to tick in front; None where nothing is printed.

    Raises UsageError where no Chinese font is found. To be asked only where `is_pdf_made`.
    """
    return print_file(made.pack, at.books, at.engine, made.day)


def print_view(made: Writing, at: Desk, address: Callable[[str], str]) -> str:
    """All letters in order as HTML for a browser to print, the list to tick in front; "" for nothing to print.

    `address` says where the style sheet of a layout is served, that of all of them too (`letter_sheet`).
    """
    papers = print_screen(made.pack, at.books, at.engine, made.day)
    return write_together(papers, PRINT, address(EVERY)) if papers else ""


def letter_texts(made: Writing, at: Desk) -> tuple[LetterTexts, ...]:
    """The letters that can go into a web form or be told on the telephone, in order of sending."""
    every = (_texts(one.letter, made, number, at) for number, one in enumerate(made.pack.written))
    return tuple(one for one in every if one.fields or one.pieces)


def _texts(letter: Letter, made: Writing, number: int, at: Desk) -> LetterTexts:
    told = manuscript(letter, made.pack.written[number].document, at.books.directory, at.engine)
    form = tuple(fields(told.document, told.fields))
    if told.told_to is None:
        return LetterTexts(letter, form, (), ())
    return LetterTexts(letter, form, told_pieces(told.document, told.told, told.fields, told.opening), told.told_to)
