"""Which letters the facts speak for, with the reason, in the order in which they are proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.collect.interview import conditions, script

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState


class Proposal(NamedTuple):
    """A letter, by its id, and why it is proposed."""

    letter: str
    why: str


def letters_proposed(state: InterviewState) -> tuple[Proposal, ...]:
    """The letters that what is known speaks for, each with the first reason that holds; the first is recommended."""
    found: dict[str, Proposal] = {}
    for part in script.data().parts:
        for row in part.reason:
            if row.letter in state.letters and row.letter not in found and conditions.fits(row, state):
                found[row.letter] = Proposal(row.letter, row.why)
    return tuple(found.values())


def letters_reasoned() -> frozenset[str]:
    """The letters that are proposed for a reason, or not at all."""
    return frozenset(row.letter for part in script.data().parts for row in part.reason)


def asked_for_need(state: InterviewState, need: str) -> tuple[str, ...]:
    """The keys of the questions that answer what a letter needs, in order: those that this person is asked at all."""
    rows = {row.need: row.asks for part in script.data().parts for row in part.missing}
    steps, wanted = ({step.key for step in each} for each in (script.steps(), script.wanted(state)))
    every = tuple(rows.get(need, ()))
    return tuple(key for key in every if key not in steps or key in wanted) or every
