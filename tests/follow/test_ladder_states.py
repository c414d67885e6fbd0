"""Every state, step and deadline of the ladder's data is reached by recording what a user would record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from letters import law as books
from letters.catalogue.head import heads
from letters.catalogue.library import Library
from letters.follow import load
from letters.follow.ladder import DOOR, LadderPath, StepRule
from letters.law import Status
from tests.follow.walks import NO_LETTER, ROUTE, Walk, walks

if TYPE_CHECKING:
    from letters.follow import Deadline

LADDER = load()
NAMED_BY_REPLY = ("supplement", "named")  # deadlines only where the answer names a day
SHARED = frozenset.intersection(*(frozenset(path.stages) for path in LADDER.paths))
OWN = [
    (path, state)
    for path in LADDER.paths
    for state, stage in path.stages.items()
    if state not in SHARED or stage is not LADDER.paths[-1].stages.get(state)
]
STEPS = [(path, state, step) for path, state in OWN for step in path.stages[state].steps]
SHARED_STEPS = [(state, step) for state in sorted(SHARED) for step in LADDER.paths[-1].stages[state].steps]


def name(value: object) -> str:
    if isinstance(value, LadderPath):
        return value.id
    return (value.letter or "advice") if isinstance(value, StepRule) else str(value)


def reach(path: LadderPath, state: str, ground: str = "") -> Walk:
    """The way to a state; a state that data leads to from nowhere fails here."""
    found = walks(path.id, ground)
    assert state in found, f"{path.id}：没有办法走到 {state}"
    return found[state]


@pytest.mark.parametrize(("path", "state"), OWN, ids=name)
def test_every_state_of_a_path_is_reached(path: LadderPath, state: str) -> None:
    followed = reach(path, state).followed()
    assert followed.state == path.stages[state].state
    assert followed.filing.letter in path.letters or followed.filing.letter == NO_LETTER


@pytest.mark.parametrize("state", sorted(SHARED))
def test_every_state_that_paths_share_is_reached_from_one_at_least(state: str) -> None:
    reached = [path for path in LADDER.paths if state in walks(path.id)]
    assert reached
    assert {walks(path.id)[state].followed().state.id for path in reached} == {state}


@pytest.mark.parametrize(("path", "state", "rule"), STEPS, ids=name)
def test_every_step_of_a_path_is_opened_in_its_state(path: LadderPath, state: str, rule: StepRule) -> None:
    is_opened(rule, reach(path, state, min(rule.grounds, default="")))


@pytest.mark.parametrize(("state", "rule"), SHARED_STEPS, ids=name)
def test_every_step_of_a_shared_state_is_opened_in_it(state: str, rule: StepRule) -> None:
    other = LADDER.paths[-1]
    is_opened(rule, reach(other, state))


def is_opened(rule: StepRule, walk: Walk) -> None:
    letter = "complaint/consumer-association" if rule.letter == DOOR else rule.letter
    opened = [step for step in walk.followed(ROUTE).steps if (step.letter, step.why) == (letter, rule.why)]
    assert [(step.topics, step.optional) for step in opened] == [(rule.topics, rule.optional)]
    if rule.within and rule.within not in NAMED_BY_REPLY:
        assert opened[0].by is not None
        assert opened[0].by.id == rule.within


@cache
def every_deadline() -> tuple[Deadline, ...]:
    """Those that run in any state of any path."""
    followed = (walk.followed() for path in LADDER.paths for walk in walks(path.id).values())
    return tuple(deadline for each in followed for deadline in each.deadlines)


@pytest.mark.parametrize("rule", [r for r in LADDER.rules.values() if r.topic or r.limit], ids=lambda rule: rule.id)
def test_every_deadline_with_a_length_runs_in_some_state(rule) -> None:
    found = [deadline for deadline in every_deadline() if deadline.id == rule.id]
    assert found
    assert all(deadline.lines and deadline.start < deadline.due for deadline in found)
    assert {(deadline.side, deadline.label) for deadline in found} == {(rule.side, rule.label)}
    assert all(bool(deadline.provisions) == bool(rule.topic) for deadline in found)


@pytest.mark.parametrize("topic", sorted(LADDER.topics))
def test_every_topic_is_law_on_the_day_of_the_examples(topic: str, today) -> None:
    law = books.load()
    assert law.status(topic, today) is Status.IN_FORCE
    assert any(provision.verified for provision in law.on(topic, today))


def test_every_letter_of_the_ladder_is_one_that_can_be_written() -> None:
    there = {head.id for head in heads(Library.bundled()) if head.is_letter}
    assert set(LADDER.letters) <= there


def test_every_letter_that_can_be_written_has_a_path_of_its_own_or_needs_none() -> None:
    """A letter that answers a paper needs none: the paper's terms stand in papers.toml."""
    there = {head.id for head in heads(Library.bundled()) if head.is_letter and head.addressee and not head.answers}
    assert there <= set(LADDER.letters)
