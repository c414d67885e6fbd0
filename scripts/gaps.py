"""How far the signs of a line stand apart in a PDF: a justified line that holds little is drawn out.

A line that can be widened at few places is widened at them much: a list of long numbers joined by 、 may leave gaps as
wide as two characters.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

WIDEST = 1.5
"""Times the width of a Chinese character, beyond which a step from one to the next is seen as a gap."""
FEWEST = 5
"""Chinese characters beside one another, from which on a line has a normal step; a row of a table seldom has."""
POINTS = "、，；"


class Glyph(NamedTuple):
    """One sign where it stands, in points: from `left` to `right`, on a line at `bottom`."""

    sign: str
    left: float
    right: float
    bottom: float

    @property
    def is_chinese(self) -> bool:
        """Whether it is a Chinese character, which are all as wide as high."""
        return "\u4e00" <= self.sign <= "\u9fff"


def stretched(path: Path) -> Iterator[str]:
    """The lines of a PDF in which a gap is seen."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            glyphs = list(_glyphs(page.get_textpage()))
            width = median([glyph.right - glyph.left for glyph in glyphs if glyph.is_chinese] or [0])
            for line in _lines(glyphs):
                if is_stretched(line, width):
                    yield "".join(glyph.sign for glyph in line)


def is_stretched(line: Sequence[Glyph], width: float) -> bool:
    """Whether its characters stand apart, or what a point divides, where a Chinese character is so wide."""
    beside = list(pairwise(glyph for glyph in line if glyph.sign != " "))  # which a reader of PDF puts into any gap
    steps = [other.left - one.left for one, other in beside if one.is_chinese and other.is_chinese]
    normal = median(steps) if len(steps) >= FEWEST else width
    return normal > WIDEST * width or max(_at_points(beside), default=0) > (WIDEST - 1) * width


def _at_points(beside: Iterable[tuple[Glyph, Glyph]]) -> list[float]:
    """The gaps before and after points."""
    return [other.left - one.right for one, other in beside if one.sign in POINTS or other.sign in POINTS]


def _glyphs(page: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    for place in range(page.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(page, place))
        left, bottom, right, _ = page.get_charbox(place, loose=True)
        if sign not in "\r\n\0":
            yield Glyph(sign, left, right, bottom)


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Signs that follow one another on one line; the cells of a table are lines of their own."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and not _goes_on(line[-1], glyph):
            yield line
            line = []
        line.append(glyph)
    yield line


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    return abs(glyph.bottom - before.bottom) < 3 and glyph.left >= before.left
