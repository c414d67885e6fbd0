"""Headings are numbered after the letter is made, since sections come and go with the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.numerals import write_numeral
from letters.render.blocks import Document, Heading, led

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.render.blocks import Block


def numbered(document: Document) -> Document:
    """The document with 一、 before its sections and （一） before their parts, as Chinese letters number them."""
    return Document(tuple(_numbered(document)))


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
