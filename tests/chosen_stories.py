"""The examples that the gate takes where each takes a second: as few as hold every letter that one of them holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.examples import stories
from tests.whole import WHOLE

if TYPE_CHECKING:
    from pathlib import Path


def chosen() -> tuple[Path, ...]:
    """Those examples, in order of names; all of them with WHOLE."""
    left = dict.fromkeys(title for story in stories() for title in titles(story))
    taken = []
    while left and not WHOLE:
        best = max(stories(), key=lambda story: len(titles(story) & left.keys()))
        taken.append(best)
        for title in titles(best):
            left.pop(title, None)
    return stories() if WHOLE else tuple(sorted(taken))


def titles(story: Path) -> set[str]:
    """The titles of an example's golden letters, without the number of one of several."""
    return {re.sub(r"^\w+?-|-\d+$", "", path.stem) for path in (story / "letters").glob("*.txt")}
