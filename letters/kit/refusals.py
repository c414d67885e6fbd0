"""What may be wrong with bundled data, before it is put into words by `data_slips`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from letters.kit.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection

Place: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value: keys, and indexes from 0."""


class Slip(NamedTuple):
    """A slip before it is placed: `place` leads to the row that it is about."""

    place: Place
    message: str
    hint: str = ""


class RowError(ValueError):
    """What a row says about itself: raised in its `__post_init__`, told at its place."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnknownWordError(ValueError):
    """A word outside the vocabulary."""

    def __init__(self, word: str, words: Collection[str]) -> None:
        super().__init__(word)
        self.words = words


def unknown_word(place: Place, key: str, word: str, words: Collection[str]) -> Slip:
    """The slip of a word under `key` of the row at `place` that is not in its vocabulary."""
    return Slip(place, f"{key} 里的 {word} 不在词表中", nearest(word, words))
