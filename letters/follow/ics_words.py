"""The words of the calendar file, as `ics.toml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import exactly, row

SUMMARIES = ("mine", "attend", "theirs", "mine_standing", "theirs_standing", "provisional", "names", "tag", "contract")
TEXTS = (
    "mine",
    "attend",
    "theirs",
    "provisional",
    "overridden",
    "cited",
    "sent",
    "received",
    "lapses",
    "hearing",
    "told",
    "next",
)


@row
class CalendarWords:
    """`ics.toml`; what may be filled in stands in the file."""

    calendar: str
    product: str
    summary: Annotated[Mapping[str, str], exactly(*SUMMARIES)]
    text: Annotated[Mapping[str, str], exactly(*TEXTS)]


def read_calendar_words(path: Path, read: Read = read) -> CalendarWords:
    """The words of the calendar. Raises SlipsError for one that is missing or that nothing asks for."""
    return read(path, CalendarWords)


@cache
def calendar_words() -> CalendarWords:
    """The bundled words, read once in a process."""
    return read_calendar_words(Path(__file__).with_name("data") / "ics.toml", read_trusted)
