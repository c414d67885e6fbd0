"""Papers that came, as the talk begins them: a row for each, and what is asked of it next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import script
from letters.collect.interview.outcome import RuleOutcome

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState


def begun(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    """A row for each kind of paper that came; what is asked of it stands in the script."""
    if not value:
        return RuleOutcome(state.skip(key))
    todo: list[str] = []
    for kind in value:
        place = len(state.data.get("received", []))
        state = state.append("received", [{"id": state.next_id("received", "R"), "kind": kind}])
        todo += [f"received.{place}.{name}" for name in script.data().asked_of(kind)]
    return RuleOutcome(state.noted(todo=todo))
