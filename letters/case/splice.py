"""Spans of a text replaced, all in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int, str]
"""From where to where a text is replaced, and by what."""


def spliced(text: str, spans: Iterable[Span]) -> str:
    """The text with spans replaced; of two insertions at one place the first stays first."""
    pieces: list[str] = []
    here = 0
    for start, end, replacement in sorted(spans, key=lambda span: span[:2]):
        pieces += [text[here:start], replacement]
        here = end
    return "".join([*pieces, text[here:]])
