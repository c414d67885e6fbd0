"""Headings are numbered after the letter is made, since sections come and go with the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.kit.numerals import write_numeral
from letters.render.blocks import Document, Heading, join, led

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.render.blocks import Block

ANNEX_MARK: Final = "附件"
"""What stands before an annex's title, with its number where there are several (GB/T 9704-2012, 7.3.4)."""


def numbered(document: Document) -> Document:
    """The document with 一、 before its sections and （一） before their parts, as Chinese letters number them."""
    return Document(tuple(_numbered(document)))


def enclosed(letter: Document, annexes: Sequence[Document]) -> Document:
    """A letter with its annexes after it, each with its mark before its title."""
    marks = [f"{ANNEX_MARK}{number}" for number in range(1, len(annexes) + 1)] if len(annexes) > 1 else [ANNEX_MARK]
    return join([letter, *(_marked(annex, mark) for mark, annex in zip(marks, annexes, strict=False))])


def _marked(annex: Document, mark: str) -> Document:
    """An annex with its mark before its title; one without a title has no mark."""
    first, *rest = annex.blocks
    if not isinstance(first, Heading) or first.level != 1:
        return annex
    return Document((first._replace(text=led(f"{mark}\u3000", first.text), is_annex=True), *rest))


def _numbered(document: Document) -> Iterator[Block]:
    section = part = 0
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            section, part = section + 1, 0
            yield _with(block, f"{write_numeral(section)}、")
        elif isinstance(block, Heading) and block.level == 3:
            part += 1
            yield _with(block, f"（{write_numeral(part)}）")
        else:
            yield block


def _with(heading: Heading, number: str) -> Heading:
    return heading._replace(text=led(number, heading.text))
