"""A name of which some characters are written, or read beside them, in pinyin: 诸葛wan清, 诸葛婉【qing】清."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from letters.compose.masks.page import Hit
from letters.compose.masks.tables import readings
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.compose.masks.page import Page

_GAP: Final = r"[\W_]{0,3}"
_TONE: Final = "[1-5]?"
_ALONE: Final = r"(?:(?<![a-z])(?=[a-z])|(?=[^a-z]))"  # Latin letters begin a word


@frozen
class Mixed:
    """A name, character by character; only what holds both scripts is found: the pure ones are looked for elsewhere."""

    name: str
    label: str
    instead: str

    def hits(self, page: Page) -> Iterator[Hit]:
        """Where it stands."""
        syllables = [readings(char) for char in self.name]
        letters = page.latin_letters
        if not any(each in letters for one in syllables for each in one) or page.chars.isdisjoint(self.name):
            return
        for match in re.finditer(_pattern(self.name, syllables), page.one_script):
            if any("a" <= char <= "z" for char in match[0]) and not set(self.name).isdisjoint(match[0]):
                yield Hit(match.start(), match.end(), self.instead, self.label)


def _pattern(name: str, syllables: list[tuple[str, ...]]) -> str:
    return _ALONE + _GAP.join(map(_char, name, syllables)) + "(?![a-z])"


def _char(char: str, syllables: tuple[str, ...]) -> str:
    """A character, with how it is read before or behind it or not; or how it is read alone."""
    if not syllables:
        return re.escape(char)
    read = f"(?:{'|'.join(syllables)}){_TONE}"
    return f"(?:(?:{read}{_GAP})?{re.escape(char)}(?:{_GAP}{read})?|{read})"
