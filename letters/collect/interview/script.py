"""Which questions there are, in which order, and which of them the letters wanted need. The data is TOML."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from letters.case import kinds
from letters.collect.interview.script_files import AskRow, read_questions, read_steps
from letters.kit.data_files import read_trusted
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from letters.collect.interview.script_files import (
        ContractQuestions,
        LessorRow,
        SectionRow,
        StepsFile,
        WayRow,
        WishRow,
    )
    from letters.collect.interview.state import InterviewState

DATA = Path(__file__).parent / "data" / "steps.toml"
QUESTIONS = "questions.toml"  # in the data of each kind of contract
DEFAULT_NEEDS = frozenset({"contacts"})  # where it is still open which letters are wanted


@frozen
class InterviewStep:
    """A key to ask, and the section it stands in."""

    key: str
    section: str
    say: str
    needs: frozenset[str]
    letters: tuple[str, ...]


@frozen
class Script:
    """What everybody is asked, with what each kind of contract asks besides."""

    file: StepsFile
    contracts: tuple[ContractQuestions, ...]

    @property
    def in_parts(self) -> tuple[str, ...]:
        """Letters that put payments off or into parts."""
        return self.file.in_parts

    @property
    def wish(self) -> tuple[WishRow, ...]:
        """What a person may want."""
        return self.file.wish

    @property
    def way(self) -> tuple[WayRow, ...]:
        """The ways to write incidents down."""
        return self.file.way

    def asked_of(self, paper: str) -> tuple[str, ...]:
        """What is asked of a paper that came, by what it looks like."""
        more = (name for each in self.file.paper for name in each.asks if not each.kinds or paper in each.kinds)
        return tuple(more)

    @property
    def lessor(self) -> tuple[LessorRow, ...]:
        """Where it may have been rented, bought or borrowed."""
        return tuple(each for one in self.contracts for each in one.lessor)

    @cached_property
    def ask(self) -> Mapping[str, AskRow]:
        """How questions are put; a kind's words go before those for everybody."""
        asked = dict(self.file.ask)
        for one in self.contracts:
            asked |= {key: words.over(asked.get(key, AskRow())) for key, words in one.ask.items()}
        return asked

    @cached_property
    def sections(self) -> tuple[InterviewSection, ...]:
        """Every section in order, with its opening words."""
        said = {title: say for one in self.contracts for title, say in one.say.items()}
        found: list[InterviewSection] = []
        for section in self.file.section:
            found.append(InterviewSection(section, section.say or said.get(section.title, "")))
            own = (each for one in self.contracts for each in one.section if each.after == section.title)
            found.extend(InterviewSection(each, each.say) for each in own)
        return tuple(found)

    def put(self, *names: str) -> AskRow:
        """How a question is put: by the last of these names that says so."""
        words = AskRow()
        for name in names:
            words = self.ask.get(name, AskRow()).over(words)
        return words


class InterviewSection(NamedTuple):
    """Steps that belong together, and the sentence that opens them."""

    row: SectionRow
    say: str


@cache
def data() -> Script:
    """The bundled script."""
    asked = (read_questions(kind.data / QUESTIONS, read_trusted) for kind in kinds())
    return Script(read_steps(DATA, read_trusted), tuple(asked))


@cache
def steps() -> tuple[InterviewStep, ...]:
    """Every step in order; the opening words of a section stand on its first."""
    return tuple(step for section in data().sections for step in _steps(section))


def _steps(section: InterviewSection) -> Iterator[InterviewStep]:
    row, say = section
    for number, each in enumerate(row.steps):
        yield InterviewStep(each.key, row.title, say if number == 0 else "", row.needs, row.letters)


def wanted(state: InterviewState) -> tuple[InterviewStep, ...]:
    """The steps that this person is asked, answered or not."""
    chosen = [letter for letter in state.letters if _is_chosen(letter, state.get("story.letters") or ())]
    needs = {need for letter in chosen for need in state.letters[letter]} or DEFAULT_NEEDS
    return tuple(step for step in steps() if _applies(step, needs, chosen) and _fits(step.key, state))


def _is_chosen(letter: str, wishes: Sequence[str]) -> bool:
    return any(letter == wish or letter.startswith(f"{wish}/") for wish in wishes)


def _applies(step: InterviewStep, needs: set[str] | frozenset[str], chosen: list[str]) -> bool:
    if not step.needs and not step.letters:
        return True
    return bool(step.needs & needs) or any(_is_chosen(letter, step.letters) for letter in chosen)


def _pays_in_parts(state: InterviewState) -> bool:
    """Whether a letter is wished for that puts payments off or into parts, and not merely one that gives back."""
    wishes = state.get("story.letters") or ()
    return not wishes or any(_is_chosen(letter, wishes) for letter in data().in_parts)


def _fits(key: str, state: InterviewState) -> bool:
    """Whether what is known leaves the question open: no second business where there is one, no parts of a deferral."""
    if key.startswith("respondents.1."):
        return len(state.data.get("respondents", [])) > 1
    if key.startswith("plan."):
        is_open = bool(state.get("offer.undisputed")) and not state.get("offer.options") and _pays_in_parts(state)
        return is_open and (key != "plan.parts" or state.get("plan.kind") == "instalments")
    return True
