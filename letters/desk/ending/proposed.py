"""What a talk has come to, as values: letters that can be written, that lack something, and what is to be heeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import HANDED_OVER, Question, QuestionChoice, QuestionKind
from letters.compose import Severity
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.collect.interview import OverviewEntry
    from letters.compose import Letter
    from letters.desk.ending.guessed import GuessedBody
    from letters.desk.ending.left_open import OpenPoint

KEY = "story.letters"
NEAR, HEED, NOTES, LATER, NONE = "near:", "heed:", "notes", "later", "none"
WISHES, CONTACTS = "wishes", "contacts"
YES, NO = "yes", "no"
NEAREST = {WISHES: ("改一改想要什么", "wants.wishes"), CONTACTS: ("把他们怎么联系您的记下来", "incidents")}
"""What brings a letter nearest where none can be written and none is an answer away."""


@frozen
class ProposedLetter:
    """A letter that can be written: its id, title, to whom it goes, and why it is proposed.

    `said` is what the person said of it: that they want it, that they do not, or nothing yet. `stops` are the warnings
    that shut it; `guessed` the bodies among its readers that nobody has confirmed; `places` its numbers, from 1, among
    the letters that one can look at. Of those with a `door` only one may carry the dispute; of offers of which each
    `is_alternative` to the others only one is sent.
    """

    id: str
    title: str
    to: str
    why: str
    door: str = ""
    said: str = ""
    stops: tuple[str, ...] = ()
    guessed: tuple[GuessedBody, ...] = ()
    places: tuple[int, ...] = ()
    is_alternative: bool = False

    @property
    def wanted(self) -> bool:
        """Whether the person said that they want it."""
        return self.said == YES

    @property
    def declined(self) -> bool:
        """Whether the person said that they do not want it."""
        return self.said == NO


@frozen
class NearLetter:
    """A letter that lacks something: what, in words; the questions that answer it, none where none does; what it is.

    `is_sent` is one that lacks nothing but a reason to be written a second time.
    """

    id: str
    title: str
    lacks: str
    asks: tuple[str, ...]
    brings: str
    is_sent: bool = False


@frozen
class Ending:
    """What a talk has come to.

    `ready` can be written, in order of recommendation; `shut` ones a warning stops; `near` ones lack something;
    `others` could be written, but nothing that was told speaks for them. `heed` is open in those the talk has come to,
    the heaviest first. `takes_files` offers to take evidence in. `turned` is the letter at the other door, where one
    door was chosen: its id and title. `letters` are all that one can look at, as `places` number them; `doors_told` is
    what choosing a door brings with it.
    """

    ready: tuple[ProposedLetter, ...] = ()
    near: tuple[NearLetter, ...] = ()
    heed: tuple[OpenPoint, ...] = ()
    later: tuple[OverviewEntry, ...] = ()
    shut: tuple[ProposedLetter, ...] = ()
    others: tuple[ProposedLetter, ...] = ()
    turned: tuple[str, str] | None = None
    takes_files: bool = False
    letters: tuple[Letter, ...] = ()
    doors_told: str = ""

    @property
    def offered(self) -> tuple[ProposedLetter, ...]:
        """Every letter that can be wanted or not."""
        return (*self.ready, *self.shut, *self.others)

    @property
    def wanted(self) -> tuple[ProposedLetter, ...]:
        """The letters that the person said they want."""
        return tuple(one for one in self.offered if one.wanted)

    @property
    def doors(self) -> tuple[ProposedLetter, ...]:
        """The letters of which one alone may carry the dispute, where that is still open."""
        open_doors = tuple(one for one in self.ready if one.door)
        return open_doors if len(open_doors) > 1 else ()

    @property
    def only_one_goes(self) -> bool:
        """Whether several offers are wanted of which only one is to be sent."""
        return len([one for one in self.wanted if one.is_alternative]) > 1

    @property
    def recommended(self) -> str:
        """The id of the letter to send first, "" where there is none."""
        return next((one.id for one in self.ready if not one.declined), "")

    @property
    def question(self) -> Question:
        """Which letters are to be written, or what is to be answered first."""
        return Question(
            KEY,
            "写哪几份" if self.ready else "现在还写不出，先做什么",
            QuestionKind.CHOICES,
            help="可以选几项；也可以先把还差的答完" if self.ready else "选一项，答完会再回到这里",
            choices=tuple(self._choices()),
        )

    def _choices(self) -> Iterator[QuestionChoice]:
        yield from (QuestionChoice(one.id, f"写{one.title}{self._aside(one)}") for one in self.ready)
        yield from self._answers()
        if self.later:
            yield QuestionChoice(LATER, f"把放着的 {len(self.later)} 题答完")
        if not (self.ready or self.near):
            yield from (QuestionChoice(value, label) for value, (label, _) in NEAREST.items())
        if self.takes_files:
            yield QuestionChoice(HANDED_OVER, "放证据进来：截图、录音、账单、合同")
        yield QuestionChoice(NONE, "先都不写，存着以后再说")

    def _answers(self) -> Iterator[QuestionChoice]:
        """What can be answered at once: what letters lack, each grave warning, and the rest together."""
        for letter in self.near:
            if letter.asks:
                yield QuestionChoice(NEAR + letter.id, f"现在就答：{letter.title}{letter.lacks}")
        yield from (QuestionChoice(f"{HEED}{at}", f"现在就答：{self.heed[at].label}") for at in self._grave())
        if notes := self._notes():
            yield QuestionChoice(NOTES, f"现在就答：{'、'.join(dict.fromkeys(point.label for point in notes))}")

    def _grave(self) -> list[int]:
        """The numbers of the points that are more than notes and can be answered, of those asked alike the first."""
        numbered = [(at, point) for at, point in enumerate(self.heed) if point.keys and point.weight > Severity.NOTE]
        return sorted({point.keys: at for at, point in reversed(numbered)}.values())

    def _aside(self, one: ProposedLetter) -> str:
        if one.declined:
            return "（您说过不要这一份）"
        return "（建议先送这一份）" if one.id == self.recommended else ""

    def _notes(self) -> tuple[OpenPoint, ...]:
        """What is no more than a note, and can be answered."""
        return tuple(point for point in self.heed if point.keys and point.weight <= Severity.NOTE)

    def asked(self, value: str) -> tuple[str, ...]:
        """The keys of the questions that a choice leads to."""
        if value in (HANDED_OVER, *NEAREST):
            return (NEAREST.get(value, ("", HANDED_OVER))[1],)
        if value == LATER:
            return tuple(each.key for each in self.later)
        if value == NOTES:
            return tuple(key for point in self._notes() for key in point.keys)
        if value.startswith(HEED):
            return self.heed[int(value.removeprefix(HEED))].keys
        return next((one.asks for one in self.near if NEAR + one.id == value), ())
