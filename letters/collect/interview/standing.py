"""Which choices of a question are the answer that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import script

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState


def stands(state: InterviewState, key: str, value: str, label: str) -> bool:
    """Whether the answer at a key names the choice of that value and label."""
    held = state.get(key)
    if key == "story.letters":
        return label in state.record.get("wishes", ())
    if key == "respondents.0.roles":
        return bool(held == [role.value for role in script.data().lessor[int(value)].rows[0].roles])
    named: list[object] = held if isinstance(held, list) else [held]
    return bool(value) and value in named
