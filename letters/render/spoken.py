"""A letter as it is told on the telephone: what it is, its summary, what is asked, in pieces that one reads out.

Whoever takes it down writes along: a piece is as much as one says in half a minute, and ends where a sentence ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from letters.render.portal import OPENING, section_of
from letters.render.text import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.render.blocks import Document

PIECE: Final = 100  # characters
REQUESTS: Final = "requests"
_sentences = re.compile(r"(?:[^。！？；\n]+[。！？；]*|[。！？；]+)[”’」』）]*\n*|\n+").findall


def spoken(document: Document, sections: Sequence[str]) -> tuple[str, ...]:
    """The pieces, none longer than PIECE but for a single sentence that is; nothing is left out of a sentence.

    `sections` are those that a web form takes. Of a letter that opens with a summary, this and its requests are told;
    of another, all of them, the requests last.
    """
    opening = section_of(document, OPENING)
    others = [] if opening else [section for section in sections if section != REQUESTS]
    asked = [section for section in sections if section == REQUESTS]
    told = [*opening, *(block for section in (*others, *asked) for block in section_of(document, section))]
    return tuple(_pieces(_sentences(f"{document.title}\n{bare(told)}")))


def _pieces(sentences: Iterable[str]) -> Iterator[str]:
    piece = ""
    for sentence in sentences:
        if piece and len(piece) + len(sentence.rstrip()) > PIECE:
            yield piece.strip()
            piece = ""
        piece += sentence
    if piece.strip():
        yield piece.strip()
