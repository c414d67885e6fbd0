"""Which blocks share a page with the start of what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render.blocks import Chart, ListBlock, Paragraph, Table
from letters.render.styles import styles

if TYPE_CHECKING:
    from letters.render.blocks import Block


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
