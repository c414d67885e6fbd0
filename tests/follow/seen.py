"""A case as `track` sees it, from parts of TOML text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters.desk import open_desk, track
from tests.stories import text_of

if TYPE_CHECKING:
    from letters.desk import Tracked


def tracked(*parts: str, today: str = "2026-11-26") -> Tracked:
    return track(text_of(*parts), date.fromisoformat(today), open_desk().books)
