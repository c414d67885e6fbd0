"""What becomes of the letters that were sent: states, time limits, the next letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.lazily import lazily

if TYPE_CHECKING:
    from letters.follow.case_deadlines import standing
    from letters.follow.followed import MINE, THEIRS, Deadline, Followed, State, Step
    from letters.follow.ladder import Ladder
    from letters.follow.ladder_loading import load
    from letters.follow.unknown_letters import misnamed
    from letters.follow.walk import follow

__all__ = [
    "MINE",
    "THEIRS",
    "Deadline",
    "Followed",
    "Ladder",
    "State",
    "Step",
    "follow",
    "load",
    "misnamed",
    "standing",
]

__getattr__ = lazily(
    __name__,
    {
        **dict.fromkeys(("MINE", "THEIRS", "Deadline", "Followed", "State", "Step"), ".followed"),
        "Ladder": ".ladder",
        "follow": ".walk",
        "load": ".ladder_loading",
        "misnamed": ".unknown_letters",
        "standing": ".case_deadlines",
    },
)
