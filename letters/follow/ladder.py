"""The ladder as data: for each kind of letter its states, what leads from one to another, and the steps they open."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Annotated, Literal

from letters.case import RefusalGround, ReplyOutcome
from letters.kit.data_rows import Key, Whole, YesNo, row
from letters.kit.frozen import frozen
from letters.kit.refusals import RowError
from letters.law import AddresseeWord, LimitRow, TopicName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from letters.case import Filing, Reply
    from letters.follow.followed import State
    from letters.follow.phrases import Phrases
    from letters.law import Limit

RECEIPT, REPLY, STATE = "receipt", "reply", "state"
SAID = "said"  # after an outcome: an answer by word of mouth
DOOR = "door"  # as a step's letter: the complaint to the body that the case's route names


@row
class Rule:
    """A time limit as the data words it.

    `start` is what sets it off: RECEIPT, REPLY or STATE. `limit` is a length of its own, beside the one that the law
    of `topic` sets (`said`: the words in which that article says so too), or without a topic as advice. `dated`: of a
    term from a reply, that it runs from the day on the paper, where that is known, not from its receipt. `as_of`: the
    day as of which the law is read, `today` or that of the matter.
    """

    id: str
    label: str
    side: Literal["theirs", "mine"]
    start: Annotated[Literal["receipt", "reply", "state"], Key("from")]
    topic: TopicName = ""
    length: Annotated[LimitRow | None, Key("limit")] = None
    said: str = ""
    as_of: Literal["today", "then"] = "then"
    fixed: YesNo = False
    untold: TopicName = ""
    extended: str = ""
    warn: Whole = 0
    note: str = ""
    by_reply: YesNo = False
    dated: YesNo = False
    offered: YesNo = False

    def __post_init__(self) -> None:
        if not (self.topic or self.length or self.by_reply):
            raise RowError("没有期限的长短", "写 topic（法律规定）、limit（建议），或者 by_reply = true")
        if bool(self.said) != bool(self.topic and self.length):
            raise RowError("said 与 topic、limit 应同时写", "法律条文里另写的期限，用 said 写明条文用语")
        if self.length and not self.topic and not self.note:
            raise RowError("建议的期限没有 note", "写明它不是法律规定的期限")

    @property
    def limit(self) -> Limit | None:
        """The length of its own."""
        return self.length.limit if self.length else None

    @property
    def as_of_today(self) -> bool:
        """Whether the law now in force says how an older matter is counted."""
        return self.as_of == "today"


@row
class StandingRule(Rule):
    """A time limit of the case itself, set off by what happened.

    `reader` is the addressee word of the law for whom conduct lapses then, `ended_by` the letters that keep it in time.
    """

    start: Literal["state"] = "state"
    reader: AddresseeWord = ""
    ended_by: tuple[str, ...] = ()


@row
class StepRule:
    """A step that a state opens, for a refusal on certain grounds only where it names some.

    `within` is the id of the deadline for it. `to` is the state that taking it leads to; "" leaves the state as it is.
    `matter` are those of the topics that say what the body had to do.
    `addressee` is the role to which the letter goes in this state, where it is not the one that its head names.
    Without a letter that is what accepting the other side's offer leads to.
    """

    why: str
    letter: str = ""
    topics: tuple[TopicName, ...] = ()
    matter: tuple[TopicName, ...] = ()
    within: str = ""
    addressee: str = ""
    optional: YesNo = False
    grounds: frozenset[RefusalGround] = frozenset()
    not_grounds: frozenset[RefusalGround] = frozenset()
    to: str = ""

    def opens(self, reply: Reply | None) -> bool:
        """Whether it fits the ground that was given; a ground not given is none of those named."""
        ground = str(reply.ground) if reply and reply.ground else ""
        return ground not in self.not_grounds and (not self.grounds or ground in self.grounds)


@frozen
class Stage:
    """A state with what it holds: deadlines by id, steps, and what leads on.

    `lapses`: the state that follows when a deadline passes, the first that did in order of the data. `answers`: states
    by outcome, `outcome:ground` or `outcome:said` (by word of mouth), before those of the path. A `firm` one is not
    left for an answer of no certain kind. `pays`: what an agreement lays down is to be paid in it, part by part.
    """

    state: State
    deadlines: tuple[str, ...] = ()
    steps: tuple[StepRule, ...] = ()
    lapses: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    firm: bool = False
    pays: bool = False


@frozen
class LadderPath:
    """The states of the letters it is for, from `start` on; those that all paths share are among its stages.

    `replies` are the outcomes that a person chooses from: a business opens no file, and a body agrees to no offer. What
    was put down otherwise is followed all the same.
    """

    id: str
    letters: tuple[str, ...]
    start: str
    stages: Mapping[str, Stage]
    answers: Mapping[str, str]
    replies: tuple[ReplyOutcome, ...] = tuple(ReplyOutcome)


@frozen
class Ladder:
    """All of it. `joins` are letters that only push on the one before: what answers them answers it.

    `takes` are the states to which sending a letter about a filing brings that filing, whatever its state.
    """

    paths: tuple[LadderPath, ...]
    rules: Mapping[str, Rule]
    standing: Mapping[str, StandingRule]
    takes: Mapping[str, str]
    joins: frozenset[str]
    delivery_days: int
    unpublished_days: int
    same_day: tuple[str, ...]
    phrases: Phrases

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
        rules = (*self.rules.values(), *self.standing.values())
        return frozenset(steps | {topic for rule in rules for topic in (rule.topic, rule.untold) if topic})

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
