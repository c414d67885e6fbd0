"""The callers of a survey as a person chooses among them: those without a name first, those they know apart.

listing = caller_list(survey)
listing.often        # the first places: what 都是 takes
pointed_at("除了3都是", listing)
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from letters.collect.logs.caller_keys import caller_key
from letters.errors import UsageError
from letters.kit.frozen import frozen
from letters.kit.places import read_places, takes_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.collect.logs.survey import Caller, Survey

OFTEN = 3  # contacts that came in, from which on a number is in the first list
_KNOWN = frozenset({"named", "third"})  # kinds of number that somebody is known by
_LATER = frozenset({"public", "masked"})  # kinds that are no likely collector: a bank, a number nobody can tell
_OWN = "own"
MORE = frozenset({"更多", "下一页", "后面的", "还有", "继续"})
KNOWN = frozenset({"认识", "认识的", "有名字", "有名字的", "名字"})
_NUMBER = re.compile(r"\+?[0-9-]{5,24}")  # a telephone number, and no place in a list
_ALONE = re.compile(r"\D?([0-9]{1,6})\D?")  # one place, and no span
_SEEK = re.compile(r"(?:找|搜索?|查找?)[:\s]*(.+)")


@frozen
class CallerList:
    """Callers by their places, from 1: those without a name who called often, others without one, those with a name.

    `tells_names` is whether any log told names at all: where none did, nobody is known to be without one.
    """

    often: tuple[Caller, ...]
    others: tuple[Caller, ...]
    known: tuple[Caller, ...]
    tells_names: bool

    @property
    def strangers(self) -> tuple[Caller, ...]:
        """All whom no name is known of."""
        return self.often + self.others

    @property
    def every(self) -> tuple[Caller, ...]:
        """All of them, in the order of their places."""
        return self.often + self.others + self.known


def caller_list(seen: Survey) -> CallerList:
    """The callers that a person may choose among, each list by how often; their own numbers are in none."""
    callers = [one for one in seen.callers if one.kind != _OWN]
    strangers, known = (_apart(callers, known=known) for known in (False, True))
    often = _first(strangers, OFTEN) or _first(strangers, 1)
    others = tuple(one for one in strangers if one not in often)
    return CallerList(often, others, known, any(one.named is not None for one in callers))


def _apart(callers: Iterable[Caller], *, known: bool) -> tuple[Caller, ...]:
    """Those whom somebody knows, or the others."""
    return tuple(one for one in callers if (one.kind in _KNOWN) is known)


def _first(strangers: Iterable[Caller], least: int) -> tuple[Caller, ...]:
    """Those who called at least so often, and may be collectors by what is known of their number."""
    return tuple(one for one in strangers if one.incoming >= least and one.kind not in _LATER)


def pointed_at(answer: str, listing: CallerList) -> tuple[str, ...]:
    """The keys of the callers that an answer names: by their places, by a number, or all of the first list but some.

    `1、3，5－8`, `12到36`, `都是`, `除了3都是`, `17012345678`; none for an empty one and 都不是. Who is known is taken
    only by a place or number of their own, never within a span. Raises UsageError for what names none of them.
    """
    if takes_all(answer):
        return tuple(listing.often[place - 1].key for place in read_places(answer, len(listing.often)))
    parts = re.split(r"[,、;\s]+", unicodedata.normalize("NFKC", answer))
    numbers = _numbers(parts, listing)
    text = ",".join(part for part in parts if caller_key(part) not in numbers)
    places = read_places(text, len(listing.every))
    _refuse_swept(text, [place for place in places if place > len(listing.strangers)], listing)
    return tuple(dict.fromkeys([*numbers, *(listing.every[place - 1].key for place in places)]))


def _numbers(parts: Iterable[str], listing: CallerList) -> list[str]:
    """The keys of callers whose telephone number was typed."""
    keys = {one.key for one in listing.every}
    return [caller_key(part) for part in parts if _NUMBER.fullmatch(part) and caller_key(part) in keys]


def _refuse_swept(text: str, known: list[int], listing: CallerList) -> None:
    """Stop where a span of places takes somebody who is known. Raises UsageError."""
    typed = {int(match[1]) for part in re.split("[,和及跟与]", text) if (match := _ALONE.fullmatch(part))}
    swept = [listing.every[place - 1] for place in known if place not in typed]
    if swept:
        name = swept[0].names[0] if swept[0].names else swept[0].number
        raise UsageError(f"这一段里有您认识的人（{name}）", "认识的人里有催收的，单独写出他的号码")


def looked_up(answer: str, listing: CallerList, shown: int) -> tuple[int, ...] | None:
    """The places that are to be shown for 更多, 认识, 找 170; None where the answer asks for nothing to be shown.

    `shown` is how many were shown one after the other so far.
    """
    plain = unicodedata.normalize("NFKC", answer).strip()
    if plain in MORE:
        return tuple(range(shown + 1, len(listing.every) + 1))
    if plain in KNOWN:
        return tuple(range(len(listing.strangers) + 1, len(listing.every) + 1))
    if match := _SEEK.fullmatch(plain):
        words = match[1].strip()
        return tuple(place for place, one in enumerate(listing.every, 1) if _is_named(one, words))
    return None


def _is_named(caller: Caller, words: str) -> bool:
    return words in caller.number or any(words in name for name in (*caller.names, caller.hint))
