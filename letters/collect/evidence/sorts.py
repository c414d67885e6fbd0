"""What files handed over may be, from data/sorts.toml: screenshots of messages, recordings of calls, photos, bills."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from letters.case import Channel
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Several, row
from letters.kit.patterns import Pattern

if TYPE_CHECKING:
    from letters.collect.evidence.kinds import Medium

DATA = Path(__file__).parent / "data" / "sorts.toml"
_PICTURE, _SOUND, _FILM = "图片", "录音", "录像"
_BY_LABEL = {_PICTURE: "picture", _SOUND: "sound", _FILM: "film"}


@row
class Sort:
    """A sort of file; the head of the data says what its fields mean."""

    id: str
    title: str
    counted: str
    day: Literal["shot", "captured", "saved", "told"]
    proves: str
    names: Several[str]
    media: tuple[str, ...] = ()
    name: Pattern | None = None
    channel: Channel | None = None
    proves_on: str = ""

    def fits(self, name: str, medium: Medium) -> bool:
        """Whether a file of this name, in lower case, and of this medium is of the sort."""
        if self.media and _BY_LABEL.get(medium.label, medium.name) not in self.media:
            return False
        return self.name is None or self.name.search(name) is not None


@row
class SortFile:
    """`sorts.toml`."""

    sort: tuple[Sort, ...]


def read_sorts(path: Path, read: Read = read) -> SortFile:
    """The sorts, the narrowest first. Raises SlipsError."""
    return read(path, SortFile)


@cache
def sorts() -> tuple[Sort, ...]:
    """The sorts that come with the program."""
    return read_sorts(DATA, read_trusted).sort


def sort_of(name: str, medium: Medium) -> Sort:
    """The first sort that a file of this name and medium is of; the last takes every file."""
    lower = name.lower()
    return next(each for each in sorts() if each.fits(lower, medium))
