"""What becomes of the letters that were sent: states, time limits, the next letter."""

from letters.follow.followed import MINE, THEIRS, Deadline, Followed, State, Step
from letters.follow.ladder import Ladder
from letters.follow.load import load
from letters.follow.misnamed import misnamed
from letters.follow.standing import standing
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
