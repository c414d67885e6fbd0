"""The shape of `ladder.toml`, and its rows as the values that a filing walks along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from letters.case import RefusalGround, ReplyOutcome
from letters.follow.followed import State
from letters.follow.ladder import SAID, LadderPath, Stage, StepRule
from letters.kit.data_rows import YesNo, known, row

OUTCOMES = tuple(str(each) for each in ReplyOutcome if each is not ReplyOutcome.SILENT)  # silence is told by deadlines
ANSWERS = frozenset({*OUTCOMES, *(f"{outcome}:{word}" for outcome in OUTCOMES for word in (SAID, *RefusalGround))})

PathLetter = Annotated[str, known("path_letters")]
RuleId = Annotated[str, known("deadlines")]
Answers = Mapping[Annotated[str, known("answers")], str]


@row
class StageRow:
    """A state with its deadlines and steps; `lapses` and `answers` name the states that follow.

    `pays`: what was agreed on is to be paid in it, each part on its day.
    """

    id: str
    label: str
    done: YesNo = False
    firm: YesNo = False
    pays: YesNo = False
    deadlines: tuple[RuleId, ...] = ()
    lapses: Mapping[str, str] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    step: tuple[StepRule, ...] = ()

    @property
    def stage(self) -> Stage:
        """The row as a value."""
        state = State(self.id, self.label, self.done)
        return Stage(state, self.deadlines, self.step, self.lapses, self.answers, self.firm, self.pays)


@row
class PathRow:
    """The states of some letters beside those that all paths share; `answered_by` names what may come back."""

    id: str
    start: str
    answered_by: Annotated[str, known("answerers")] = ""
    letters: tuple[PathLetter, ...] = ()
    answers: Answers = field(default_factory=dict)
    state: tuple[StageRow, ...] = ()


@row
class LadderFile:
    """`ladder.toml`."""

    joins: frozenset[PathLetter]
    answers: Answers
    replies: Mapping[str, tuple[ReplyOutcome, ...]]
    takes: Mapping[PathLetter, str]
    state: tuple[StageRow, ...]
    path: tuple[PathRow, ...]

    def stages_of(self, path: PathRow) -> dict[str, StageRow]:
        """The states that a path may come to, by id: the shared ones and its own."""
        return {each.id: each for each in (*self.state, *path.state)}

    def answers_of(self, path: PathRow) -> dict[str, str]:
        """Where an answer leads from any state of a path: its own table before the shared one."""
        return {**self.answers, **path.answers}

    def paths(self) -> tuple[LadderPath, ...]:
        """The rows as values; a shared state is the same value on every path."""
        shared = {each.id: each.stage for each in self.state}
        return tuple(self._path(each, shared) for each in self.path)

    def _path(self, path: PathRow, shared: Mapping[str, Stage]) -> LadderPath:
        own = {each.id: each.stage for each in path.state}
        replies = self.replies.get(path.answered_by, tuple(ReplyOutcome))
        return LadderPath(path.id, path.letters, path.start, {**shared, **own}, self.answers_of(path), replies)
