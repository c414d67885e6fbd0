"""Days that are written in a file: by a camera in its picture, by people and programs in a text."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from letters.collect.evidence.jpeg import DamagedError, exif_of
from letters.kit.moment import Moment
from letters.kit.tables.encoding import encoding_in

if TYPE_CHECKING:
    from letters.collect.evidence.kinds import Medium

_READABLE = frozenset({"text", "table", "page"})
_WRITTEN = re.compile(r"(?<![0-9])(20[0-9]{2})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})(?![0-9])")


def taken_at(head: bytes, medium: Medium) -> Moment | None:
    """When a camera says that it took a picture that begins so, by its own clock; None where none says so."""
    if medium.name != "jpeg":
        return None
    with suppress(DamagedError, ValueError):
        found = exif_of(head)
        return Moment.parse(found.taken.replace(":", "-", 2)) if found else None
    return None


def days_written(head: bytes, medium: Medium) -> tuple[date, ...]:
    """The whole days (year, month, day) that the beginning of a text names, in order, each once."""
    encoding = encoding_in(head) if medium.name in _READABLE else None
    if encoding is None:
        return ()  # no text, whatever its name says
    text = head.decode(encoding.name, "ignore")
    found = (_day(match) for match in _WRITTEN.finditer(text))
    return tuple(sorted({day for day in found if day is not None}))


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
