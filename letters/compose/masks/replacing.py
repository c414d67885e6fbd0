"""What was found in one text becomes the text that a reader sees."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from letters.case import spoken_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.compose.masks.page import Hit

AROUND = 12  # characters of the sentence on either side of what is told of
SHORTEST = 2  # characters of a relation that are said again before a name
_END = r"[。！？!?\r\n]"


def settled(hits: Iterable[Hit]) -> tuple[list[Hit], list[Hit]]:
    """The hits to replace, in order, none over another, the longest saying what it is; and those to tell of."""
    every = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    sure = _merged([hit for hit in every if not hit.unsure])
    return sure, _merged(outside([hit for hit in every if hit.unsure], sure))


def outside(hits: Iterable[Hit], others: Sequence[Hit]) -> Iterator[Hit]:
    """The hits that touch none of the others; these stand in order, none over another."""
    starts = [other.start for other in others]
    for hit in hits:
        before = bisect_left(starts, hit.end) - 1
        if before < 0 or not _overlap(hit, others[before]):
            yield hit


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


def not_within(hits: Iterable[Hit], others: Iterable[Hit]) -> Iterator[Hit]:
    """The hits that are no part of another; one that is all of it is none."""
    spans = sorted((other.start, other.end) for other in others)
    longest = max((end - start for start, end in spans), default=0)
    for hit in hits:
        near = spans[bisect_left(spans, (hit.end - longest, 0)) : bisect_right(spans, (hit.start, sys.maxsize))]
        if not any(end >= hit.end and (start, end) != (hit.start, hit.end) for start, end in near):
            yield hit


def said_once(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """The hits, each with the words right before it that its place will say: 邻居王某 becomes 〔对门邻居〕 alone."""
    found: list[Hit] = []
    for hit in hits:
        before = text[found[-1].end if found else 0 : hit.start]
        said = hit.instead.strip("〔〕") if hit.instead.startswith("〔") else ""
        found.append(hit._replace(start=hit.start - _said_again(before, said)))
    return found


def _said_again(before: str, said: str) -> int:
    """How many characters at the end say what the place will say: 邻居 for 对门邻居, 我妈 for 母亲."""
    spoken = next((len(way) for way in spoken_for(said) if before.endswith(way)), 0)
    return spoken or next((size for size in range(len(said), SHORTEST - 1, -1) if before.endswith(said[-size:])), 0)


def replaced(text: str, hits: Iterable[Hit]) -> str:
    """The text with what stands in the hits' places; everything else as it was."""
    parts, done = [], 0
    for hit in hits:
        parts += [text[done : hit.start], hit.instead]
        done = hit.end
    return "".join((*parts, text[done:]))


def shown(text: str, hits: Sequence[Hit]) -> Iterator[tuple[str, str]]:
    """Of each hit its label, and the words around its place in the text that a reader sees.

    A text that was nothing but the secret has no words to show.
    """
    after, moved = replaced(text, hits), 0
    for hit in hits:
        start = hit.start + moved
        moved += len(hit.instead) - (hit.end - hit.start)
        if after != hit.instead:
            yield hit.label, quoted(after, hit._replace(start=start, end=start + len(hit.instead)))


def quoted(text: str, hit: Hit) -> str:
    """The words of a hit with a little of its sentence on either side."""
    before = re.split(_END, text[max(0, hit.start - AROUND) : hit.start])[-1]
    after = re.split(_END, text[hit.end : hit.end + AROUND], maxsplit=1)[0]
    return before + text[hit.start : hit.end] + after
