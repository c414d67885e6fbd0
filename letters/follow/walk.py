"""Where each filing stands: its path walked from the day of sending, by answers, by letters about it, and by time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import DisputeDoor, Filing, Reply, ReplyOutcome, about
from letters.follow.deadlines import Matter, Point, ran_out, reckon
from letters.follow.followed import THEIRS, Deadline, Followed, Step
from letters.follow.instalments import instalments
from letters.follow.ladder import DOOR, SAID
from letters.follow.lengths import DAY
from letters.follow.marks import Mark
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.case import Case
    from letters.follow.ladder import Ladder, LadderPath, Stage, StepRule
    from letters.law import Law

NAMED = "named"  # the rule for a day that an answer names where the state has no rule of its own for it
DOORS = frozenset(f"complaint/{door}" for door in DisputeDoor)
FOLLOW_UP = "follow-up/"


class Position(NamedTuple):
    """A state on the way, since when, what a period may run from there, and the deadline that ran out before it."""

    stage: Stage
    since: date
    point: Point
    ran_out: Deadline | None = None


class Acceptance(NamedTuple):
    """That the person took what the other side offered, on a day."""

    on: date


def follow(case: Case, ladder: Ladder, law: Law, today: date) -> tuple[Followed, ...]:
    """What became of each filing as of `today`, in order of sending.

    Answers and letters of later days are not known yet. Raises UsageError for a law without the ladder's topics.
    """
    walks = [
        _Walk(Matter(_seen_from(case, filing), ladder, law, today, filing), number)
        for number, filing in enumerate(case.filings, start=1)
    ]
    return tuple(walk.followed() for walk in sorted(walks, key=lambda walk: walk.filing.on))


def _seen_from(case: Case, filing: Filing) -> Case:
    """The case from the contract that a letter is about: its route and offer, and the letters that concern it.

    Those about no contract alone concern every one. A case without several contracts, and a letter about all, see all.
    """
    if filing.contract is None or len(case.contracts) < 2:
        return case
    letters = tuple(each for each in case.filings if each.contract in (None, filing.contract))
    return about(case, filing.contract).model_copy(update={"filings": letters})


@frozen
class _Walk:
    """The way of one filing."""

    matter: Matter
    number: int

    @property
    def filing(self) -> Filing:
        return self.matter.filing

    @property
    def path(self) -> LadderPath:
        return self.matter.ladder.path(self.filing.letter)

    def followed(self) -> Followed:
        """Where it ends as of today."""
        at = self._end()
        deadlines = tuple(self._deadlines(at))
        return Followed(
            number=self.number,
            filing=self.filing,
            state=at.stage.state,
            since=at.since,
            deadlines=deadlines,
            steps=(*self._advice(deadlines), *self._steps(at, deadlines)),
            ran_out=at.ran_out,
        )

    def _end(self) -> Position:
        at = Position(self.path.stages[self.path.start], self.filing.on, Point(None, self.matter.receipt()))
        for event in sorted(self._events(), key=lambda event: event.on):
            at = self._until(at, event.on)
            at = self._after(at, event)
        return self._until(at, self.matter.today)

    def _after(self, at: Position, event: Reply | Filing | Acceptance) -> Position:
        if isinstance(event, Reply):
            return self._answered(at, event)
        return self._taken(at, event) if isinstance(event, Filing) else self._accepted(at, event)

    def _events(self) -> Iterator[Reply | Filing | Acceptance]:
        """What is known today: the answers, those to reminders of it too, what was accepted, the letters about it."""
        later = [each for each in self.matter.case.filings if self._is_about(each)]
        answered = [] if self._is_joined() else [self.filing]
        answered += [each for each in later if each.letter in self.matter.ladder.joins]
        events = (*(event for each in answered for event in _answers(each)), *later)
        return (event for event in events if event.on <= self.matter.today)

    def _is_about(self, other: Filing) -> bool:
        return self.filing.id is not None and other.about == self.filing.id

    def _is_joined(self) -> bool:
        """Whether its answers belong to the one before."""
        return self.filing.letter in self.matter.ladder.joins and self.filing.about is not None

    def _until(self, at: Position, day: date) -> Position:
        """Where it stands on a day after all that lapsed before."""
        rules = self.matter.ladder.rules
        for name, following in at.stage.lapses.items():
            deadline = reckon(self.matter, rules[name], at.point)
            if deadline and deadline.passed(day):
                mark = ran_out(self.matter, rules[name], at.point, deadline)
                since = deadline.latest + DAY
                moved = Position(self.path.stages[following], since, Point(at.point.reply, mark), deadline)
                return self._until(moved, day)
        return at

    def _answered(self, at: Position, reply: Reply) -> Position:
        """Where an answer leads; that none came leads nowhere, since the deadlines tell when one is overdue."""
        if reply.outcome is ReplyOutcome.ANSWERED and at.stage.firm:
            return at
        following = self._following(at.stage, reply)
        if following is None:
            return at
        return Position(self.path.stages[following], reply.on, Point(reply, Mark(reply.on, "reply")))

    def _following(self, stage: Stage, reply: Reply) -> str | None:
        """The state that an answer leads to: by word of mouth, by its ground, by its outcome; the state's own first."""
        by_mouth = [f"{reply.outcome}:{SAID}"] if reply.said else []
        keys = [*by_mouth, f"{reply.outcome}:{reply.ground}", str(reply.outcome)]
        found = (table[key] for key in keys for table in (stage.answers, self.path.answers) if key in table)
        return next(found, None)

    def _accepted(self, at: Position, taken: Acceptance) -> Position:
        """Where it leads that the person accepted what the other side offers."""
        following = next((step.to for step in at.stage.steps if step.to and not step.letter), None)
        if following is None:
            return at
        return Position(self.path.stages[following], taken.on, Point(at.point.reply, Mark(taken.on, "reply")))

    def _taken(self, at: Position, filing: Filing) -> Position:
        """Where a letter about it leads."""
        steps = (step.to for step in at.stage.steps if step.to and step.letter == filing.letter)
        following = next(steps, self.matter.ladder.takes.get(filing.letter))
        if following is None:
            return at
        return Position(self.path.stages[following], filing.on, Point(at.point.reply, self.matter.receipt(filing)))

    def _deadlines(self, at: Position) -> Iterator[Deadline]:
        """The one that ran out, then those of the state, sooner first."""
        if at.ran_out:
            yield at.ran_out
        if at.stage.state.done:
            return
        rules = [self.matter.ladder.rules[name] for name in at.stage.deadlines]
        if not any(rule.by_reply for rule in rules):
            rules.append(self.matter.ladder.rules[NAMED])
        found = [reckon(self.matter, rule, at.point) for rule in rules]
        found += instalments(self.matter, at.since) if at.stage.pays else ()
        yield from sorted((deadline for deadline in found if deadline), key=lambda deadline: deadline.due)

    def _advice(self, deadlines: tuple[Deadline, ...]) -> Iterator[Step]:
        """To find out the day of receipt, where a term seems to have run out that runs from it."""
        today = self.matter.today
        if not self.matter.receipt().sure and any(d.side == THEIRS and d.due < today for d in deadlines):
            yield Step("", self.matter.wording.phrase("advice", "receipt"))

    def _steps(self, at: Position, deadlines: tuple[Deadline, ...]) -> Iterator[Step]:
        for rule in at.stage.steps:
            if rule.opens(at.point.reply) and not self._is_done(rule, at.since):
                yield self._step(rule, deadlines)

    def _step(self, rule: StepRule, deadlines: tuple[Deadline, ...]) -> Step:
        door = self.matter.case.route.dispute_first
        by = next((deadline for deadline in deadlines if deadline.id == rule.within), None)
        if rule.letter != DOOR:
            return Step(rule.letter, rule.why, rule.topics, by, rule.optional, rule.addressee, rule.matter)
        if door is None:
            return Step("", self.matter.wording.phrase("advice", DOOR), optional=rule.optional)
        return Step(f"complaint/{door}", rule.why, rule.topics, by, rule.optional)

    def _is_done(self, rule: StepRule, since: date) -> bool:
        """Whether the step was taken: a follow-up about this filing, a complaint to a door at all."""
        sent = [each for each in self.matter.case.filings if each.on <= self.matter.today]
        if rule.letter == DOOR:
            return any(each.letter in DOORS for each in sent)
        same = [each for each in sent if each.letter == rule.letter and each is not self.filing]
        return bool(same) if rule.letter in DOORS else any(self._takes(each, since) for each in same)

    def _takes(self, other: Filing, since: date) -> bool:
        """Whether a letter of the step's kind takes the step: a follow-up only if it is about this, and sent since."""
        late = other.on >= since
        if other.letter.startswith(FOLLOW_UP):
            return late and self._is_about(other)
        return self._is_about(other) or (late and other.about is None)


def _answers(filing: Filing) -> Iterator[Reply | Acceptance]:
    """What came back to a letter, and what of that the person took."""
    yield from filing.replies
    yield from (Acceptance(counter.accepted_on) for counter in filing.counters if counter.accepted_on)
