"""How far the talk is: which part, and how many questions it still has as far as is known now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import script
from letters.collect.interview.asking.asked import is_answered, open_steps, placed
from letters.collect.interview.asking.follow_on import still
from letters.collect.interview.keys import beside, generic
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.collect.interview.state import InterviewState


@frozen
class Progress:
    """The part by its title, its number from 1 among all, and how many questions are open in it."""

    part: str
    number: int
    parts: int
    left: int


def progress(state: InterviewState, key: str) -> Progress:
    """Where a question stands: in the part that asks it, or alone asks of the same things; else where the talk is."""
    unanswered = open_steps(state)
    parts = script.data().parts
    same, alike = _parts_with(key)
    if same or len(set(alike)) == 1:
        number = (*same, *alike)[0]
    else:
        number = next((step.part for step in unanswered), len(parts) - 1)
    left = sum(1 for step in unanswered if step.part == number) + len(still(state))
    return Progress(parts[number].title, number + 1, len(parts), left)


@frozen
class PartLeft:
    """A part of the talk by its title: how many questions are open in it, None where it asks this person nothing.

    `asks` is the key of the first open one, else of the first that may be answered anew; "" for none.
    """

    title: str
    left: int | None
    asks: str


def parts(state: InterviewState) -> tuple[PartLeft, ...]:
    """Every part in order, with what is left of it as far as is known now."""
    begun: dict[int, list[str]] = {}
    for key in still(state):
        begun.setdefault(_part_of(key), []).append(key)
    titles = (part.title for part in script.data().parts)
    return tuple(_part(state, number, title, begun.get(number, [])) for number, title in enumerate(titles))


def _part(state: InterviewState, number: int, title: str, begun: list[str]) -> PartLeft:
    """A part; what was begun in it is asked before the rest."""
    steps = [step for step in script.wanted(state) if step.part == number]
    known = {step.key for step in open_steps(state)}
    unanswered = [*begun, *(placed(state, step.key) for step in steps if step.key in known)]
    again = [step.key for step in steps if is_answered(state, step.key) and placed(state, step.key) == step.key]
    asks = next(iter((*unanswered, *again)), "")
    return PartLeft(title, len(unanswered) if asks else None, asks)


def _part_of(key: str) -> int:
    """The part that asks a question; of one that only an answer leads to, the part that asks of the same things."""
    same, alike = _parts_with(key)
    return next(iter((*same, *alike)), 2)


def _parts_with(key: str) -> tuple[list[int], list[int]]:
    """The parts that ask a question, alone or among others, and those that ask of the same things."""
    name = generic(key)
    asking = script.data().asking
    return asking.of_key.get(name, []), asking.of_table.get(name.partition(".")[0], [])


def questions_about(state: InterviewState, keys: Iterable[str]) -> tuple[str, ...]:
    """The questions that ask for these keys, each once: several may be fields of one."""
    whole = {
        beside(name, step.key): step.key
        for step in script.wanted(state)
        for name in script.data().put(generic(step.key)).fields
    }
    return tuple(dict.fromkeys(whole.get(key, key) for key in keys))
