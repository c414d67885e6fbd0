"""The letter that everybody writes: the police report of case.toml with its annexes, as text and tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from letters.case.file import read
from letters.catalogue.library import Library
from letters.compose.books import LetterBooks, open_books
from letters.compose.choose.selection import select
from letters.compose.view.declared import declared
from letters.compose.view.filters import FILTERS
from letters.pack.make import document
from letters.render import Engine, Properties, write_docx
from letters.render.blocks import HEADING, Document, Heading, ListBlock, Paragraph, Row, Table, plain
from letters.render.marks import numbered
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.compose.letter import Letter

CASE = Path(__file__).with_name("case.toml")
DAY = date(2026, 9, 1)
LAYOUT = "compact"


class Words(NamedTuple):
    """A paragraph: the name of its style in the reference document, and its text."""

    style: str
    text: str


class Grid(NamedTuple):
    """A table: widths in mm, and all its rows as text, the head first."""

    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Content:
    """What a peer gets: the finished text, so that none of them has to work anything out."""

    parts: tuple[Words | Grid, ...]

    @property
    def words(self) -> list[Words]:
        return [part for part in self.parts if isinstance(part, Words)]

    @property
    def grids(self) -> list[Grid]:
        return [part for part in self.parts if isinstance(part, Grid)]


@cache
def engine() -> Engine:
    return Engine(Library.bundled(), FILTERS, declared)


@cache
def books() -> LetterBooks:
    return open_books(Library.bundled())


def composed(case: Path = CASE) -> Letter:
    """From the case file to everything that the letter's template gets."""
    return select(read(case, today=DAY), books(), DAY).ready[0]


def rendered(letter: Letter) -> bytes:
    """From what the template gets to the bytes of the DOCX."""
    return write_docx(document(letter, engine()), layout=LAYOUT, properties=Properties(letter.head.title, letter.day))


def content(letter: Letter) -> Content:
    """The letter's text and tables."""
    return of_document(document(letter, engine()))


def of_document(made: Document) -> Content:
    return Content(tuple(part for block in made.blocks for part in _parts(block)))


def _parts(block: object) -> Iterator[Words | Grid]:
    looks = styles().paragraphs
    match block:
        case Heading(level, text):
            yield Words(looks[HEADING[level]].name, plain(text))
        case Paragraph(style, text):
            yield Words(looks[style].name, plain(text))
        case ListBlock():
            for text in numbered(block):
                yield Words(looks["list"].name, plain(text))
        case Table(layout, head, rows):
            widths = tuple(column.width for column in styles().tables[layout].columns)
            yield Grid(widths, _rows((*head, *rows)))


def _rows(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(plain(cell) for cell in row.cells) for row in rows)
