"""The marks before the points of a list, as literal text, so that every format shows the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.render.blocks import led

if TYPE_CHECKING:
    from letters.render.blocks import ListBlock, Text

BULLET: Final = "• "


def numbered(block: ListBlock) -> list[Text]:
    """Each point's text with its number ("1. ") or bullet in front."""
    marks = [f"{number}. " if block.ordered else BULLET for number in range(1, len(block.items) + 1)]
    return [led(mark, item.text) for mark, item in zip(marks, block.items, strict=True)]
