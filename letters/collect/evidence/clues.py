"""What a file tells of itself: its sort, the day and the number it is about, by its name, EXIF and text.

The time at which a file was last changed or copied is none of these: it says when somebody moved it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from letters.collect.evidence.kinds import medium_of
from letters.collect.evidence.sorts import Sort, sort_of
from letters.collect.evidence.written import days_written, taken_at
from letters.kit.frozen import frozen
from letters.kit.moment import CHINA
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.collect.evidence.kinds import Medium

FIRST_YEAR = 2007  # of telephones that keep their screens
_DAY = r"(?<![0-9])(20[0-9]{2})[-_.年]?([01][0-9])[-_.月]?([0-3][0-9])日?"
_CLOCK = r"(?:[-_ .tT]*([0-2][0-9])[-_.:：点]?([0-5][0-9])(?:[-_.:：分]?([0-5][0-9]))?)?"
_DATED = re.compile(_DAY + _CLOCK)
_SHORT = re.compile(r"(?<![0-9])([0-9]{2})([01][0-9])([0-3][0-9])_([0-2][0-9])([0-5][0-9])([0-5][0-9])(?![0-9])")
_EPOCH = re.compile(r"(?<![0-9])(1[0-9]{12})(?![0-9])")  # milliseconds since 1970, as WeChat names what it saves
_SHOWN_NUMBER = re.compile(
    r"(?<![0-9])\+?(?:86)?(1[3-9][0-9]{9}|0[0-9]{9,11}|[48]00[0-9]{7}|(?:95|96|10|12)[0-9]{3,8})(?![0-9])"
)


@frozen
class Clue:
    """What a file tells of itself: `on` to `until` are the days, `clock` the time, None where it tells none.

    `number` is the telephone number in a recording's name, as one number is spelt; "" for none.
    """

    sort: Sort
    on: date | None = None
    until: date | None = None
    clock: time | None = None
    number: str = ""

    @property
    def group(self) -> tuple[str, date | None, date | None, str]:
        """What files have in common that are shown and confirmed as one: sort, day and number."""
        return self.sort.id, self.on, self.until, self.number


def clue_of(name: str, head: bytes) -> Clue:
    """What a file of this name tells of itself by its first BEGINNING bytes."""
    medium = medium_of(name, head)
    sort = sort_of(name, medium)
    number = _number(name) if sort.id == "call-sound" else ""
    told = _of_content(head, medium, sort) or _of_name(name)
    return Clue(sort, *told, number) if told else Clue(sort, number=number)


_Told = tuple[date, date, time | None]


def _of_content(head: bytes, medium: Medium, sort: Sort) -> _Told | None:
    """What the camera wrote into a photo, and the days that a text is about; before what its name says."""
    if sort.day == "told":
        days = days_written(head, medium)
        return (days[0], days[-1], None) if days else None
    at = taken_at(head, medium) if sort.id in ("photo", "picture") else None
    return (at.date, at.date, at.clock) if at and at.date else None


def _of_name(name: str) -> _Told | None:
    """The day in a name, and the time where it has one."""
    found = next(_dates_in(name), None)
    return (found[0], found[0], found[1]) if found else None


def _dates_in(name: str) -> Iterator[tuple[date, time | None]]:
    if match := _EPOCH.search(name):
        at = datetime.fromtimestamp(int(match[1]) / 1000, CHINA)
        yield at.date(), at.time().replace(microsecond=0)
    for match in _DATED.finditer(name):
        if day := _day(int(match[1]), int(match[2]), int(match[3])):
            yield day, _clock(match[4], match[5], match[6])
    for match in _SHORT.finditer(name):
        if day := _day(2000 + int(match[1]), int(match[2]), int(match[3])):
            yield day, _clock(match[4], match[5], match[6])


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year >= FIRST_YEAR else None
    except ValueError:
        return None


def _clock(hour: str | None, minute: str | None, second: str | None) -> time | None:
    if hour is None or minute is None or int(hour) > 23:
        return None
    return time(int(hour), int(minute), int(second or 0))


def _number(name: str) -> str:
    """The number in a recording's name, the digits of its day and time left out."""
    bare = _SHORT.sub(" ", _DATED.sub(" ", _EPOCH.sub(" ", name)))
    match = _SHOWN_NUMBER.search(bare)
    return (number_key(match[1]) or "") if match else ""
