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
        if not _may_hold(page, self.name, syllables):
            return
        for match in re.finditer(_pattern(self.name, syllables), page.one_script):
            if _is_mixed(match[0], self.name):
                yield Hit(match.start(), match.end(), self.instead, self.label)


def _may_hold(page: Page, name: str, syllables: list[tuple[str, ...]]) -> bool:
    """Whether a page has a character of the name at all, and a syllable: most pages need no further search."""
    if page.chars.isdisjoint(name):
        return False
    letters = page.latin_letters
    return any(each in letters for one in syllables for each in one)


def _is_mixed(found: str, name: str) -> bool:
    """Whether what was found holds both scripts."""
    return any("a" <= char <= "z" for char in found) and not set(name).isdisjoint(found)


def _pattern(name: str, syllables: list[tuple[str, ...]]) -> str:
    return _ALONE + _GAP.join(map(_char, name, syllables)) + "(?![a-z])"


def _char(char: str, syllables: tuple[str, ...]) -> str:
    """A character, with how it is read before or behind it or not; or how it is read alone."""
    if not syllables:
        return re.escape(char)
    read = f"(?:{'|'.join(syllables)}){_TONE}"
    return f"(?:(?:{read}{_GAP})?{re.escape(char)}(?:{_GAP}{read})?|{read})"
