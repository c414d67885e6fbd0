"""Parts of texts, as short as a message wants them: never within what a reader sees as one character, and marked.

An emoji, a letter with its marks or a syllable of Devanagari is several characters of Python; cut in the middle it
reads as something that nobody wrote.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CUT = "…"
"""Stands where something was left out."""
ALONE = " -~·‘’“”—…、-〩㐀-䶿一-鿿！-～"
"""Characters that never join with another of them, as a class of a regular expression holds them."""
_plain = re.compile(f"[{ALONE}]*+")


def excerpt(text: str, longest: int) -> str:
    """The text, or its start with a mark at the end: at most `longest` characters in all.

    >>> excerpt("他说今天不还就打遍通讯录", 8)
    '他说今天不还就…'
    """
    return text if len(text) <= longest else _start(text, longest - 1) + CUT


def excerpt_around(before: str, words: str, after: str, near: int) -> str:
    """`words` whole, with at most `near` characters of what stands before and after them, marked where that is cut.

    >>> excerpt_around("他今天又", "威胁", "我和我的家人", 3)
    '…今天又威胁我和我…'
    """
    whole = before + words + after
    bounds = _bounds(whole)
    first = _first(bounds, len(before), near)
    last = _last(bounds, len(before) + len(words), near)
    return f"{CUT if first else ''}{whole[first:last]}{CUT if last < len(whole) else ''}"


def _first(bounds: Sequence[int], start: int, near: int) -> int:
    """Where to begin: within reach of `start`, or where the character begins that `start` stands in."""
    if start <= near:
        return 0
    within = max(at for at in bounds if at <= start)
    return min(within, next(at for at in bounds if at >= start - near))


def _last(bounds: Sequence[int], end: int, near: int) -> int:
    """Where to end, likewise."""
    if bounds[-1] - end <= near:
        return bounds[-1]
    within = min(at for at in bounds if at >= end)
    return max(within, max(at for at in bounds if at <= end + near))


def _start(text: str, room: int) -> str:
    """As many whole characters, as a reader sees them, as there is room for; one that has no room at all is cut."""
    fitting = [at for at in _bounds(text[: room + _LONGEST]) if at <= room]
    return text[: fitting[-1]] or text[:room]


_LONGEST = 64  # characters of Python that one seen character is followed for


def _bounds(text: str) -> list[int]:
    """Where characters, as a reader sees them, begin, and the end."""
    if _plain.fullmatch(text):
        return list(range(len(text) + 1))
    from wcwidth import iter_graphemes  # here: most texts are plain, and it takes long to load

    bounds = [0]
    for cluster in iter_graphemes(text):
        bounds.append(bounds[-1] + len(cluster))
    return bounds
