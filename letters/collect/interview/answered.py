"""What came of an answer."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.collect.interview.state import InterviewState


@frozen
class Answered:
    """The state after an answer, how the answer was understood, or why it was not and is asked again.

    `problems` says it for each field by its key, where an answer came field by field.
    """

    state: InterviewState
    shown: str = ""
    problem: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
