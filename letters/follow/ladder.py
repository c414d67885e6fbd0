"""The ladder as data: for each kind of letter its states, what leads from one to another, and the steps they open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from letters.case.filings import Filing, Reply
    from letters.follow.followed import State
    from letters.law.provision import Limit

RECEIPT, REPLY, STATE = "receipt", "reply", "state"
DOOR = "door"  # as a step's letter: the complaint to the body that the case's route names


@dataclass(frozen=True, slots=True)
class Rule:
    """A time limit as the data words it.

    `start` is what sets it off: RECEIPT, REPLY or STATE. `limit` is a length of its own, beside the one that the law
    of `topic` sets (`said`: the words in which that article says so too), or without a topic as advice.
    """

    id: str
    label: str
    side: str
    start: str
    topic: str = ""
    limit: Limit | None = None
    said: str = ""
    as_of_today: bool = False
    moves: bool = False
    warn: int = 0
    note: str = ""
    by_reply: bool = False
    offered: bool = False


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step that a state opens, for a refusal on certain grounds only where it names some.

    `within` is the id of the deadline for it. `to` is the state that taking it leads to; "" leaves the state as it is.
    """

    letter: str
    why: str
    topics: tuple[str, ...] = ()
    within: str = ""
    optional: bool = False
    grounds: frozenset[str] = frozenset()
    not_grounds: frozenset[str] = frozenset()
    to: str = ""

    def opens(self, reply: Reply | None) -> bool:
        """Whether it fits the ground that was given; a ground not given is none of those named."""
        ground = str(reply.ground) if reply and reply.ground else ""
        return ground not in self.not_grounds and (not self.grounds or ground in self.grounds)


@dataclass(frozen=True, slots=True)
class Stage:
    """A state with what it holds: deadlines by id, steps, and what leads on.

    `lapses`: the state that follows when a deadline passes, the first that did in order of the data. `answers`: states
    by outcome, or `outcome:ground`, before those of the path. A `firm` one is not left for an answer of no certain
    kind.
    """

    state: State
    deadlines: tuple[str, ...] = ()
    steps: tuple[StepRule, ...] = ()
    lapses: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    firm: bool = False


@dataclass(frozen=True, slots=True)
class LadderPath:
    """The states of the letters it is for, from `start` on; those that all paths share are among its stages."""

    id: str
    letters: tuple[str, ...]
    start: str
    stages: Mapping[str, Stage]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ladder:
    """All of it. `joins` are letters that only push on the one before: what answers them answers it.

    `takes` are the states to which sending a letter about a filing brings that filing, whatever its state.
    """

    paths: tuple[LadderPath, ...]
    rules: Mapping[str, Rule]
    standing: Mapping[str, Rule]
    takes: Mapping[str, str]
    joins: frozenset[str]
    delivery_days: int
    same_day: tuple[str, ...]
    phrases: Mapping[str, Mapping[str, str]]

    @property
    def letters(self) -> tuple[str, ...]:
        """Every letter that it follows or leads to, in order of the data."""
        return tuple(dict.fromkeys(self._letters()))

    @property
    def topics(self) -> frozenset[str]:
        """Every topic of law that a deadline or a step rests on."""
        steps = {
            topic for path in self.paths for stage in path.stages.values() for s in stage.steps for topic in s.topics
        }
        return frozenset(steps | {rule.topic for rule in (*self.rules.values(), *self.standing.values()) if rule.topic})

    def path(self, letter: str) -> LadderPath:
        """The path of a letter; the last one, which names none, for a letter that no path names."""
        return next((path for path in self.paths if letter in path.letters), self.paths[-1])

    def in_hand(self, filing: Filing) -> bool:
        """Whether it was handed over, so that the day of sending is the day of receipt."""
        return any(word in (filing.by or "") for word in self.same_day)

    def _letters(self) -> Iterator[str]:
        for path in self.paths:
            yield from path.letters
            for stage in path.stages.values():
                yield from (step.letter for step in stage.steps if step.letter not in ("", DOOR))
