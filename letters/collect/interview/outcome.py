"""What an answer does to the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState


@frozen
class RuleOutcome:
    """The state after the answer, what to say of it, or why it cannot be."""

    state: InterviewState
    shown: str = ""
    problem: str = ""
