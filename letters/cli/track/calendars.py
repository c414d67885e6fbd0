"""track --ics: the deadlines of one case or many as a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import tell
from letters.follow import calendar
from letters.kit import files
from letters.told.of_filings import calendar_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.cli.track.asked import ShowAsked
    from letters.follow import Reminder


def save_calendar(asked: ShowAsked, found: Sequence[Reminder], day: date) -> None:
    """Write the file whole, readable by its owner alone, and say what to do with it."""
    if asked.ics is None:
        return
    if found:
        files.replace(asked.ics, calendar(found, day))
    tell(*calendar_lines(asked.ics, len(found), named=asked.names))
