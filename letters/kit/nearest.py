"""The word that somebody probably meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str:
    """A hint that names the closest known word, or all words when none is close."""
    choices = sorted(words)
    close = get_close_matches(word, choices, n=1)
    return f"是不是 {close[0]}？" if close else f"可用：{'、'.join(choices)}"
