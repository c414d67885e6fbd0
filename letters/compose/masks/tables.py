"""What is looked up of a name's characters: how they are read, their other forms, and which words are words.

The files are made by `scripts/name_tables.py`, and read when a case first has something to hide.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from letters.kit.data_files import REINSTALL
from letters.kit.files import refusing

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
MOST_READINGS = 24  # of one name, all its characters taken together


@cache
def _text(name: str) -> str:
    path = DATA / name
    with refusing(path, "读取", REINSTALL):
        return path.read_text(encoding="utf-8")


@cache
def _lines(name: str) -> tuple[str, ...]:
    return tuple(_text(name).splitlines())


@cache
def _syllables() -> tuple[tuple[str, str], ...]:
    return tuple((syllable, chars) for syllable, _, chars in (line.partition(" ") for line in _lines("sounds.txt")))


@lru_cache(maxsize=1024)
def readings(char: str) -> tuple[str, ...]:
    """The syllables a character is read as, without tones; u with dots in each way that people type it.

    >>> readings("静")
    ('jing',)
    """
    found = [syllable for syllable, chars in _syllables() if char in chars]
    return tuple(typed for syllable in found for typed in _typed(syllable))


def _typed(syllable: str) -> Iterator[str]:
    yield syllable
    if "v" in syllable:
        yield syllable.replace("v", "u")
        yield syllable.replace("v", "yu")


def spelled(name: str) -> tuple[str, ...]:
    """Every way in which a name is read, its syllables run together; none where a character is not known."""
    every = [readings(char) for char in name]
    return tuple(dict.fromkeys("".join(one) for one in product(*every)))[:MOST_READINGS]


def initials(name: str) -> str:
    """The first letters of how a name is read, in capitals: what tells somebody apart without naming them.

    A character that is not known is left out; one that is read in several ways gives the first of them.

    >>> initials("欧阳静怡")
    'OYJY'
    """
    return "".join(readings(char)[0][0].upper() for char in name if readings(char))


def _lines_with(char: str) -> tuple[str, ...]:
    """The lines of forms that a character stands in: a simplified character first, then its other forms."""
    text = _text("scripts.txt")
    found: list[str] = []
    at = text.find(char) if char != "\n" else -1
    while at >= 0:
        end = text.index("\n", at)
        found.append(text[text.rfind("\n", 0, at) + 1 : end])
        at = text.find(char, end)
    return tuple(found)


def one_script(text: str) -> dict[int, str]:
    """A table for `str.translate` that brings each form of a text's characters to one; it is the simplified one.

    >>> "歐陽靜怡".translate(one_script("欧阳静怡"))
    '欧阳静怡'
    """
    table: dict[int, str] = {}
    for char in dict.fromkeys(text):
        for code, one in _other_forms(char).items():
            table.setdefault(code, one)
    return table


@lru_cache(maxsize=4096)
def _other_forms(char: str) -> dict[int, str]:
    """The forms of a character that are not the one everything else here is written in, with that."""
    lines = _lines_with(char)
    heads = [line[0] for line in lines]
    one = char if char in heads or not heads else heads[0]
    return {ord(form): one for form in {char, *"".join(lines)} if form != one}


def is_word(text: str) -> bool:
    """Whether two characters are a common word."""
    return _stands(text, _lines("words.txt")[0])


def belong_together(text: str) -> bool:
    """Whether two characters are a word, or what a dictionary takes for a name though it is mostly none (安静)."""
    return any(_stands(text, line) for line in _lines("words.txt"))


@lru_cache(maxsize=4096)
def _stands(word: str, words: str) -> bool:
    """Whether a word stands in words of two characters that are run together."""
    at = words.find(word) if len(word) == 2 else -1
    while at >= 0 and at % 2:
        at = words.find(word, at + 1)
    return at >= 0
