"""Reminders as a calendar file (RFC 5545) with alarms: values in, the same bytes out for the same day.

Each is one all-day event, so that no calendar shifts it by its own time zone, with an alarm at nine in the morning
three days before and one on the day.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from letters.follow.ics_words import calendar_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.follow.ics import Reminder

NINE = timedelta(hours=9)  # from the midnight at which an all-day event begins
ALARMS = (NINE - timedelta(days=3), NINE)  # the first is the only one that some programs take
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def calendar(found: Iterable[Reminder], today: date) -> bytes:
    """The calendar file: each event once, in order of days; lines folded, ended by CRLF, in UTF-8."""
    made = Calendar()
    made.add("prodid", calendar_words().product)
    made.add("version", "2.0")
    made.add("x-wr-calname", calendar_words().calendar)
    once = {one.uid: one for one in found}
    for one in sorted(once.values(), key=lambda one: (one.due, one.uid)):
        made.add_component(_event(one, today))
    content: bytes = made.to_ical()
    return content


def _event(one: Reminder, today: date) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
    event.add("sequence", today.toordinal())  # so that a calendar takes a later file for newer
    event.add("dtstart", one.due)
    event.add("dtend", one.due + timedelta(days=1))
    event.add("summary", _clean(one.summary).replace("\n", " "))
    event.add("description", _clean(one.text))
    event.add("transp", "TRANSPARENT")  # a deadline takes no time of the day
    for before in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _clean(one.summary).replace("\n", " "))
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event


def _clean(text: str) -> str:
    """The text without what a calendar file may not hold, or what would turn its line round."""
    plain = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text)
    return _SURROGATES.sub("\ufffd", _FORBIDDEN.sub("", plain))
