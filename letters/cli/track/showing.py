"""track: one case is shown, and its calendar file written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from letters.cli.tools import print_json, say, tell
from letters.cli.track.opening import open_tracked
from letters.errors import FileError
from letters.follow.kept import check
from letters.told.of_copies import wrong_copies
from letters.told.of_filings import tracked_json, tracked_lines

if TYPE_CHECKING:
    from pathlib import Path

    from letters.cli.track.asked import ShowAsked


def look(asked: ShowAsked) -> int:
    """Show a case, and write its calendar file."""
    refuse_replacing(asked.ics, force=asked.force)
    file, at = open_tracked(asked.case, asked.day, asked.templates)
    copies = check(at.case, file.folder)
    if asked.as_json:
        print_json(tracked_json(at, copies))
    else:
        say("\n".join(tracked_lines(at, explain=asked.explain)))
    for line in wrong_copies(copies):
        tell(f"！留底 {line}")
    if asked.ics is not None:
        from letters.cli.track.calendars import reminders_of, save_calendar

        save_calendar(asked, tuple(reminders_of(at, asked)), at.day)
    return 0


def refuse_replacing(ics: Path | None, *, force: bool) -> None:
    """Stop before anything is shown where the calendar file would replace another. Raises FileError."""
    if ics is not None and os.path.lexists(ics) and not force:
        raise FileError(f"{ics} 已经存在，没有覆盖", "加 --force 覆盖，或者换一个文件名")
