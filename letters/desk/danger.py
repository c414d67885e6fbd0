"""The question about danger: nothing of it is kept, and what an answer of danger says fills a screen."""

from __future__ import annotations

from letters.collect.interview import script

SAFETY = "safety.now"


def of_danger() -> tuple[str, ...]:
    """What is said to each kind of danger."""
    return tuple(row.say for row in script.data().put(SAFETY).choices)


def is_danger(key: str, told: str) -> bool:
    """Whether what was told after the answer to a question speaks of danger."""
    return key == SAFETY and any(each in told for each in of_danger())
