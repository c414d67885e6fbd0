"""Emoji where no font draws them: a word for each, as boxes in its place say nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

WORD: Final = "〔表情〕"
_FONTS: Final = "emoji"  # what the name of every font of emoji has in it

_PICTURE: Final = "[\U0001f000-\U0001faff]"
_DRAWN: Final = "[\u2190-\u2bff]"  # a sign that the mark U+FE0F after it turns into a picture
_MARKS: Final = "[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"  # colour, tags of a flag
_ONE: Final = f"(?:{_PICTURE}|{_DRAWN}\ufe0f){_MARKS}"
_JOINED: Final = f"\u200d(?:{_PICTURE}|{_DRAWN}){_MARKS}"
_FLAG: Final = "[\U0001f1e6-\U0001f1ff]{2}"
_cluster = re.compile(f"{_FLAG}|{_ONE}(?:{_JOINED})*")


def worded(text: str, families: Collection[str]) -> str:
    """The text, with WORD once for each emoji, joined ones being one, unless a font of these families draws them.

    >>> worded("脸都不要了👨‍👩‍👧", ["FangSong"])
    '脸都不要了〔表情〕'
    """
    if any(_FONTS in family.casefold() for family in families):
        return text
    return _cluster.sub(WORD, text)
