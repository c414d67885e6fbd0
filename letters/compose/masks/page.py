"""All texts of a case as one, in the several ways that secrets are looked for in it; what is found, and where.

The texts are parted by a letter that no name and no number holds, so that nothing is found across two of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from letters.compose.masks.printed import Mapped, end_of, printed
from letters.compose.masks.signs import category
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PARTING = "\ua000"  # a letter of the Yi script
_KEPT = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[a-z]+(?:[\W\d_]{0,3}[a-z]+)*")
_HAN_DIGITS = ("〇零", "一壹幺弌", "二贰貳弍", "三叁參弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_READ = str.maketrans(
    {char: str(value) for value, chars in enumerate(_HAN_DIGITS) for char in chars}
    | dict(zip("OoIl", "0011", strict=True))
)
_DIGITS = frozenset("0123456789OoIl").union(*_HAN_DIGITS)
_DIGIT = f"[0-9OoIl{''.join(_HAN_DIGITS)}]"
_RUN = re.compile(rf"(?:{_DIGIT}[\W_]{{0,6}}){{4,}}")
_MARKS = "*＊×✱✽•●·….#?？xX_■□█-"  # what people put in place of digits
STARS = f"[{re.escape(_MARKS)}]"
# Compiled when it is first needed, as other patterns here are: a start waits for each.
_STARRED = rf"(?<![0-9])([0-9]{{2,14}})\s?{STARS}{{2,12}}\s?([0-9]{{2,4}}[Xx]?)(?![0-9])"
_NO_LATIN = re.compile(r"[^a-z]+")
_GAP = re.compile(r"[\W_]+")


class Hit(NamedTuple):
    """Where a secret stands in a page's text, what is put in its place, and what the user is told it was.

    One that is `unsure` is not replaced, only told of. A `whole` one is as the case has it, no variant of it.
    """

    start: int
    end: int
    instead: str
    label: str
    unsure: bool = False
    whole: bool = False


@frozen
class Passage:
    """A place where a secret stands or stood: the text of the case, the words to show of it, and whose it is.

    Of what was replaced, the words are those that the reader of the letter sees.
    """

    text: str
    quote: str
    label: str


@frozen
class Run:
    """Digits that stand together, in whatever characters, with or without gaps; `at` is where in the page's print."""

    digits: str
    at: tuple[int, ...]
    page: Page

    @property
    def text(self) -> str:
        """The print that they stand in."""
        return self.page.print.text

    def begins(self, index: int) -> bool:
        """Whether a number may begin at a digit: a gap is before it, or a digit of another kind."""
        return index == 0 or self.at[index] != self.at[index - 1] + 1 or self._kind(index) != self._kind(index - 1)

    def ends(self, index: int) -> bool:
        """Whether a number may end before a digit."""
        return index == len(self.digits) or self.begins(index)

    def _kind(self, index: int) -> str:
        """What a digit is written as: ① before a number is none of its digits."""
        char = self.page.whole[self.page.print.back(self.at[index])]
        if char.isascii():
            return "digit" if char.isdigit() else "letter"
        return category(char)


@frozen
class Page:
    """Texts as one; `script` brings the forms of the secrets' characters together (see `tables.one_script`)."""

    texts: tuple[str, ...]
    script: Mapping[int, str]
    _made: dict[int, Run] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def whole(self) -> str:
        """The texts in a row."""
        return PARTING.join(self.texts)

    @cached_property
    def print(self) -> Mapped:
        """The texts as print shows them."""
        return printed(self.whole)

    @cached_property
    def small(self) -> str:
        """The print in small letters, place by place."""
        return self.print.text.lower()

    @cached_property
    def _one_script(self) -> bool:
        return self.script.keys().isdisjoint(map(ord, self._chars_in_print))

    @cached_property
    def _chars_in_print(self) -> frozenset[str]:
        return frozenset(self.small)

    @cached_property
    def chars(self) -> frozenset[str]:
        """Every character of the outline, and the signs beside them."""
        if self._one_script:
            return self._chars_in_print
        return frozenset("".join(self._chars_in_print).translate(self.script))

    @cached_property
    def outline(self) -> str:
        """What is left of the print without gaps and signs, in small letters and one script."""
        return _GAP.sub("", self.one_script)

    @cached_property
    def one_script(self) -> str:
        """The print in small letters and one script, place by place."""
        return self.small if self._one_script else self.small.translate(self.script)

    def holds(self, outline: str) -> bool:
        """Whether an outline stands in this one's; most have a character that the page has nowhere."""
        return self.chars.issuperset(outline) and outline in self.outline

    @cached_property
    def _outlined(self) -> Mapped:
        """The outline with the way back, which is worked out only where something is found."""
        spans = [match.span() for match in _KEPT.finditer(self.small)]
        ends = accumulate(end - start for start, end in spans)
        return Mapped(self.outline, (0, *ends), (*(start for start, _ in spans), len(self.small)))

    @cached_property
    def _runs(self) -> tuple[tuple[int, str], ...]:
        """Where each run of at least four digits begins in the print, and how it is written."""
        return tuple((match.start(), match[0]) for match in _RUN.finditer(self.print.text))

    @cached_property
    def digits(self) -> str:
        """All runs' digits, a line for each: to see quickly that a number is in none of them."""
        return "\n".join(_GAP.sub("", text).translate(_READ) for _, text in self._runs)

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        """Where each line of the digits begins."""
        return tuple(accumulate((len(line) + 1 for line in self.digits.split("\n")), initial=0))

    def numbers(self, digits: str) -> Iterator[tuple[Run, int]]:
        """Where digits stand in a run: the run, and the place of the first."""
        found = self.digits.find(digits)
        while found >= 0:
            line = bisect_right(self._lines, found) - 1
            yield self._run(line), found - self._lines[line]
            found = self.digits.find(digits, found + 1)

    def _run(self, number: int) -> Run:
        if number not in self._made:
            start, text = self._runs[number]
            at = tuple(place for place, char in enumerate(text, start) if char in _DIGITS)
            self._made[number] = Run(self.digits[self._lines[number] : self._lines[number + 1] - 1], at, self)
        return self._made[number]

    @cached_property
    def starred(self) -> tuple[re.Match[str], ...]:
        """Numbers whose middle others have hidden before: their first digits (1) and their last (2)."""
        if not any(mark + mark in self.print.text for mark in _MARKS):
            return ()
        return tuple(re.finditer(_STARRED, self.print.text))

    @cached_property
    def latin(self) -> tuple[tuple[int, str], ...]:
        """The runs of small Latin letters, each with where it begins in the print."""
        return tuple((match.start(), match[0]) for match in _LATIN.finditer(self.small))

    @cached_property
    def latin_letters(self) -> str:
        """All of them in a row: to see quickly that a spelling is nowhere."""
        return _NO_LATIN.sub("", self.small)

    def places(self, outline: str) -> Iterator[tuple[int, int]]:
        """Where an outline stands in this one's: first and last place in the print."""
        found = self.outline.find(outline) if self.holds(outline) else -1
        while found >= 0:
            yield self._outlined.back(found), self._outlined.back(found + len(outline) - 1)
            found = self.outline.find(outline, found + 1)

    @cached_property
    def _begins(self) -> tuple[int, ...]:
        return tuple(accumulate((len(text) + len(PARTING) for text in self.texts), initial=0))

    def by_text(self, hits: Iterable[Hit]) -> dict[str, list[Hit]]:
        """Hits in the print as hits in the texts themselves."""
        found: dict[str, list[Hit]] = {}
        for hit in hits:
            start, last = self.print.back(hit.start), self.print.back(hit.end - 1)
            number = bisect_right(self._begins, start) - 1
            text, begin = self.texts[number], self._begins[number]
            found.setdefault(text, []).append(hit._replace(start=start - begin, end=end_of(text, last - begin)))
        return found
