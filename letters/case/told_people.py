"""Whom a sentence names by what they are to the person: 我妈, 我哥的同事, 两个同事, 我们单位."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from letters.case.relations import form_word, relations

_NUMBERS = {each: number for number, each in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "俩": 2}
_NO_MORE = r"(?![夫父丈公婆母子儿女爷奶们俩气情]|(?<=娘)家)"  # 我姐夫 is not 我姐


class ToldPerson(NamedTuple):
    """Where in the text somebody is named, and how a form calls them: 母亲, or 同事2人 where several were told."""

    start: int
    end: int
    word: str


def people_in(text: str) -> tuple[ToldPerson, ...]:
    """Everybody whom the text names so, in order.

    >>> [person.word for person in people_in("先打给我妈，又打给两个同事")]
    ['母亲', '同事2人']
    """
    return tuple(ToldPerson(*found.span(), _word(found)) for found in _pattern().finditer(text))


def _word(found: re.Match[str]) -> str:
    bare = form_word(found["who"].rstrip("们"))
    if bare in relations().places:
        bare = f"{bare}的人"
    told = found["before"] or found["after"]
    number = (int(told) if told.isdigit() else _NUMBERS.get(told, 1)) if told else 1
    return f"{bare}{number}人" if number > 1 else bare


_NO_TIMES = "(?![\\d次回遍通条天点月日号岁元块分秒]|个?(?:电话|短信|小时|月))"  # 我妈2次 is one person


@cache
def _pattern() -> re.Pattern[str]:
    """Kin whom one character names only with whose they are before it: 哥 alone is half of many words."""
    known = relations()
    own, places = _one_of(known.own.said), _one_of(known.places)
    kin = [*known.spoken, *known.kin]
    short, long = [each for each in kin if len(each) == 1], [each for each in kin if len(each) > 1]
    named = _one_of([*long, *known.people])
    by_own = rf"(?:{own})(?:{_one_of(short)}){_NO_MORE}"
    someone = rf"(?:(?:{own})?(?:{named})|{by_own}|(?:{own})(?:{places}))"
    who = rf"{someone}(?:的?(?:{_one_of(known.people)}|{_one_of(long)}))*们?"
    return re.compile(
        rf"(?:(?P<before>\d+|[一二两三四五六七八九十])(?:个|位|名))?(?P<who>{who})(?:(?P<after>\d+|[二两三四五六七八九十俩]){_NO_TIMES}(?:个|位|名)?人?)?(?!.?群)"
    )


def _one_of(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
