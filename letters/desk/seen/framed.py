"""A letter for a frame of the page: as its reader will see it, with a style sheet that the page serves beside it."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from letters.desk.ending.ending import letters_in_view
from letters.errors import FileError, UsageError
from letters.pack import document, manuscript
from letters.render import linked_sheet, write_framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.compose import Letter
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase

GONE = ("这份文书不在了：案件改过以后，文书也跟着变", "回到“看文书”，再选一次")
SAMPLE = "样张　虚构案件　不能使用"
SAMPLE_LOOK = """
.sample { color: #b3261e; font: bold 1.6rem/1 sans-serif; opacity: 0.3; pointer-events: none; position: absolute;
text-indent: 0; transform: rotate(-12deg); white-space: nowrap; }
p.sample { font-size: 2rem; left: 0; position: fixed; right: 0; text-align: center; top: 40vh; }
@media (prefers-color-scheme: dark) { .sample { color: #ff9d9d; } }
"""
"""How the words look across a sample: pale enough to be read through, too red to be taken for a letter; the line that
does not move with the text comes to stand on every sheet that is printed.
"""
_PLACES = re.compile("</p>|<td[^>]*>")
_EVERY = 4  # places, so that what a screen shows has the words on it


def letter_of(opened: OpenCase, at: Desk, number: int) -> Letter:
    """The letter of that number, from 1, among those that one can look at. Raises FileError for none."""
    letters = letters_in_view(opened, at)
    if not 0 < number <= len(letters):
        raise FileError(*GONE)
    return letters[number - 1]


def framed(letter: Letter, at: Desk, address: Callable[[str], str]) -> str:
    """The letter as HTML that holds no style; `address` says where the sheet of a layout is served."""
    made = manuscript(letter, document(letter, at.engine), at.books.directory, at.engine)
    return write_framed([made.document], made.title, address(made.layout))


def letter_sample(letter: Letter, at: Desk, address: Callable[[str], str]) -> str:
    """As `framed`, with words across it, on a screen and on paper, that say that it is a sample and nobody's letter."""
    places = count()

    def marked(place: re.Match[str]) -> str:
        return f'{place[0]}<b class="sample">{SAMPLE}</b>' if next(places) % _EVERY == 0 else place[0]

    shown = _PLACES.sub(marked, framed(letter, at, address))
    return shown.replace("<body>", f'<body>\n<p class="sample">{SAMPLE}</p>', 1)


def letter_sheet(layout: str) -> str:
    """The style sheet of a layout. Raises FileError for one that there is not."""
    try:
        return linked_sheet(layout) + SAMPLE_LOOK
    except UsageError as error:
        raise FileError(error.message) from None
