"""The word that somebody probably meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def closest(word: str, words: Iterable[str]) -> str | None:
    """The word that is nearest in letters, or None when none is near."""
    return next(iter(get_close_matches(word, sorted(words), n=1)), None)


def nearest(word: str, words: Iterable[str]) -> str:
    """A hint that names the closest known word, or all words when none is close."""
    choices = sorted(words)
    close = closest(word, choices)
    return f"是不是 {close}？" if close else f"可用：{'、'.join(choices)}"
