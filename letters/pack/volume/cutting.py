"""Where a long picture is parted so that it fits pages: in gaps between lines and bubbles, never through a line.

A row of the picture in which all pixels have one colour lies in a gap. Some screens have none for long: a bubble of
many lines, framed by the wallpaper. There a row lies in a gap that holds nothing but the frame, where it was in
the row before. Where there is neither, the picture is parted all the same, and each part begins with the end of the one
before, so that a line that was cut can be read whole.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Look: TypeAlias = Callable[[int], "Frame | None"]

Frame: TypeAlias = tuple[int, ...]
"""What a row of a gap shows: the places, in pixels, where one wide stretch of a colour meets the next; () for none."""

CHANNELS = 3
_MOST_EDGES = 4  # wallpaper, a panel, a bubble, and the same again
_EDGE = 4  # pixels that an edge may take, smoothed as it is
_SHIFT = 2  # pixels by which an edge may seem to move from row to row


class Piece(NamedTuple):
    """A part of a picture, from the row `top` to before `bottom`; its first `repeated` rows end the part before too."""

    top: int
    bottom: int
    repeated: int = 0


@frozen
class CutRules:
    """How a picture is parted, in rows of it.

    No part is higher than `limit`. `searched` is the share of a part, at its end, in which a gap is looked for, `gap`
    the least height of one; `overlap` is what is repeated where there is none.
    """

    limit: int
    searched: float
    gap: int
    overlap: int


def pieces(height: int, look: Look, rules: CutRules) -> Iterator[Piece]:
    """The parts, from above, of a picture of `height` rows of pixels; one part where it is no higher than the limit.

    `look` tells what a row shows if it may lie in a gap (`frame_of`), else None.
    """
    top = repeated = 0
    while height - top > rules.limit:
        end = top + rules.limit
        cut = _cut(top + ceil(rules.limit * (1 - rules.searched)), end, look, rules)
        yield Piece(top, cut or end, repeated)
        repeated = 0 if cut else min(rules.overlap, rules.limit // 2)
        top = (cut or end) - repeated
    yield Piece(top, height, repeated)


def _cut(start: int, end: int, look: Look, rules: CutRules) -> int | None:
    """The row before which the picture is parted; None where no gap is found between these rows.

    A gap that is nearly the widest is taken, the last of them: within a character, as in 二, there are gaps as well,
    but between lines they are wider.
    """
    found = list(_gaps(start, end, look))
    for wanted, least in ((True, rules.gap), (False, 2 * rules.gap)):
        wide = [gap for gap in found if gap.is_empty is wanted and gap.height >= least]
        if wide:
            most = max(gap.height for gap in wide)
            return next(gap.middle for gap in reversed(wide) if gap.height >= NEARLY * most)
    return None


NEARLY = 0.75  # of the widest gap's height


class _Gap(NamedTuple):
    """Rows from `top` to before `bottom` in which nothing is written."""

    top: int
    bottom: int
    is_empty: bool

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def middle(self) -> int:
        return (self.top + self.bottom) // 2


def _gaps(start: int, end: int, look: Look) -> Iterator[_Gap]:
    """Every run of rows that show the same frame."""
    top, frame = start, look(start)
    for row in range(start + 1, end):
        now = look(row)
        if not _alike(frame, now):
            if frame is not None:
                yield _Gap(top, row, not frame)
            top, frame = row, now
    if frame is not None:
        yield _Gap(top, end, not frame)


def _alike(frame: Frame | None, other: Frame | None) -> bool:
    """Whether two rows show the same, the first of a run and a later one."""
    if frame is None or other is None:
        return frame is other
    return len(frame) == len(other) and all(abs(one - two) <= _SHIFT for one, two in zip(frame, other, strict=True))


def frame_of(row: bytes, tolerance: int, narrowest: float) -> Frame | None:
    """What a row of pixels (red, green, blue) shows if nothing is written in it, else None.

    Colours differ where a channel does by more than `tolerance`; a stretch of one colour between two others takes at
    least the share `narrowest` of the row, as no stroke of a character does.
    """
    if _is_even(row, tolerance):
        return ()
    edges = _edges(row, tolerance)
    if edges is None:
        return None
    width = len(row) // CHANNELS
    bounds = [-_EDGE, *edges, width + _EDGE]
    stretches = [(left + _EDGE, right - _EDGE) for left, right in pairwise(bounds)]
    inner = stretches[1:-1]
    if any(right - left < narrowest * width for left, right in inner):
        return None
    even = all(_is_even(row[CHANNELS * left : CHANNELS * right], tolerance) for left, right in stretches)
    return tuple(edges) if even else None


def _is_even(row: bytes, tolerance: int) -> bool:
    channels = (row[channel::CHANNELS] for channel in range(CHANNELS))
    return all(not one or max(one) - min(one) <= tolerance for one in channels)


def _edges(row: bytes, tolerance: int) -> list[int] | None:
    """The pixels at which a row changes its colour, each edge once; None for too many."""
    edges: list[int] = []
    last = -_EDGE
    for at, (one, two) in enumerate(zip(row, row[CHANNELS:], strict=False)):
        if abs(one - two) > tolerance:
            pixel = at // CHANNELS + 1
            if pixel - last >= _EDGE:
                edges.append(pixel)
                if len(edges) > _MOST_EDGES:
                    return None
            last = pixel
    return edges
