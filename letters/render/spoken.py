"""A letter as it is told on the telephone: who complains of whom, what happened, what is asked, in pieces to read out.

Whoever takes it down writes along: a piece is as much as one says in half a minute, and ends where a sentence ends.
What only paper can show is not said: articles, numbers of exhibits, annexes.
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
_ends: Final = r"[^{0}\n]*[{0}]+[”’」』）]*\n*|[^{0}\n]+\n*|\n+"
_sentences = re.compile(_ends.format("。！？")).findall
_parts = re.compile(_ends.format("。！？；")).findall
_bracketed = re.compile(r"（(?:[^（）]|（[^（）]*）)*）")
_on_paper = re.compile("《|证据[0-9]|明细表")
_under = re.compile(
    r"(?:依照|依据|根据|按照|依)(?:《[^》]*》(?:（[^）]*）)?(?:第[零一二三四五六七八九十百千]+条[^，。；]*)?、?)+，?"
)
_annexed = re.compile("见(?:附件|明细表|所附)")


def spoken(document: Document, sections: Sequence[str], opening: Document | None = None) -> tuple[str, ...]:
    """The pieces, none longer than PIECE but for a single sentence that is; nothing else is left out of a sentence.

    `opening` comes first. Then the `sections` are told, what is asked last.
    """
    order = sorted(sections, key=lambda section: section == REQUESTS)
    told = [block for section in order for block in section_of(document, section)]
    return tuple(_pieces(_said(bare([*(opening.blocks if opening else ()), *told]))))


def told_pieces(
    document: Document,
    told: Sequence[str],
    form: Iterable[tuple[str, Sequence[str], int | None]],
    opening: Document | None = None,
) -> tuple[str, ...]:
    """The pieces of a letter whose head says which sections are `told`, or else of what is usually told.

    `form` are the fields of the web form that takes it, as `portal.fields` has them.
    """
    asked = [section for _, sections, _ in form for section in sections]
    return spoken(document, told or usually_told(document, asked), opening)


def usually_told(document: Document, sections: Sequence[str]) -> tuple[str, ...]:
    """What is told of a letter whose head does not say it: its summary and requests, else all that a form takes."""
    if not section_of(document, OPENING):
        return tuple(sections)
    return OPENING, *(section for section in sections if section == REQUESTS)


def _said(text: str) -> Iterator[str]:
    """The sentences that a voice can say, without their citations; one that would fill a piece alone, in its parts."""
    heard = _under.sub("", _bracketed.sub(lambda found: "" if _on_paper.search(found[0]) else found[0], text))
    for sentence in _sentences(heard):
        if _annexed.search(sentence):
            continue
        yield from [sentence] if len(sentence.rstrip()) <= PIECE else _parts(sentence)


def _pieces(sentences: Iterable[str]) -> Iterator[str]:
    piece = ""
    for sentence in sentences:
        if piece and len(piece) + len(sentence.rstrip()) > PIECE:
            yield piece.strip()
            piece = ""
        piece += sentence
    if piece.strip():
        yield piece.strip()
