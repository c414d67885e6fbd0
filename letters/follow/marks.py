"""The day that sets a period off, and what it is when that day is not known for certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Mark(NamedTuple):
    """The day that sets a period off; `how` is a key of the phrases that say so (`start` in `phrases.toml`).

    `last` is the latest day that it may have been, where that is another: a letter whose receipt nobody noted, a term
    of the other side that may have been extended. `sure` is False where the day of receipt is only supposed.
    """

    day: date
    how: str
    last: date | None = None
    sure: bool = True

    @property
    def latest(self) -> date:
        """The latest day that it may have been."""
        return self.last or self.day
