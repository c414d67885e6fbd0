"""track: one case is shown, and its calendar file written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import answer, refuse_replacing, tell, today
from letters.cli.track.opening import open_tracked
from letters.desk import reminders_of
from letters.follow import calendar, check
from letters.kit import files
from letters.pack import noting_calendar
from letters.told.of_copies import wrong_copies
from letters.told.of_filings import calendar_lines, tracked_json, tracked_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

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
        save_calendar(asked, reminders_of(at, names=asked.names), at.day, asked.case)
    return 0


def save_calendar(asked: ShowAsked, found: Sequence[Reminder], day: date, case: Path | None = None) -> None:
    """Write the file whole, readable by its owner alone, and say what to do with it; that of one case is noted."""
    if asked.ics is None:
        return
    if found:
        _put(asked.ics, calendar(found, day), case)
    tell(*calendar_lines(asked.ics, len(found), named=asked.names))


def _put(file: Path, content: bytes, case: Path | None) -> None:
    if case is None:
        files.replace(file, content)
        return
    with noting_calendar(case, file, content, today()) as unnoted:
        files.replace(file, content)
    if unnoted:
        tell(f"！{unnoted}。")
