"""Which blocks share a page with the start of what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.render.blocks import Chart, Heading, ListBlock, Paragraph, Table
from letters.render.styles import HEADING, styles

if TYPE_CHECKING:
    from letters.render.blocks import Block

ROWS_WITH_HEAD: Final = 3
"""A table begins on a page only where this many of its rows have room there, or all it has."""


def stays(block: Block, after: Block | None) -> bool:
    """Whether `block` shares a page with the start of `after`, for that or because its own look says so."""
    if isinstance(block, Heading):
        return styles().paragraphs[HEADING[block.level]].keep_next or keeps(block, after)
    if isinstance(block, Paragraph):
        return styles().paragraphs[block.style].keep_next or keeps(block, after)
    return keeps(block, after)


def keeps(block: Block, after: Block | None) -> bool:
    """Whether the end of `block` must share a page with the start of `after`, the one that follows.

    So it is before every part of the signature block, and before a table, chart or list that words lead up to; what
    stands in a table or chart leads up to nothing.
    """
    if isinstance(after, Paragraph):
        return styles().paragraphs[after.style].joined
    if isinstance(block, (Table, Chart)) or (isinstance(block, ListBlock) and isinstance(after, ListBlock)):
        return False
    return isinstance(after, (Table, ListBlock, Chart))
