"""Which questions there are, in which order, and which of them the letters wanted need. The data is TOML."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.collect.interview.state import InterviewState

DATA = Path(__file__).parent / "data" / "steps.toml"
IN_PARTS = ("negotiation/deferral", "negotiation/instalments")
DEFAULT_NEEDS = frozenset({"contacts"})  # where it is still open which letters are wanted


@dataclass(frozen=True, slots=True)
class InterviewStep:
    """A key to ask, and the section it stands in."""

    key: str
    section: str
    say: str
    needs: frozenset[str]
    letters: tuple[str, ...]


@cache
def data() -> dict[str, Any]:
    """The script as TOML has it."""
    return tomllib.loads(DATA.read_text("utf-8"))


@cache
def steps() -> tuple[InterviewStep, ...]:
    """Every step in order; the opening words of a section stand on its first."""
    return tuple(step for section in data()["section"] for step in _steps(section))


def _steps(section: dict[str, Any]) -> Iterator[InterviewStep]:
    for number, each in enumerate(section["steps"]):
        say = section.get("say", "") if number == 0 else ""
        needs, letters = frozenset(section.get("needs", ())), tuple(section.get("letters", ()))
        yield InterviewStep(each["key"], section["title"], say, needs, letters)


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
    return not wishes or any(_is_chosen(letter, wishes) for letter in IN_PARTS)


def _fits(key: str, state: InterviewState) -> bool:
    """Whether what is known leaves the question open: no second business where there is one, no parts of a deferral."""
    if key.startswith("respondents.1."):
        return len(state.data.get("respondents", [])) > 1
    if key.startswith("plan."):
        is_open = bool(state.get("offer.undisputed")) and not state.get("offer.options") and _pays_in_parts(state)
        return is_open and (key != "plan.parts" or state.get("plan.kind") == "instalments")
    return True
