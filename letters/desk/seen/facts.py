"""What each sentence of a letter rests on: the answers without which it is not there or reads otherwise.

    facts = facts_of(opened, desk, 2)                   # of the second letter that a check of the case gives
    facts.behind(17)                                    # ("incidents.3.words",): what made its sentence 17
    facts.resting_on(["incidents.3.words"])             # {17, 40}: what would be said no more

A letter is a function of its case. So a sentence rests on an answer where, without it, the same letter says these words
no more, and something that was read for the sentence is not what it was; what was read is noted while a template runs
(`render/noting.py`). That holds whatever stands between an answer and a letter: masks, counts that are worked out once,
views that letters share. Where nobody could have said all but that answer, it is said otherwise.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from letters.case import answers_of
from letters.compose import select
from letters.desk.seen.framed import letter_of
from letters.errors import LettersError
from letters.kit.frozen import frozen
from letters.pack import read_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.case import Case, ToldAnswers
    from letters.compose import Letter
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase
    from letters.pack import ReadLetter

Keys = tuple[str, ...]
Which = tuple[str, str, tuple[str, ...]]
ESTIMATED = "estimated"


@frozen
class LetterFacts:
    """A letter, sentence by sentence, and the answers of its case; sentences are known by their numbers from 0."""

    opened: OpenCase
    at: Desk
    read: ReadLetter

    @cached_property
    def told(self) -> ToldAnswers:
        """What the case tells, answer by answer."""
        return answers_of(self.opened.text, self.opened.asked or self.opened.today)

    @property
    def which(self) -> Which:
        """What tells the letter from others of the same case, however the case changes."""
        return which_of(self.read.letter)

    @property
    def keys(self) -> Keys:
        """The answers that there are, in the form of the talk's questions: incidents.3.words."""
        return self.told.keys

    def without(self, keys: Sequence[str]) -> Letter | None:
        """The letter of the case without these answers; None where there would be no such letter."""
        return self._same(self.told.without(keys)) or self._same(self.told.otherwise(keys))

    def resting_on(self, keys: Sequence[str]) -> frozenset[int] | None:
        """The sentences that are not there, or read otherwise, without these answers.

        None where there would be no such letter: then it rests on them as a whole.
        """
        after = self.without(keys) if keys else self.read.letter
        return None if after is None else self.read.lost(after, self.at.engine)

    def behind(self, number: int) -> Keys:
        """The answers that a sentence rests on, in the order of the file."""
        return () if self.read.is_own(number) else self._behind.get(number, ())

    def likely(self, number: int) -> Keys:
        """The answers behind a sentence whose values stand in it, found without trying all the others."""
        words = self.read.sentences[number].words
        said = [key for key in self.keys if any(form in words or words in form for form in self.told.forms(key))]
        return tuple(key for key in said if number in (self.resting_on([key]) or ()))

    @cached_property
    def estimates(self) -> frozenset[int]:
        """The sentences that say of a number that it is an estimate."""
        marked = [key for key in self.keys if key.rpartition(".")[2] == ESTIMATED]
        return self.resting_on(marked) or frozenset()

    @cached_property
    def _behind(self) -> dict[int, Keys]:
        found: dict[int, Keys] = {}
        for key in self.keys:
            for number in self.resting_on([key]) or ():
                found[number] = (*found.get(number, ()), key)
        return found

    def _same(self, case: Case | None) -> Letter | None:
        """The letter as another case gives it; None where there is none."""
        if case is None:
            return None
        try:
            letters = select(case, self.at.books, self.opened.day, (self.read.letter.head.id,)).letters
        except LettersError:
            return None
        return next((one for one in letters if which_of(one) == self.which), None)


def facts_of(opened: OpenCase, at: Desk, number: int) -> LetterFacts:
    """The letter of that number, from 1, among those that a check of the case gives. Raises FileError for none."""
    return LetterFacts(opened, at, read_letter(letter_of(opened, at, number), at.engine))


def which_of(letter: Letter) -> Which:
    """What tells a letter from others of the same case: its id, its contract, whom it is about."""
    return letter.head.id, letter.deal, tuple(party.id for party in letter.addressee.respondents)
