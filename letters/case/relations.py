"""What somebody is to the person, in the word that a form uses: 我妈 is 母亲. `data/relations.toml` knows the words."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = Path(__file__).parent / "data"
_AND = re.compile(r"(、|和|与|及|跟|/)")
_OF = "的"


@row
class Own:
    """How whose somebody is stands before what they are, and what shows that it is part of another word."""

    said: tuple[str, ...]
    goes_on: tuple[str, ...]
    home_goes_on: tuple[str, ...]

    def stripped(self, told: str, kin: Mapping[str, str]) -> str:
        """What is told without 我, 俺家的 and the like; as it is where nothing would be left to stand alone."""
        for word in self.said:
            rest = told.removeprefix(word).strip()
            if told.startswith(word) and (rest in kin or self._stands_alone(word, rest, kin)):
                return self.stripped(rest, kin)
        return told

    def _stands_alone(self, word: str, rest: str, kin: Mapping[str, str]) -> bool:
        """Whether what is left is a word: 同事 is, the 方 of 我方 is not, nor 楼的 of 我们楼的保安."""
        goes_on = (*self.goes_on, *(self.home_goes_on if word.endswith("家") else ()))
        is_word = len(rest) > 1 and (rest[1] != _OF or rest[0] in kin)
        return is_word and not rest.startswith(goes_on)


@row
class After:
    """What may follow a kin word without making another word of it."""

    signs: str
    words: tuple[str, ...]
    surnames: str

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self.words))
        return re.compile(rf"[{re.escape(self.signs)}]|{words}|[{self.surnames}].{{1,2}}$")

    def follows(self, rest: str, name: str) -> bool:
        """Whether this may stand after a kin word; `name` is theirs, as far as it is known."""
        return not rest or (bool(name) and rest.startswith(name)) or bool(self._pattern.match(rest))


@row
class Relations:
    """`relations.toml`: for each word of a form what people say for it, and whom forms call as people do."""

    people: tuple[str, ...]
    places: tuple[str, ...]
    kin: dict[str, tuple[str, ...]]
    own: Own
    after: After

    @cached_property
    def spoken(self) -> dict[str, str]:
        """The form's word for each that people say, the longest first."""
        every = {said: word for word, ways in self.kin.items() for said in ways}
        return {said: every[said] for said in sorted(every, key=len, reverse=True)}

    def word(self, told: str, name: str) -> str:
        """What is told, each of those named in it by the form's word."""
        return "".join(self._one(part, name) for part in _AND.split(told.strip()))

    def _one(self, told: str, name: str) -> str:
        bare = self.own.stripped(told, self.spoken)
        for said, word in self.spoken.items():
            if bare.startswith(said) and self.after.follows(rest := bare.removeprefix(said), name):
                return word + rest
        return bare

    def ways(self, word: str) -> Iterator[str]:
        """What people say for a form's word, with and without 我 before it; one character alone is said for much."""
        for said in self.kin.get(word, ()):
            yield from (own + said for own in self.own.said)
            if len(said) > 1:
                yield said


def read_relations(folder: Path, read: Read = read) -> Relations:
    """The relations of a folder. Raises SlipsError for data that is not as it should be."""
    return read(folder / "relations.toml", Relations)


@cache
def _relations() -> Relations:
    return read_relations(DATA, read_trusted)


@lru_cache(maxsize=1024)
def form_word(told: str, name: str = "") -> str:
    """What somebody is to the person, in a form's word; what is not known stays as typed, without 我 before it.

    `name` is theirs, where it may stand after what they are.

    >>> form_word("俺丈母娘"), form_word("我们单位的人事"), form_word("我方代理人"), form_word("妈妈群")
    ('岳母', '单位的人事', '我方代理人', '妈妈群')
    """
    return _relations().word(told, name)


def relations() -> Relations:
    """The relations that are known."""
    return _relations()


@lru_cache(maxsize=1024)
def spoken_for(word: str) -> tuple[str, ...]:
    """What people say for a form's word, the longest first: 我妈妈, 妈妈 and 我妈 for 母亲; nothing for other words."""
    return tuple(sorted(_relations().ways(word), key=len, reverse=True))
