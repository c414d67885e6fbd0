"""Dangerous words: the rules' patterns looked for in the texts of a case, and what is not meant passed over."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from letters.case import mask
from letters.compose.guard.texts import ACCOUNT, DEMAND, OTHER, OWN, WORDS
from letters.compose.guard.warning_rules import kinds
from letters.compose.guard.warnings import Found
from letters.kit.excerpts import excerpt_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.compose.guard.texts import Spot
    from letters.compose.guard.warning_rules import Words

# Which kinds of texts each `where` of a rule means.
SEARCHED = {
    "own": OWN,
    "accounts": frozenset({ACCOUNT}),
    "words": frozenset({WORDS}),
    "demands": frozenset({DEMAND}),
    "all": OWN | {OTHER},
}
NEAR = 40  # characters before a match, and after it, that may excuse it
QUOTED = re.compile(r"[“「『\"][^“”「」『』\"]{5,400}[”」』\"]")
SHOWN = 8  # characters of the clause that are shown on either side of a match
_PARTS = re.compile(r"[，、,：:“”「」]")
_END = re.compile(r"[。！？；!?;\n]")


class Passage(NamedTuple):
    """Words with a little of their clause: as written, and as they are shown, marked where cut, numbers masked."""

    written: str
    quote: str


class Hit(NamedTuple):
    """A rule's words found in a text: the kind of warning, and where."""

    kind: str
    place: Passage


def dangerous(spot: Spot, own_numbers: frozenset[str]) -> Iterator[Found]:
    """What a text gives reason to warn of. A warning about a number is not given for the sender's `own_numbers`."""
    for hit in hits(spot.text, spot.kind):
        if not any(number in hit.place.written for number in own_numbers):
            yield Found(hit.kind, place=spot.place, quote=hit.place.quote)


@lru_cache(maxsize=4096)  # a case with many letters, and many calls alike, asks for the same texts again
def hits(text: str, kind: str) -> tuple[Hit, ...]:
    """What the rules find in a text of a kind: of each pattern the first match that nothing excuses."""
    bare = unquoted(text)
    return tuple(
        Hit(name, found)
        for name, words in _rules(kind)
        if (found := first(words, text if words.inside_quotes else bare)) is not None
    )


@cache
def _rules(kind: str) -> tuple[tuple[str, Words], ...]:
    return tuple((one.id, words) for one in kinds().values() for words in one.words if kind in SEARCHED[words.where])


def first(words: Words, text: str) -> Passage | None:
    """The first place where the words stand and are meant, with a little of their clause to know it by; or None."""
    for match in words.pattern.finditer(text):
        before, after = around(text, match.start(), match.end())
        if not any(context.excuses(before, after) for context in words.unless):
            return _passage(_PARTS.split(before)[-1], match[0], _PARTS.split(after)[0])
    return None


def _passage(before: str, words: str, after: str) -> Passage:
    start, end = len(before), len(before) + len(words)
    masked = mask(before + words + after)  # as long as it was; a number cut in two would not be known for one
    shown = excerpt_around(masked[:start], masked[start:end], masked[end:], SHOWN)
    return Passage(before[-SHOWN:] + words + after[:SHOWN], shown)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a place, within its sentence and near it."""
    before = _END.split(text[max(0, start - NEAR) : start])[-1]
    after = _END.split(text[end : end + NEAR], maxsplit=1)[0]
    return before, after


def own_texts(spots: Iterable[Spot]) -> tuple[tuple[Spot, str], ...]:
    """The sender's own texts, each with what is quoted in it blanked."""
    return tuple((spot, unquoted(spot.text)) for spot in spots if spot.kind in OWN)


def unquoted(text: str) -> str:
    """The text with what is quoted in it blanked, its length kept: those are somebody's words, not told as true.

    What is as short as a term stays: 对方要求的“违约金” is about the term.
    """
    return QUOTED.sub(lambda match: "…" * len(match[0]), text)
