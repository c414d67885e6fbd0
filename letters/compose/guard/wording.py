"""Dangerous words: the rules' patterns looked for in the texts of a case, and what is not meant passed over."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from letters.case import mask
from letters.compose.guard.texts import ACCOUNT, DEMAND, OTHER, OWN, WORDS
from letters.compose.guard.warnings import Found
from letters.kit.excerpts import excerpt_around
from letters.kit.frozen import frozen
from letters.kit.patterns import PARTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from letters.compose.guard.texts import Spot
    from letters.compose.guard.warning_rules import Kind, Words

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
KEPT = 8192  # texts whose hits are kept: a case with many letters, and many calls alike, asks for the same again
SHOWN = 8  # characters of the clause that are shown on either side of a match
MOST_SENTENCES = 20  # sentences of one text that one pattern puts right
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


@frozen
class Wording:
    """The words of all kinds of warnings, looked for in texts; what was found in a text is kept, and told again."""

    kinds: Mapping[str, Kind]
    _kept: dict[tuple[str, str], tuple[Hit, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def hits(self, text: str, kind: str) -> tuple[Hit, ...]:
        """What the rules find in a text of a kind: of each pattern the first match that nothing excuses."""
        return self.hits_in((text,), kind)[text]

    def hits_in(self, texts: Iterable[str], kind: str) -> Mapping[str, tuple[Hit, ...]]:
        """What the rules find in texts of a kind, by text: a pattern that none of them holds is looked for once."""
        wanted = tuple(dict.fromkeys(texts))
        if len(self._kept) > KEPT:
            self._kept.clear()
        new = [text for text in wanted if (text, kind) not in self._kept]
        if new:
            self._look_into(new, kind)
        return {text: self._kept[text, kind] for text in wanted}

    def _look_into(self, texts: list[str], kind: str) -> None:
        bare = [unquoted(text) for text in texts]
        quoting, told = (texts, PARTING.join(texts)), (bare, PARTING.join(bare))
        rules = [
            (name, words)
            for name, words in self._rules.get(kind, ())
            if words.pattern.may_be_in_one(*(quoting if words.inside_quotes else told))
        ]
        for text, without_quotes in zip(texts, bare, strict=True):
            self._kept[text, kind] = tuple(
                Hit(name, found)
                for name, words in rules
                if (found := first(words, text if words.inside_quotes else without_quotes)) is not None
            )

    @cached_property
    def _rules(self) -> Mapping[str, list[tuple[str, Words]]]:
        """The words that are looked for in each kind of text."""
        found: dict[str, list[tuple[str, Words]]] = {}
        for one in self.kinds.values():
            for words in one.words:
                for kind in SEARCHED[words.where]:
                    found.setdefault(kind, []).append((one.id, words))
        return found

    def dangerous(self, spots: Iterable[Spot], own_numbers: frozenset[str]) -> Iterator[tuple[Spot, Found]]:
        """What texts give reason to warn of, in their order; of a number not for the sender's `own_numbers`."""
        every = tuple(spots)
        by_kind: dict[str, list[str]] = {}
        for spot in every:
            by_kind.setdefault(spot.kind, []).append(spot.text)
        found = {kind: self.hits_in(texts, kind) for kind, texts in by_kind.items()}
        for spot in every:
            for hit in found[spot.kind][spot.text]:
                if not any(number in hit.place.written for number in own_numbers):
                    yield spot, Found(hit.kind, place=spot.place, quote=hit.place.quote, keys=spot.keys)


def first(words: Words, text: str) -> Passage | None:
    """The first place where the words stand and are meant, with a little of their clause to know it by; or None."""
    for match in words.pattern.finditer(text):
        before, after = around(text, match.start(), match.end())
        if not any(context.excuses(before, after) for context in words.unless):
            return _passage(_PARTS.split(before)[-1], match[0], _PARTS.split(after)[0])
    return None


def rephrased(kind: Kind, text: str) -> str:
    """The text with the kind's fix in the place of each sentence that gives it away; unchanged where it has none."""
    for words in (each for each in kind.words if kind.fix for _ in range(MOST_SENTENCES)):
        if (span := _sentence(words, text)) is not None:
            text = text[: span[0]] + kind.fix + text[span[1] :].lstrip("。！？；!?;")
    return text


def _sentence(words: Words, text: str) -> tuple[int, int] | None:
    """Where the first sentence with these words begins and ends; None where they are not meant anywhere."""
    told = text if words.inside_quotes else unquoted(text)
    for match in words.pattern.finditer(told):
        before, after = around(told, match.start(), match.end())
        if not any(context.excuses(before, after) for context in words.unless):
            ends = _END.search(told, match.end() - 1)
            starts = [found.end() for found in _END.finditer(told, 0, match.start())]
            return (starts[-1] if starts else 0, ends.start() if ends else len(told))
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
