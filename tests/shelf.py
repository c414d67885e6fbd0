"""The bundled books and an engine, opened once for all tests, and letters made with them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from letters.catalogue.library import Library
from letters.compose.books import LetterBooks, open_books
from letters.compose.choose.selection import Selection, select
from letters.compose.view.declared import declared
from letters.compose.view.filters import FILTERS
from letters.pack.make import document
from letters.render import Engine, write_text

if TYPE_CHECKING:
    from letters.case.model import Case
    from letters.compose.guard.wording import Hit
    from letters.compose.letter import Letter


@cache
def books() -> LetterBooks:
    return open_books(Library.bundled())


@cache
def engine() -> Engine:
    return Engine(Library.bundled(), FILTERS, declared)


def hits(text: str, kind: str) -> tuple[Hit, ...]:
    """What the rules that protect a sender find in a text of a kind."""
    return books().rules.wording.hits(text, kind)


def planned(case: Case, on: str, *wanted: str) -> Selection:
    return select(case, books(), date.fromisoformat(on), wanted)


def letter(case: Case, on: str, wanted: str) -> Letter:
    """The one letter of that id that a case gives."""
    [found] = planned(case, on, wanted).letters
    return found


def text(case: Case, on: str, wanted: str) -> str:
    """That letter with its annexes, as plain text."""
    return write_text(document(letter(case, on, wanted), engine()))
