"""A text as it is seen in print, with the way back to where each character stood.

What no printer shows is left out (format and combining characters, variation selectors, control characters: some of
them a letter removes, and puts together again what they parted); circled, mathematical, raised and foreign digits and
letters become the plain ones, and what stands as HTML writes it (&#48;) becomes what a browser would show. Everything
else stays, so that most texts are their own print.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from letters.compose.masks.signs import category, decomposed, digit
from letters.kit.frozen import frozen

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Mn", "Me"})
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffe\uffff")  # letters without a shape, and what is no character
ATTACHED = frozenset({"Mn", "Me"})  # what stands on the character before it
# What looks like another character and has no such relation in Unicode: circles for zero, Cyrillic and Greek O.
LOOKS = dict(zip("○◯⭕⚪\u041e\u043e\u039f\u03bf", "〇〇〇〇OoOo", strict=True))
KEPT = frozenset("\t\n\r，。；：！？（）“”‘’—…·～")  # white space of lines, and the signs of a Chinese text
_ENTITY = r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
_plain: set[str] = set()
"""Characters that were looked up and print as they are, as nearly all do: looked up once."""


@frozen
class Mapped:
    """A text made from another; from `new[i]` on it runs as the other does from `old[i]` on."""

    text: str
    new: tuple[int, ...] = (0,)
    old: tuple[int, ...] = (0,)

    def back(self, index: int) -> int:
        """Where the character at an index stood in the other text."""
        part = bisect_right(self.new, index) - 1
        return self.old[part] + index - self.new[part]

    def is_joined(self, index: int) -> bool:
        """Whether the character stood right after the one before it."""
        return index > 0 and self.back(index) == self.back(index - 1) + 1


def printed(text: str) -> Mapped:
    """The text as print shows it.

    >>> printed("1\u202d９\u0000⑨").text
    '199'
    """
    other = _changing(text)
    patterns = ["[" + "".join(map(re.escape, sorted(other))) + "]"] if other else []
    if "&" in text and ";" in text:
        patterns.insert(0, _ENTITY)
    if not patterns:
        return Mapped(text)
    parts: list[str] = []
    new, old, length, done = [], [], 0, 0
    for match in re.finditer("|".join(patterns), text):
        at, shown = match.start(), other[match[0]] if match[0] in other else _of_entity(match[0])
        for piece, start in ((text[done:at], done), *((char, at) for char in shown)):
            if piece:
                parts.append(piece)
                new.append(length)
                old.append(start)
                length += len(piece)
        done = match.end()
    parts.append(text[done:])
    return Mapped("".join(parts), (*new, length), (*old, done))


def _of_entity(written: str) -> str:
    """What print would show of &#48; or &amp;#48;; one that HTML does not know stays as it is."""
    from html import unescape  # hardly any text needs it

    plain = unescape(written)
    while (again := unescape(plain)) != plain:
        plain = again
    return "".join(map(seen, plain))


def _changing(text: str) -> dict[str, str]:
    """The characters of a text that print as something else, with that."""
    odd = set(text) - _plain
    changing = {char: shown for char in odd if (shown := seen(char)) != char}
    _plain.update(odd - changing.keys())
    return changing


@lru_cache(maxsize=4096)
def seen(char: str) -> str:
    """What print shows of a character: "" for nothing, one or more plain ones."""
    if char in KEPT:
        return char
    if char in BLANK or category(char) in UNSEEN:
        return ""
    if char in LOOKS:
        return LOOKS[char]
    plain = "".join(each for each in decomposed(char) if category(each) not in UNSEEN)
    return "".join(_digit(each) for each in plain)


def _digit(char: str) -> str:
    """A digit of any script, or one in a circle, as an ASCII one; anything else as it is."""
    value = None if char.isascii() or char == "〇" else digit(char)
    return char if value is None else str(value)


def end_of(text: str, index: int) -> int:
    """Where what is printed at an index ends: combining characters and selectors stand on the one before them."""
    entity = re.compile(_ENTITY).match(text, index)
    index = entity.end() if entity else index + 1
    while index < len(text) and category(text[index]) in ATTACHED:
        index += 1
    return index
