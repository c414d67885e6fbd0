"""Document → the fields of a web form: text by section, with counts, fitted to limits by dropping whole parts.

A length is a number of Unicode code points (`len`): forms count characters, and none says how it counts rare ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from letters.kit.frozen import frozen
from letters.render.blocks import Block, Heading, ListBlock, PageBreak, Paragraph, plain
from letters.render.text import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.render.blocks import Document


OPENING: Final = "opening"
"""The section that has no heading: the running text before the first one, as the summary of a letter."""


@frozen
class Field:
    """One field of a form. `limit` is None where it is unknown; `dropped` are the parts left out to fit it.

    `parts` are those that stay, each whole: what a person may leave out by hand where it is still too long.
    """

    name: str
    text: str
    count: int
    limit: int | None = None
    dropped: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """Whether it is too long even with everything dropped that may be."""
        return self.limit is not None and self.count > self.limit


def fields(document: Document, plan: Sequence[tuple[str, Sequence[str], int | None]]) -> list[Field]:
    """The letter by `plan`: for each field its name, the ids of its sections, its limit or None.

    A section is what follows a heading with that id, up to the next heading of its level or above, or OPENING; one that
    the letter does not have gives nothing. Where the text is too long, parts with a priority are dropped whole, the
    highest first, of equals the later first; never part of a sentence.
    """
    return [_field(document, name, sections, limit) for name, sections, limit in plan]


def _field(document: Document, name: str, sections: Sequence[str], limit: int | None) -> Field:
    parts = [part for section in sections for part in _parts(_section(document.blocks, section))]
    dropped = [] if limit is None else _too_much(parts, limit)
    kept = [part for part in parts if part not in dropped]
    text = _text(kept)
    left_out = tuple(_text([part]) for part in parts if part in dropped)
    return Field(name, text, len(text), limit, left_out, tuple(_text([part]) for part in kept))


def _too_much(parts: Sequence[Part], limit: int) -> list[Part]:
    """The parts to drop so that the rest fits, as far as parts may be dropped."""
    dropped: list[Part] = []
    length = len(_text(parts))
    for part in sorted(parts, key=lambda part: (-part.priority, -parts.index(part))):
        if length <= limit or not part.priority:
            break
        dropped.append(part)
        length = len(_text([kept for kept in parts if kept not in dropped]))
    return dropped


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """What is dropped or kept as one: a block, a point of a list, or a heading with all it stands over."""

    blocks: tuple[Block, ...]
    priority: int


def section_of(document: Document, section: str) -> Sequence[Block]:
    """The blocks of a section, without its heading; none where the letter does not have it."""
    return _section(document.blocks, section)


def points_of(document: Document, section: str) -> tuple[str, ...]:
    """The points of the lists of a section, as plain words."""
    lists = (block for block in section_of(document, section) if isinstance(block, ListBlock))
    return tuple(plain(item.text) for each in lists for item in each.items)


def _section(blocks: Sequence[Block], section: str) -> Sequence[Block]:
    if section == OPENING:
        before = takewhile(lambda block: not isinstance(block, Heading) or block.level == 1, blocks)
        return [block for block in before if isinstance(block, Paragraph) and block.style == "body"]
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.section == section:
            return blocks[index + 1 : _end(blocks, index)]
    return ()


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the part under the heading at `start` ends."""
    opening = blocks[start]
    level = opening.level if isinstance(opening, Heading) else 0
    for index in range(start + 1, len(blocks)):
        block = blocks[index]
        if isinstance(block, PageBreak) or (isinstance(block, Heading) and block.level <= level):
            return index
    return len(blocks)


def _parts(blocks: Sequence[Block]) -> Iterator[Part]:
    index = 0
    while index < len(blocks):
        block = blocks[index]
        end = index + 1
        if isinstance(block, ListBlock):
            yield from (Part((ListBlock(block.ordered, (item,)),), item.priority) for item in block.items)
        elif isinstance(block, Heading) and block.priority:
            end = _end(blocks, index)
            yield Part(tuple(blocks[index:end]), block.priority)
        else:
            yield Part((block,), getattr(block, "priority", 0))
        index = end


def _text(parts: Sequence[Part]) -> str:
    """The parts as lines; neighbouring points of a list are numbered together again."""
    blocks: list[Block] = []
    for block in (block for part in parts for block in part.blocks):
        last = blocks[-1] if blocks else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock) and last.ordered == block.ordered:
            blocks[-1] = ListBlock(block.ordered, last.items + block.items)
        else:
            blocks.append(block)
    return bare(blocks)
