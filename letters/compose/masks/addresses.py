"""A home address, in part and in other digits: 某某路9号1栋3单元1804, 九号一栋三单元一八零四室, 9-1-3-1804."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from letters.compose.masks.page import PARTING, Hit
from letters.compose.masks.printed import printed
from letters.kit.frozen import frozen
from letters.kit.numerals import LARGEST_WRITTEN, read_whole, write_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from letters.compose.masks.page import Page

_FORMAL = str.maketrans(
    dict(zip("〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "零一二二三三四五六六七八九十百千", strict=True))
    | {"廿": "二十", "卅": "三十"}
)
"""Numerals as they are written on forms, and what they mean: 贰拾陆号, 廿六号."""
_HAN = "零一二三四五六七八九十百千两" + "".join(map(chr, _FORMAL))
_UNITS = "号號弄巷栋棟幢座楼樓层層单單元室房户戶门門口梯区區期之"
# Few Chinese numerals are a number before a unit or a sign alone: 三里屯路 is a street's name.
_NUMBER = rf"[0-9]{{1,5}}|[{_HAN}]{{3,7}}|[{_HAN}]{{1,2}}(?=\s?[{_UNITS}]|[\W_{PARTING}]|$)"
_BETWEEN = rf"[\W_{_UNITS}]{{0,6}}"
_AFTER = r"\s{0,2}[号號弄巷栋棟幢座楼樓层層单單元室房户戶]{1,2}"
_GAP = r"[\W_]"
_DOOR = r"[\s]{0,2}[室房户戶号號]"
GAPS = 4  # signs that may stand between two characters of a street's name
SHORTEST = 2  # characters of a street's name
MANY = 3  # numbers that say which door it is without the street
NEAR = 60  # characters before and after a street or a room in which the rest of the address is looked for
LONG = 100  # a number from here on is a room's


@frozen
class Piece:
    """A number of an address, and the words that stand before it there (某某路; "" after another number)."""

    words: str
    value: int


class Found(NamedTuple):
    """A number in a text and where it stands."""

    start: int
    end: int
    value: int


@frozen
class Address:
    """An address to hide, below its town; `above` are the divisions that may stand before, from the town up.

    `script` is how the page brings other forms of a character to this one's.
    """

    street: str
    above: tuple[str, ...]
    label: str
    instead: str
    script: Mapping[int, str]

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The street taken apart; empty where it holds no number."""
        text = printed(self.street).text
        found = tuple(_numbers(text))
        before = [0, *(number.end for number in found)]
        return tuple(
            Piece(self._plain(_unit_less(text[end : number.start])), number.value)
            for end, number in zip(before, found, strict=False)
        )

    def hits(self, page: Page) -> Iterator[Hit]:
        """Where the street stands with a number, or numbers enough to find the door; a room alone is doubtful."""
        for start, end in self._windows(page):
            text = self._plain(page.small[start:end])
            for chain in _chains(text, self._words):
                for hit in self._in(text, chain):
                    yield hit._replace(start=start + hit.start, end=start + hit.end)

    def _windows(self, page: Page) -> Iterator[tuple[int, int]]:
        """The parts of a page that hold the street or the room, with what is near."""
        done = 0
        for at in sorted(self._traces(page)):
            if at >= done - NEAR:
                start = max(0, at - NEAR)
                done = at + 2 * NEAR
                yield start, done

    def _traces(self, page: Page) -> Iterator[int]:
        for words in self._words:
            if len(words) >= SHORTEST:
                yield from (first for first, _ in page.places(words))
        for room in self._rooms:
            if room in page.small:
                yield from (match.start() for match in re.finditer(re.escape(room), page.small))

    @cached_property
    def _rooms(self) -> tuple[str, ...]:
        """By what a part of the door is known: its room, 1804, 一八零四, 一千八百零四; or numbers with units, 3栋."""
        last = self.pieces[-1].value if self.pieces else 0
        if last < LONG:
            text = printed(self.street).text
            return tuple(text[one.start : one.end + 1] for one in _numbers(text) if one.end < len(text))
        one_by_one = str(last).translate(str.maketrans("0123456789", "零一二三四五六七八九"))
        in_words = (write_numeral(last),) if last <= LARGEST_WRITTEN else ()
        return str(last), one_by_one, one_by_one.replace("零", "〇"), *in_words

    @cached_property
    def _values(self) -> frozenset[int]:
        return frozenset(piece.value for piece in self.pieces)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(piece.words for piece in self.pieces if piece.words)

    def _plain(self, text: str) -> str:
        return text.lower().translate(self.script)

    def _in(self, text: str, chain: tuple[Found, ...]) -> Iterator[Hit]:
        at = 0
        while at < len(chain):
            if chain[at].value not in self._values:
                at += 1
                continue
            matches = (self._match(text, chain, at, piece) for piece in range(len(self.pieces)))
            is_enough, size, start = max(matches, key=lambda match: match[:2])
            if is_enough:
                end = chain[at + size - 1].end
                after = re.compile(_AFTER).match(text, end)
                yield Hit(start, after.end() if after else end, self.instead, self.label)
            elif (
                size
                and chain[at].value == self.pieces[-1].value >= LONG
                and re.compile(_DOOR).match(text, chain[at].end)
            ):
                yield Hit(chain[at].start, chain[at].end, "", self.label, unsure=True)
            at += size if is_enough else 1

    def _is_room(self, text: str, number: Found) -> bool:
        is_last = number.value == self.pieces[-1].value >= LONG
        return is_last and re.compile(_DOOR).match(text, number.end) is not None

    def _match(self, text: str, chain: tuple[Found, ...], at: int, piece: int) -> tuple[bool, int, int]:
        """Whether the numbers that agree from a place on are enough, how many they are, where the match begins."""
        pairs = zip(chain[at:], self.pieces[piece:], strict=False)
        size = next((number for number, (one, other) in enumerate(pairs) if one.value != other.value), None)
        if size is None:
            size = min(len(chain) - at, len(self.pieces) - piece)
        if not size:
            return False, 0, 0
        first, last = chain[at], self.pieces[piece + size - 1].value
        words = self.pieces[piece].words
        named = _before(text, first.start, words) if len(words) >= SHORTEST else None
        if named is not None:
            return True, size, self._with_divisions(text, named)
        return self._says_the_door(text, chain[at : at + size], last), size, first.start

    def _says_the_door(self, text: str, numbers: tuple[Found, ...], last: int) -> bool:
        parted = [text[one.end : other.start] for one, other in pairwise(numbers)]
        has_units = any(unit in gap for gap in parted for unit in _UNITS)
        if len(numbers) < MANY:
            return len(numbers) == MANY - 1 and has_units and last >= LONG
        return has_units or last >= LONG

    def _with_divisions(self, text: str, start: int) -> int:
        for division in self.above:
            further = _before(text, start, self._plain(division))
            start = start if further is None else further
        return start


def _unit_less(words: str) -> str:
    """What stands between two numbers, without the unit of the first: 号阳光花园 is 阳光花园."""
    return re.sub(_GAP, "", words).lstrip(_UNITS)


def _numbers(text: str) -> Iterator[Found]:
    for match in re.finditer(_NUMBER, text):
        value = int(match[0]) if match[0].isdecimal() else read_whole(match[0].translate(_FORMAL))
        if value is not None:
            yield Found(match.start(), match.end(), value)


def _chains(text: str, words: tuple[str, ...]) -> Iterator[tuple[Found, ...]]:
    """Numbers with nothing but units, gaps or the address's own words between them."""
    chain: list[Found] = []
    for number in _numbers(text):
        if chain and not _belongs(text[chain[-1].end : number.start], words):
            yield tuple(chain)
            chain = []
        chain.append(number)
    if chain:
        yield tuple(chain)


def _belongs(between: str, words: tuple[str, ...]) -> bool:
    return re.compile(_BETWEEN).fullmatch(between) is not None or _unit_less(between) in words


def _before(text: str, end: int, words: str) -> int | None:
    """Where words begin that stand right before a place, signs between their characters or not."""
    if not words:
        return None
    for char in reversed(words):
        gaps = 0
        while end and gaps < GAPS and not text[end - 1].isalnum():
            end, gaps = end - 1, gaps + 1
        if not end or text[end - 1] != char:
            return None
        end -= 1
    return end
