"""track: one case is shown, and its calendar file written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import answer, refuse_replacing, tell
from letters.cli.track.opening import open_tracked
from letters.desk import reminders_of
from letters.follow import check
from letters.told.of_copies import wrong_copies
from letters.told.of_filings import tracked_json, tracked_lines

if TYPE_CHECKING:
    from letters.cli.track.asked import ShowAsked


def look(asked: ShowAsked) -> int:
    """Show a case, and write its calendar file."""
    refuse_replacing(asked.ics, force=asked.force)
    file, at = open_tracked(asked.case, asked.day, asked.templates)
    copies = check(at.case, file.folder)
    answer(tracked_json(at, copies), tracked_lines(at, explain=asked.explain), as_json=asked.as_json)
    for line in wrong_copies(copies):
        tell(f"！留底 {line}")
    if asked.ics is not None:
        from letters.cli.track.calendars import save_calendar

        save_calendar(asked, reminders_of(at, names=asked.names), at.day)
    return 0
