"""What a letter says no more once its case is another, and in which sentences it stood that read something changed."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from letters.kit.frozen import frozen
from letters.render.notes import seen, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from letters.render.notes import Noted, Sentence

_ends = re.compile("[。！？；\n]")
_reference = re.compile("（(?:[^（）]*，)?证据[^（）]*）")
_official = re.compile("《中华人民共和国([^《》]+)》")


class SaidPaper(NamedTuple):
    """A letter, or an annex of it: what its template was given, and how often it says each part of its words."""

    context: Mapping[str, Any]
    parts: Counter[str]


@frozen
class ReadPaper:
    """A letter, or an annex of it: what its template was given, and the blocks with what was read for them."""

    template: str
    context: Mapping[str, Any]
    blocks: tuple[Noted, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    @cached_property
    def parts(self) -> Counter[str]:
        """How often it says each part of its words."""
        return Counter(part for sentence in self.sentences for part in parts(sentence.words))

    def lost(self, after: SaidPaper) -> Iterator[int]:
        """The sentences of which something is said no more, and for which something was read that is not as it was."""
        gone = self.parts - after.parts
        for place, sentence in enumerate(self.sentences):
            if any(part in gone for part in parts(sentence.words)) and self._differs(after, sentence):
                yield place

    def _differs(self, after: SaidPaper, sentence: Sentence) -> bool:
        return any(seen(self.context, read) != seen(after.context, read) for read in sentence.read)


def said(context: Mapping[str, Any], markup: str) -> SaidPaper:
    """What a paper says, of which nothing was noted."""
    return SaidPaper(context, Counter(part for text in texts(markup) for part in parts(text)))


def parts(text: str) -> list[str]:
    """Words as far as the next sign that ends a sentence, wherever it comes from.

    An act is called by its short name in all of them: in which sentence a letter names it first, and so in full, hangs
    on every sentence before. A reference to evidence by itself is left out: it stands alone where what is before it
    ends with a stop, and is part of that where it does not.
    """
    found = (each.strip() for each in _ends.split(_official.sub(r"《\1》", text)))
    return [part for part in found if part and not _reference.fullmatch(part)]
