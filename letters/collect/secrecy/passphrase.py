"""Whether a passphrase would be guessed, and why; and words that nobody guesses.

Whoever has the locked file can try without an end, a try a second for each computer. What they try first are the
passphrases that many people have, keyboard rows, dates, and what they know of the person. So these are taken away,
and what is left is counted: its length, not which kinds of characters it has.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = Path(__file__).parent / "data"
SHORTEST = 12
"""Characters that a passphrase has at least; a Chinese one, which is one of thousands, counts as two."""
LEFT = 10
"""Characters that are left at least when all that is guessed first counts as one."""
OFFERED = 5
"""Words of a passphrase that is offered: 2048 to the power of 5, some 36 million times a thousand million."""

_ROW = 4  # keys in a row
_many = re.compile(r"(.)\1{2,}")
_repeated = re.compile(r"(.{2,12}?)\1+")
_any_date = re.compile(r"(?:19|20)\d\d(?:0?[1-9]|1[0-2])(?:0?[1-9]|[12]\d|3[01])")
_apart = re.compile(r"[\s\-_./]+")
_LOOKS = str.maketrans("@013457$", "aoieastS")


@frozen
class _Part:
    """A part that is guessed first: from where to where, and what it is."""

    start: int
    end: int
    what: str


def weakness(passphrase: str, own: Mapping[str, str]) -> str:
    """Why a passphrase would be guessed, or "". `own` is what `own_parts` made of the person's case."""
    text = compact(passphrase)
    if _weight(text) < SHORTEST:
        return f"密码太短：至少 {SHORTEST} 个字母或数字；汉字一个算两个，至少 {SHORTEST // 2} 个"
    parts = sorted(_parts(text, own), key=lambda part: part.start - part.end)
    taken = [False] * len(text)
    counted = []
    for part in parts:
        if not all(taken[part.start : part.end]):
            taken[part.start : part.end] = [True] * (part.end - part.start)
            counted.append(part.what)
    left = _weight("".join(letter for letter, is_taken in zip(text, taken, strict=True) if not is_taken)) + len(counted)
    if left >= LEFT:
        return ""
    return f"密码里有{'、'.join(dict.fromkeys(counted))}，别人会先猜这些；除去它们，剩下的太短"


def compact(text: str) -> str:
    """The text as it is guessed: no matter how wide, in capitals, or with what between."""
    return _apart.sub("", unicodedata.normalize("NFKC", text).casefold())


def _weight(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) == "W" else 1 for letter in text)


def _parts(text: str, own: Mapping[str, str]) -> Iterator[_Part]:
    yield from _own(text, own)
    for spelling in dict.fromkeys((text, text.translate(_LOOKS).casefold())):
        yield from _common(spelling)
    yield from _rows(text)
    yield from (_Part(*found.span(), "日期") for found in _any_date.finditer(text))
    yield from (_Part(*found.span(), "重复的字符") for found in _many.finditer(text))
    for found in _repeated.finditer(text):
        yield _Part(found.start() + len(found[1]), found.end(), "重复的一段")


def _own(text: str, own: Mapping[str, str]) -> Iterator[_Part]:
    for start in range(len(text)):
        for end in range(start + 2, len(text) + 1):
            if what := own.get(text[start:end]):
                yield _Part(start, end, what)


def _common(text: str) -> Iterator[_Part]:
    words, _ = _guessed_first()
    for word in words:
        at = text.find(word)
        if at >= 0:
            yield _Part(at, at + len(word), "很多人用的密码或常见的话")


def _rows(text: str) -> Iterator[_Part]:
    """Runs of neighbours on a keyboard or in an order that everybody knows."""
    _, rows = _guessed_first()
    for row in rows:
        for start in range(len(text) - _ROW + 1):
            end = start + _ROW
            if text[start:end] in row:
                while end < len(text) and text[start : end + 1] in row:
                    end += 1
                yield _Part(start, end, "连续的数字、字母或键盘上相邻的键")


@cache
def _guessed_first() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Common passwords; rows in both directions."""
    lines = (DATA / "guessed-first.txt").read_text(encoding="utf-8").splitlines()
    common, _, rows = "\n".join(line for line in lines if not line.startswith("#")).partition("\nrows\n")
    both = [way for row in rows.split() for way in (row, row[::-1])]
    return tuple(common.partition("common\n")[2].split()), tuple(both)


def offered() -> str:
    """Five words drawn by chance, with nothing between them: 11 bits each."""
    return "".join(secrets.choice(_words()) for _ in range(OFFERED))


@cache
def _words() -> tuple[str, ...]:
    lines = (DATA / "words.txt").read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def apart(words: str) -> str:
    """Offered words with blanks between them, to be read and written down."""
    return " ".join(words[at : at + 2] for at in range(0, len(words), 2))
