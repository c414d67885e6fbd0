"""Which blocks share a page with the start of what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.render.blocks import Chart, Heading, ListBlock, Paragraph, Table, plain
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.render.blocks import Block

SHORT: Final = 30  # characters: no more than a line
LONG: Final = 150  # characters: more than four lines


def kept(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Of each block, whether its end must share a page with the start of the next one.

    Where a line alone comes before the signature block, what comes before that line stays too.
    """
    following: tuple[Block | None, ...] = (*blocks[1:], None)
    found = [keeps(block, after) for block, after in zip(blocks, following, strict=True)]
    for place, block in enumerate(blocks[1:], 1):
        if found[place] and _is_line(block) and isinstance(following[place], Paragraph):
            found[place - 1] = True
    return tuple(found)


def _is_line(block: Block) -> bool:
    """A paragraph of text that fills no more than a line."""
    if not isinstance(block, Paragraph) or len(plain(block.text)) > SHORT:
        return False
    return not styles().paragraphs[block.style].joined


def _has_over(block: Block, characters: int) -> bool:
    return isinstance(block, Paragraph) and len(plain(block.text)) > characters


def stays(block: Block, after: Block | None) -> bool:
    """Whether `block` shares a page with the start of `after`, for that or because its own look says so."""
    if isinstance(block, (Heading, Paragraph)):
        return styles().paragraphs[block.style].keep_next or keeps(block, after)
    return keeps(block, after)


def keeps(block: Block, after: Block | None) -> bool:
    """Whether the end of `block` must share a page with the start of `after`, the one that follows.

    So it is before every part of the signature block, and before a table, chart or list that words lead up to; what
    stands in a table or chart leads up to nothing. Long text stays with no other text, so
    that no page is left half empty.
    """
    if isinstance(after, Paragraph):
        return styles().paragraphs[after.style].joined and not (_has_over(block, LONG) and _has_over(after, SHORT))
    if isinstance(block, (Table, Chart)) or (isinstance(block, ListBlock) and isinstance(after, ListBlock)):
        return False
    return isinstance(after, (Table, ListBlock, Chart))
