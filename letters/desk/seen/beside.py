"""Where an answer goes: what the letters say because of it, as the case stands and as it would after what is typed.

seen = beside(text, desk, today, "incidents.0.words", lambda asked: "明天就上门来")     # nothing is stored by it
seen.letters[0].blocks[0].pieces                       # (("……对方说：“", False), ("明天就上门来", True), …)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from letters.case import ToldAnswers
from letters.collect.interview import letters_proposed, script
from letters.compose import select
from letters.desk import talk as talks
from letters.desk.opening import day_of
from letters.desk.seen.changed_words import changed_texts, pieces
from letters.desk.seen.facts import which_of
from letters.desk.somebody import ONESELF, with_somebody, without_number
from letters.findings import by_day_and_night, tally
from letters.kit.frozen import frozen
from letters.pack import document
from letters.render import under_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from letters.case import Case
    from letters.collect.interview import InterviewState, Question
    from letters.compose import Letter
    from letters.desk.bench import Desk
    from letters.desk.seen.facts import Which

Typed: TypeAlias = "Callable[[Question], str | Mapping[str, str]]"
MOST = 6  # blocks of one letter that are shown
MOST_DAYS = 31  # days that are drawn
MOST_KEPT = 3  # cases of which it is kept what their letters say: as stored, as typed, and without the answer
CONTACTS, OFTEN = "incidents.", (".count", ".per_day", ".per_night")  # of these questions the days are drawn


class BesidePiece(NamedTuple):
    """Words, and whether they are not there as the case is stored."""

    words: str
    is_new: bool


@frozen
class BesideBlock:
    """A paragraph, a point of a list or a row of a table, under the heading that it stands below."""

    heading: str
    pieces: tuple[BesidePiece, ...]


@frozen
class BesideLetter:
    """What one letter says because of the answer: the first blocks, how many `more`, and how many are said no more."""

    id: str
    called: str
    reader: str
    blocks: tuple[BesideBlock, ...]
    more: int = 0
    gone: int = 0


class BesideDay(NamedTuple):
    """How many contacts came on a day, and how many of them at night."""

    day: date
    every: int
    night: int


@frozen
class Beside:
    """The letters that an answer goes into. `problem` is why what was typed is not understood yet.

    Where somebody `is_unnamed`, blanks stand in the place of who writes. `days` are the contacts day by day, where the
    answer says how many they were.
    """

    letters: tuple[BesideLetter, ...]
    problem: str = ""
    is_unnamed: bool = False
    days: tuple[BesideDay, ...] = ()


class _Said(NamedTuple):
    """A letter and its blocks in order: the heading above, and the words."""

    letter: Letter
    blocks: tuple[tuple[str, str], ...]


class _Looked(NamedTuple):
    """A case, and how it was read: as of which day, and which letters of it."""

    case: Case
    day: date
    only: tuple[str, ...]


@frozen
class _Reading:
    """How cases are read: which letters of them, by their id; all where that is empty."""

    at: Desk
    only: tuple[str, ...]
    before: list[Any]

    def letters(
        self, stands: InterviewState, would: InterviewState, keys: Sequence[str]
    ) -> tuple[BesideLetter, ...] | None:
        """What is said because of these answers, once what `stands` no more is as it is stored; None for no case."""
        said = self.of_state(would)
        if said is None:
            return None
        before = said if would.text == stands.text else self.of_state(stands) or {}
        without = self.without(would, keys)
        shown = (_shown(one, before.get(which), without.get(which)) for which, one in said.items())
        return tuple(one for one in shown if one.blocks or one.gone)

    def of_state(self, state: InterviewState) -> dict[Which, _Said] | None:
        """The letters of a case; None where it is none yet."""
        case = state.case()
        return self._said(case, day_of(case, state.today)) if case else None

    def without(self, state: InterviewState, keys: Sequence[str]) -> dict[Which, _Said]:
        """Those without the answers to a question, or with others where there would be no case without."""
        told, stands = ToldAnswers(state.data, state.today), state.case()
        meant = [each for each in told.keys if any(each == key or each.startswith(f"{key}.") for key in keys)]
        case = told.without(meant) if meant else stands
        return self._said(case, day_of(stands, state.today)) if case and stands else {}

    def _said(self, case: Case, day: date) -> dict[Which, _Said]:
        """What the letters of a case say: while somebody types, that of all cases but one was worked out before."""
        looked = _Looked(case, day, self.only)
        known = next((each for each in self.before if each[0] == looked), None) or (looked, self._say(looked))
        self.before[:] = [known, *(each for each in self.before if each is not known)][:MOST_KEPT]
        said: dict[Which, _Said] = known[1]
        return said

    def _say(self, looked: _Looked) -> dict[Which, _Said]:
        letters = select(looked.case, self.at.books, looked.day, looked.only).letters
        return {which_of(one): _Said(one, tuple(self._blocks(one))) for one in letters}

    def _blocks(self, letter: Letter) -> Iterator[tuple[str, str]]:
        """The blocks in order, each with the heading above."""
        for heading, words in under_headings(document(letter, self.at.engine)):
            yield heading, without_number(words)


def beside(
    text: str,
    at: Desk,
    today: date,
    key: str,
    typed: Typed | None = None,
    only: str = "",
    before: list[Any] | None = None,
) -> Beside:
    """What the letters of a case say because of the answer to a question.

    `typed` gives an answer that is typed and not given yet, as `talk.answer` takes it, once it knows the question.
    `only` is the id of the one letter that is looked at, "" for all. `before` is a list of what letters said when they
    were looked at last, which this changes: the caller only holds it. Raises CaseError as `open_talk` does.
    """
    talk = talks.ask(talks.before_asking(text, talks.letter_needs(at.library), today), key)
    after = talks.answer(talk, typed(talk.question)) if typed and talk.question else talk
    meant = (talk if after.problem else after).state
    stands, would = (with_somebody(state) for state in (talk.state, meant))
    named = (only,) if any(head.id == only for head in at.heads) else _spoken_of(meant)
    keys = _keys(talk.question, key)
    found = _Reading(at, named, [] if before is None else before).letters(stands, would, keys)
    is_unnamed = any(meant.get(each) is None for each in ONESELF)
    return Beside(found or (), after.problem, is_unnamed, _days(would, keys))


def _spoken_of(state: InterviewState) -> tuple[str, ...]:
    """The letters that the facts speak for or the person wants; all, by an empty name, of whom no wishes are known."""
    if not state.get(script.WISHES):
        return ()
    named = dict.fromkeys((*(one.letter for one in letters_proposed(state)), *(state.get("story.letters") or ())))
    return tuple(named) or tuple(script.letters_wanted(state))


def _days(state: InterviewState, keys: Sequence[str]) -> tuple[BesideDay, ...]:
    """Where these keys say how many, the contacts of a case day by day, as far as that is known: the last days."""
    if not any(each.startswith(CONTACTS) and each.endswith(OFTEN) for each in keys):
        return ()
    case = state.case()
    return tuple(BesideDay(*each) for each in by_day_and_night(tally(case.incidents)))[-MOST_DAYS:] if case else ()


def _keys(asked: Question | None, key: str) -> tuple[str, ...]:
    return tuple(field.key for field in asked.fields) if asked and asked.fields else (key,)


def _shown(said: _Said, before: _Said | None, without: _Said | None) -> BesideLetter:
    """The blocks that are not as they would be without the answer, or as they are stored, with what is new in them."""
    changed, gone = _changes(before, said)
    meant, _ = _changes(without, said)
    blocks = [
        BesideBlock(said.blocks[place][0], tuple(_pieces(changed.get(place), said.blocks[place][1])))
        for place in sorted(changed.keys() | meant.keys())
    ]
    name = said.letter.addressee.name
    return BesideLetter(
        said.letter.head.id, said.letter.called, name, tuple(blocks[:MOST]), max(0, len(blocks) - MOST), gone
    )


def _changes(before: _Said | None, after: _Said) -> tuple[dict[int, str], int]:
    """The blocks that read otherwise, by their places, with what stood there ("" for nothing); how many are no more."""
    return changed_texts([words for _, words in before.blocks] if before else [], [words for _, words in after.blocks])


def _pieces(before: str | None, words: str) -> Iterator[BesidePiece]:
    """The words with what is new in them; None for what stands as it is stored."""
    if before is None:
        yield BesidePiece(words, is_new=False)
    else:
        yield from (BesidePiece(*piece) for piece in pieces(before, words))
