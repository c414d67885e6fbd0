"""track: one case is shown, and its calendar file written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import answer, refuse_replacing, tell
from letters.cli.track.opening import open_tracked
from letters.desk import reminders_of
from letters.follow import calendar, check
from letters.kit import files
from letters.told.of_copies import wrong_copies
from letters.told.of_filings import calendar_lines, tracked_json, tracked_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.cli.track.asked import ShowAsked
    from letters.follow import Reminder


def look(asked: ShowAsked) -> int:
    """Show a case, and write its calendar file."""
    refuse_replacing(asked.ics, force=asked.force)
    file, at = open_tracked(asked.case, asked.day, asked.templates)
    copies = check(at.case, file.folder)
    answer(tracked_json(at, copies), tracked_lines(at, explain=asked.explain), as_json=asked.as_json)
    for line in wrong_copies(copies):
        tell(f"！留底 {line}")
    if asked.ics is not None:
        save_calendar(asked, reminders_of(at, names=asked.names), at.day)
    return 0


def save_calendar(asked: ShowAsked, found: Sequence[Reminder], day: date) -> None:
    """Write the file whole, readable by its owner alone, and say what to do with it."""
    if asked.ics is None:
        return
    if found:
        files.replace(asked.ics, calendar(found, day))
    tell(*calendar_lines(asked.ics, len(found), named=asked.names))
