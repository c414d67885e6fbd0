"""The end of a talk: what can be written and why, what is one answer away, what was put off, what is to be heeded.

seen = ending_of(talk, desk)
talk = answer_ending(talk, seen, typed)     # `talk.question` is what is asked at once, or None when letters are chosen
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from letters.collect.interview import entry, letters_proposed, letters_reasoned, question
from letters.compose import is_part
from letters.desk.ending.guessed import guessed_bodies
from letters.desk.ending.in_view import in_view
from letters.desk.ending.left_open import asked_for_lacks, points_of
from letters.desk.ending.proposed import NO, YES, Ending, NearLetter, ProposedLetter
from letters.desk.ending.row_words import in_row_words
from letters.desk.opening import day_of
from letters.desk.somebody import ONESELF
from letters.desk.talk import letter_needs, state_of
from letters.desk.writing.choosing import recipient
from letters.desk.writing.unwritten import why_not
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from letters.case import Case
    from letters.collect.interview import InterviewState
    from letters.compose import Letter, Selection, Unwritten
    from letters.desk.bench import Desk
    from letters.desk.ending.left_open import OpenPoint
    from letters.desk.opening import OpenCase
    from letters.desk.talk import Talk

CHOSEN = "您选过这一份"
DOOR = "route.dispute_first"


def ending_of(talk: Talk, at: Desk) -> Ending:
    """What the talk has come to as of now."""
    seen = _seen(talk, at)
    later = tuple(entry(talk.state, key) for key in talk.state.later)
    return replace(seen.ending() if seen else _without_case(talk, at), later=later)


def ending_in_letters(talk: Talk, at: Desk) -> Ending:
    """What the talk has come to, as far as it says which letters there are: nothing that is to be heeded or answered.

    It takes a part of the time, and each screen of a page tells it.
    """
    seen = _seen(talk, at)
    return seen.in_letters() if seen else _without_case(talk, at)


def _seen(talk: Talk, at: Desk) -> _Seen | None:
    """What an ending is made of; None where there is no case yet."""
    state, case = talk.state, talk.state.case()
    if case is None:
        return None
    why = _reasons(state, case)
    return _Seen(state, in_view(case, at, day_of(case, state.today), why), at, why)


def _without_case(talk: Talk, at: Desk) -> Ending:
    return Ending(near=tuple(_without_oneself(talk, at)))


def letters_in_view(opened: OpenCase, at: Desk) -> tuple[Letter, ...]:
    """The letters of a case that one can look at, as the `places` of what is proposed number them, from 1."""
    state = state_of(opened.text, letter_needs(at.library), opened.today)
    return in_view(opened.case, at, opened.day, _reasons(state, opened.case)).letters


def _reasons(state: InterviewState, case: Case) -> dict[str, str]:
    """Why each letter is proposed that was not sent yet."""
    sent = {filing.letter for filing in case.filings}
    return {one.letter: one.why for one in letters_proposed(state) if one.letter not in sent}


def _without_oneself(talk: Talk, at: Desk) -> Iterator[NearLetter]:
    """No letter goes out without a name; all that the facts speak for are one answer away."""
    heads = {head.id: head for head in at.heads}
    titles = dict.fromkeys(heads[one.letter].title for one in letters_proposed(talk.state))
    left = tuple(key for key in ONESELF if talk.state.get(key) is None)
    if titles and left:
        yield NearLetter("", "、".join(titles), "您的姓名、电话和地址", left, "")


@frozen
class _Seen:
    """What an ending is made of: what is known, the letters in view, and why some are proposed."""

    state: InterviewState
    made: Selection
    at: Desk
    why: Mapping[str, str]

    def ending(self) -> Ending:
        found = self.in_letters()
        told = question(self.state, DOOR).help
        return replace(found, heed=self._heed(), turned=self._turned(found.ready), doors_told=told)

    def in_letters(self) -> Ending:
        proposed = [self._proposed(each, why) for each, why in self.reasons.items() if each in self.letters]
        return Ending(
            ready=tuple(one for one in proposed if not one.stops),
            near=tuple(self._near()),
            shut=tuple(one for one in proposed if one.stops),
            others=tuple(self._others()),
            letters=self.made.letters,
        )

    @cached_property
    def reasons(self) -> dict[str, str]:
        """Why each letter is spoken of: those that are proposed in their order, then those that the case names."""
        seen = [each.head.id for each in self.made.letters] + [each.head.id for each in self.made.unwritten]
        return {**self.why, **{each: CHOSEN for each in seen if self._is_wished(each) and each not in self.why}}

    @cached_property
    def letters(self) -> dict[str, list[tuple[int, Letter]]]:
        """The letters in view by their id, each with its number."""
        found: dict[str, list[tuple[int, Letter]]] = {}
        for number, letter in enumerate(self.made.letters, 1):
            found.setdefault(letter.head.id, []).append((number, letter))
        return found

    def _heed(self) -> tuple[OpenPoint, ...]:
        """What is open in the letters spoken of, but for the door, which is chosen with its letter."""
        spoken_of = tuple(letter for letter in self.made.letters if letter.head.id in self.reasons)
        return tuple(point for point in points_of(spoken_of, self.state) if point.keys != (DOOR,))

    def _is_wished(self, letter: str) -> bool:
        return any(is_part(wish, letter) for wish in self.made.case.story.letters)

    def _said(self, letter: str) -> str:
        if self._is_wished(letter):
            return YES
        return NO if letter in self.state.declined else ""

    def _proposed(self, letter: str, why: str) -> ProposedLetter:
        found = [each for _, each in self.letters[letter]]
        first = found[0]
        names = dict.fromkeys(each.addressee.name for each in found if each.addressee.name)
        return ProposedLetter(
            id=letter,
            title=first.called if len({each.called for each in found}) == 1 else first.head.title,
            to="、".join(names) or recipient(first.head, self.at),
            why=why,
            door=first.head.door,
            said=self._said(letter),
            stops=tuple(in_row_words(reason, self.state) for reason in _all_shut(found)),
            guessed=tuple(dict.fromkeys(guessed_bodies(found, self.made))),
            places=tuple(number for number, _ in self.letters[letter]),
            is_alternative=first.head.is_alternative,
        )

    def _near(self) -> Iterator[NearLetter]:
        """What was proposed or wished and lacks something; at the other door nothing, once one is open."""
        open_door = not any(self.letters[each][0][1].head.door for each in self.reasons if each in self.letters)
        for one in self.made.unwritten:
            is_spoken_of = one.head.id in self.reasons and one.head.id not in self.letters and not one.elsewhere
            if is_spoken_of and (open_door or not one.head.door or self._is_wished(one.head.id)):
                yield self._lacking(one)

    def _lacking(self, one: Unwritten) -> NearLetter:
        lacks = "、".join(lack.what for lack in one.lacks)
        asks = asked_for_lacks(one.lacks, self.state)
        title = f"{one.called}（{recipient(one.head, self.at)}）"
        is_sent = bool(one.sent and not one.instead and not lacks)
        return NearLetter(
            one.head.id, title, f"还差{lacks}" if lacks else why_not(one), asks, one.head.summary, is_sent
        )

    def _others(self) -> Iterator[ProposedLetter]:
        """What could be written and nobody spoke of; what the wishes and facts spoke against is not among it."""
        spoken_against = letters_reasoned() if self.state.get("wants.wishes") else frozenset[str]()
        for letter, found in self.letters.items():
            if letter not in self.reasons and letter not in spoken_against:
                one = self._proposed(letter, found[0][1].head.summary)
                yield from () if one.stops else (one,)

    def _turned(self, ready: Iterable[ProposedLetter]) -> tuple[str, str] | None:
        chosen = self.made.case.route.dispute_first
        if chosen is None or not any(one.door == chosen for one in ready):
            return None
        return next(((head.id, head.title) for head in self.at.heads if head.door and head.door != chosen), None)


def _all_shut(letters: Iterable[Letter]) -> tuple[str, ...]:
    """What shuts these letters, where none of them is open."""
    stops = [_stops(each) for each in letters]
    return tuple(dict.fromkeys(reason for each in stops for reason in each)) if all(stops) else ()


def _stops(letter: Letter) -> list[str]:
    """What shuts a letter, but for the choice of a door, which is made by choosing the letter."""
    return [each.reason for each in letter.stops if each.keys != (DOOR,)]
