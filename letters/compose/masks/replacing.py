"""What was found in one text becomes the text that a reader sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.compose.masks.page import Hit

AROUND = 12  # characters of the sentence on either side of what is told of
_END = r"[。！？!?\r\n]"


def settled(hits: Iterable[Hit]) -> tuple[list[Hit], list[Hit]]:
    """The hits to replace, in order, none over another, the longest saying what it is; and those to tell of."""
    every = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    sure = _merged([hit for hit in every if not hit.unsure])
    doubtful = [hit for hit in every if hit.unsure and not any(_overlap(hit, other) for other in sure)]
    return sure, _merged(doubtful)


def _merged(hits: Iterable[Hit]) -> list[Hit]:
    found: list[Hit] = []
    for hit in hits:
        if found and _overlap(hit, found[-1]):
            last = found[-1]
            longer = hit if hit.end - hit.start > last.end - last.start else last
            found[-1] = longer._replace(start=last.start, end=max(last.end, hit.end))
        else:
            found.append(hit)
    return found


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def strictly_inside(one: Hit, other: Hit) -> bool:
    """Whether a hit is a part of another, and not all of it."""
    return other.start <= one.start and one.end <= other.end and (one.start, one.end) != (other.start, other.end)


def replaced(text: str, hits: Iterable[Hit]) -> str:
    """The text with what stands in the hits' places; everything else as it was."""
    parts, done = [], 0
    for hit in hits:
        parts += [text[done : hit.start], hit.instead]
        done = hit.end
    return "".join((*parts, text[done:]))


def quoted(text: str, hit: Hit) -> str:
    """The words of a hit with a little of its sentence on either side."""
    before = re.split(_END, text[max(0, hit.start - AROUND) : hit.start])[-1]
    after = re.split(_END, text[hit.end : hit.end + AROUND], maxsplit=1)[0]
    return before + text[hit.start : hit.end] + after
