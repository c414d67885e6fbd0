"""Which questions there are, in which order, and which of them this person is asked. The data is TOML."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from letters.case import kinds
from letters.collect.interview import cards, conditions, owed
from letters.collect.interview.keys import NEXT, beside, generic
from letters.collect.interview.script_files import PLAIN, AskRow, read_part, read_questions
from letters.kit.data_files import read_trusted
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from letters.collect.interview.script_files import (
        CardRow,
        ContractQuestions,
        LessorRow,
        PartFile,
        SectionRow,
        StepRow,
        WayRow,
        WishRow,
    )
    from letters.collect.interview.state import InterviewState

DATA = Path(__file__).parent / "data"
QUESTIONS = "questions.toml"  # in the data of each kind of contract
DEFAULT_NEEDS = frozenset({"contacts"})  # where it is still open which letters are wanted
WISHES = "wants.wishes"


class InterviewStep(NamedTuple):
    """A key to ask, and where it stands: `part` counts from 0."""

    row: StepRow
    section: SectionRow
    say: str
    part: int

    @property
    def key(self) -> str:
        """What is asked."""
        return self.row.key


class PartsAsking(NamedTuple):
    """The parts that ask a key, alone or among others, and those that ask of a table: one for each step that does."""

    of_key: dict[str, list[int]]
    of_table: dict[str, list[int]]


@frozen
class Script:
    """What everybody is asked, part by part, with what each kind of contract asks besides."""

    parts: tuple[PartFile, ...]
    contracts: tuple[ContractQuestions, ...]

    @cached_property
    def in_parts(self) -> tuple[str, ...]:
        """Letters that put payments off or into parts."""
        return tuple(each for part in self.parts for each in part.in_parts)

    @cached_property
    def wish(self) -> tuple[WishRow, ...]:
        """What a person may want."""
        return tuple(each for part in self.parts for each in part.wish)

    @cached_property
    def way(self) -> tuple[WayRow, ...]:
        """The ways to write incidents down."""
        return tuple(each for part in self.parts for each in part.way)

    @cached_property
    def called(self) -> Mapping[str, str]:
        """What people call what stands at a key, or a row of a list."""
        named = (*(part.called for part in self.parts), *(one.called for one in self.contracts))
        return {key: label for each in named for key, label in each.items()}

    @cached_property
    def card(self) -> tuple[CardRow, ...]:
        """What they may have done, card by card."""
        return tuple(each for part in self.parts for each in part.card)

    def asked_of(self, paper: str) -> tuple[str, ...]:
        """What is asked of a paper that came, by what it looks like."""
        rows = (each for part in self.parts for each in part.paper)
        return tuple(name for each in rows for name in each.asks if not each.kinds or paper in each.kinds)

    @property
    def lessor(self) -> tuple[LessorRow, ...]:
        """Where it may have been rented, bought or borrowed."""
        return tuple(each for one in self.contracts for each in one.lessor)

    @cached_property
    def ask(self) -> Mapping[str, AskRow]:
        """How questions are put; a kind's words go before those for everybody."""
        asked = {key: words for part in self.parts for key, words in part.ask.items()}
        for one in self.contracts:
            asked |= {key: words.over(asked.get(key, AskRow())) for key, words in one.ask.items()}
        return {**cards.asked(self.card), **asked}

    @cached_property
    def then(self) -> Mapping[str, tuple[StepRow, ...]]:
        """What is asked because of another answer, by its key without numbers."""
        found: dict[str, tuple[StepRow, ...]] = {}
        for key, words in self.ask.items():
            for row in (*words.then, *(each for choice in words.choices for each in choice.then)):
                name = generic(beside(row.key, key))
                found[name] = (*found.get(name, ()), row)
        return found

    @cached_property
    def sections(self) -> tuple[tuple[int, SectionRow, str], ...]:
        """Every section in order, with its part and its opening words."""
        said = {title: say for one in self.contracts for title, say in one.say.items()}
        found: list[tuple[int, SectionRow, str]] = []
        for number, part in enumerate(self.parts):
            for section in part.section:
                found.append((number, section, section.say or said.get(section.title, "")))
                own = (each for one in self.contracts for each in one.section if each.after == section.title)
                found.extend((number, each, each.say) for each in own)
        return tuple(found)

    @cached_property
    def steps(self) -> tuple[InterviewStep, ...]:
        """Every step in order; the opening words of a section stand on its first."""
        return tuple(step for section in self.sections for step in _steps(*section))

    @cached_property
    def next_rows(self) -> Mapping[str, str]:
        """The steps that begin a new row, by their keys without numbers."""
        begin = (step.key for step in reversed(self.steps) if NEXT in step.key)
        return {generic(key): key for key in begin}

    @cached_property
    def asking(self) -> PartsAsking:
        """Which parts ask what, by keys without numbers."""
        asking = PartsAsking({}, {})
        for step in self.steps:
            name = generic(step.key)
            asking.of_table.setdefault(name.partition(".")[0], []).append(step.part)
            for each in {name, *(generic(beside(one, step.key)) for one in self.put(name).fields)}:
                asking.of_key.setdefault(each, []).append(step.part)
        return asking

    def put(self, *names: str) -> AskRow:
        """How a question is put: by the last of these names that says so."""
        known = [self.ask[name] for name in names if name in self.ask]
        words = known[0] if known else PLAIN
        for each in known[1:]:
            words = each.over(words)
        return words


@cache
def data() -> Script:
    """The bundled script."""
    parts = (read_part(path, read_trusted) for path in sorted(DATA.glob("*.toml")))
    asked = (read_questions(kind.data / QUESTIONS, read_trusted) for kind in kinds())
    return Script(tuple(parts), tuple(asked))


def steps() -> tuple[InterviewStep, ...]:
    """Every step of the bundled script."""
    return data().steps


def _steps(part: int, section: SectionRow, say: str) -> Iterator[InterviewStep]:
    for number, row in enumerate(section.steps):
        yield InterviewStep(row, section, say if number == 0 else "", part)


def keys_of(key: str) -> tuple[str, ...]:
    """What the question about a key answers, where it has several fields."""
    return tuple(beside(name, key) for name in data().put(generic(key)).fields)


def wanted(state: InterviewState) -> tuple[InterviewStep, ...]:
    """The steps that this person is asked, answered or not."""
    return state.once(_wanted)


def _wanted(state: InterviewState) -> tuple[InterviewStep, ...]:
    chosen = letters_wanted(state)
    needs = {need for letter in chosen for need in state.letters[letter]} or DEFAULT_NEEDS
    return tuple(step for step in steps() if _applies(step, needs, chosen) and _fits(step, state))


def letters_wanted(state: InterviewState) -> list[str]:
    """The letters that may serve what the person wants; those that the case names where nothing else was said."""
    return state.once(_letters_wanted)


def _letters_wanted(state: InterviewState) -> list[str]:
    named = [letter for row in _wished(state) for letter in row.letters]
    starts = named or state.get("story.letters") or ()
    return [letter for letter in state.letters if _is_among(letter, starts)]


def _wished(state: InterviewState) -> list[WishRow]:
    """The wishes of the person, but for those that nobody in their place is offered."""
    named = state.get(WISHES) or ()
    return [row for row in data().wish if row.id in named and conditions.fits(row, state)]


def _is_among(letter: str, starts: Sequence[str]) -> bool:
    return any(letter == start or letter.startswith(f"{start}/") for start in starts)


def _applies(step: InterviewStep, needs: set[str] | frozenset[str], chosen: list[str]) -> bool:
    """Whether a letter would use the answer: the section is for it, and the step."""
    return all(_serves(row, needs, chosen) for row in (step.section, step.row))


def _serves(row: SectionRow | StepRow, needs: set[str] | frozenset[str], chosen: list[str]) -> bool:
    """Whether a row is for everybody, for one of these needs, or for one of the letters chosen."""
    if not row.needs and not row.letters:
        return True
    if row.needs & needs:
        return True
    return any(_is_among(letter, row.letters) for letter in chosen)


def _fits(step: InterviewStep, state: InterviewState) -> bool:
    """Whether what is known leaves the question open; no second business where there is one."""
    key = step.key
    if key.startswith("respondents.1."):
        return len(state.data.get("respondents", [])) > 1
    if key.startswith("plan.") and not _plan_is_open(state, key):
        return False
    if not (conditions.fits(step.section, state, key) and conditions.fits(step.row, state, key)):
        return False
    return key != owed.PERIODS or bool(owed.periods(state))


def _plan_is_open(state: InterviewState, key: str) -> bool:
    """Whether a way of paying is still to be made: no parts of a deferral, none where nothing is put off."""
    chosen = letters_wanted(state)
    in_parts = not chosen or any(_is_among(letter, data().in_parts) for letter in chosen)
    is_open = bool(state.get("offer.undisputed")) and not state.get("offer.options") and in_parts
    return is_open and (key != "plan.parts" or state.get("plan.kind") == "instalments")
