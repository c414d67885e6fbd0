"""All letters as one PDF to print at once: a list to tick, then each letter in the order of sending, each copy of it.

Every copy begins on the front of a sheet, so that the pile can be printed on both sides and taken apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.catalogue import ONE_OF_ITS_KIND
from letters.compose import left_for_choice, print_lines
from letters.kit.frozen import frozen
from letters.kit.listing import listed
from letters.render import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from letters.catalogue import Head
    from letters.compose import Letter, PrintLine, Sheet
    from letters.render import Document, Engine, Part

PRINT_LIST = ONE_OF_ITS_KIND["printing"]


class Papers(NamedTuple):
    """What is printed: letters with their blocks and who signs them; the titles of those that wait for a choice.

    `every` letter of the pack is there, printed or not: by them copies and places in the order are told. `sheets` are
    for witnesses to fill in, each with its blocks.
    """

    every: tuple[Letter, ...]
    letters: tuple[Letter, ...]
    documents: tuple[Document, ...]
    signs: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...]
    sheets: tuple[tuple[Sheet, Document], ...] = ()


@frozen
class Printed:
    """All letters as one PDF: its pages with something on them, and at how many places it is to be signed by hand."""

    content: bytes
    pages: int
    signatures: int


def to_print(
    written: Iterable[tuple[Letter, Document, tuple[str, ...]]], sheets: Iterable[tuple[Sheet, Document]] = ()
) -> Papers | None:
    """The letters without those of which one alone is to be sent; None where nothing is left to print."""
    papers = tuple(written)
    waiting = left_for_choice([letter for letter, _, _ in papers])
    printed = [paper for paper in papers if paper[0] not in waiting]
    if not printed:
        return None
    letters, documents, signs = zip(*printed, strict=True)
    every = tuple(letter for letter, _, _ in papers)
    return Papers(every, letters, documents, signs, tuple(letter.called for letter in waiting), tuple(sheets))


def print_at_once(papers: Papers, engine: Engine, head: Head, layout: str, day: date) -> Printed:
    """The file. `layout` overrides each letter's own. Raises UsageError where there is no Chinese font."""
    from letters.render import About, Part, write_volume

    parts = _parts(papers, layout)
    lines, first, pages = _with_first(papers, parts, engine, head.layout or "note", day)
    repeated = [part for part, line in zip(parts, lines, strict=True) for _ in range(line.copies)]
    content = write_volume((Part(*first), *repeated), about=About(head.title, "", day))
    signatures = sum(line.copies * len(signs) for line, signs in zip(lines, papers.signs, strict=False))
    return Printed(content, pages + sum(line.copies * line.pages for line in lines), signatures)


def _parts(papers: Papers, layout: str) -> list[Part]:
    from letters.render import Part

    letters = zip(papers.letters, papers.documents, strict=True)
    parts = [Part(document, layout or letter.layout) for letter, document in letters]
    return parts + [Part(document, layout or "compact") for _, document in papers.sheets]


def _with_first(
    papers: Papers, parts: Sequence[Part], engine: Engine, own: str, day: date
) -> tuple[tuple[PrintLine, ...], tuple[Document, str], int]:
    """The lines of the list to tick, the list itself with its layout, and how many pages it has."""
    from letters.render import Part, page_counts

    lines = print_lines(papers.every, papers.signs, page_counts(parts), [sheet for sheet, _ in papers.sheets])
    first = _first_sheet(papers, lines, engine, day, pages=1)
    pages = page_counts([Part(first, own)])[0]
    if pages > 1:
        first = _first_sheet(papers, lines, engine, day, pages=pages)
    return lines, (first, own), pages


def on_screen(papers: Papers, engine: Engine, head: Head, day: date) -> tuple[tuple[Document, str], ...]:
    """The papers for a screen, from which a browser prints: the list, then each once, each with its layout.

    How many pages they take is the browser's alone to know, so nothing says it.
    """
    unknown = [0] * (len(papers.letters) + len(papers.sheets))
    lines = print_lines(papers.every, papers.signs, unknown, [sheet for sheet, _ in papers.sheets])
    first = _first_sheet(papers, lines, engine, day, pages=0)
    letters = zip(papers.documents, (letter.layout for letter in papers.letters), strict=True)
    return ((first, head.layout or "note"), *letters, *((sheet, "compact") for _, sheet in papers.sheets))


def _first_sheet(papers: Papers, lines: Sequence[PrintLine], engine: Engine, day: date, *, pages: int) -> Document:
    """The list to tick, which has that many pages itself; 0 where nobody counts pages."""
    context = {
        "lines": tuple(lines),
        "left_out": listed(papers.left_out),
        "sheets": _sheets(pages) + sum(line.copies * _sheets(line.pages) for line in lines),
        "pages": pages and pages + sum(line.copies * line.pages for line in lines),
        "date": day,
    }
    return numbered(engine.document(PRINT_LIST, context))


def _sheets(pages: int) -> int:
    """Sheets of paper that those pages take on both sides."""
    return (pages + 1) // 2
