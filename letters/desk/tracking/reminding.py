"""What a calendar is to remind of: the deadlines of a case that are still to come, as reminders and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.follow import Naming, reminders
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from letters.desk.tracking.filings import Tracked
    from letters.follow import Reminder


@frozen
class CalendarFile:
    """A calendar file, and how many deadlines stand in it; without any there is no file, and `content` is empty."""

    content: bytes
    count: int


def reminders_of(at: Tracked, *, names: bool = False, tag: str = "") -> tuple[Reminder, ...]:
    """The deadlines of a case that are still to come.

    With `names` an event names the body that a letter went to and the person's own reasons; `tag` tells the case from
    others in one file.
    """
    naming = Naming(at.books.title, names, tag)
    return tuple(reminders(at.case, at.followed, at.standing, at.day, naming, at.papers))


def calendar_of(at: Tracked, *, names: bool = False) -> CalendarFile:
    """The calendar file of one case: what the command `track --ics` writes."""
    from letters.follow import calendar  # with its library: most who look at deadlines make no file

    found = reminders_of(at, names=names)
    return CalendarFile(calendar(found, at.day) if found else b"", len(found))
