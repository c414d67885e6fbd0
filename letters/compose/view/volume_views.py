"""What the template of the volume of evidence sees: its list, the head of an exhibit, what is said of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.said import Said
from letters.kit.moment import Moment
from letters.kit.phone_numbers import written_number

if TYPE_CHECKING:
    from letters.case import Incident


class ExhibitLine(NamedTuple):
    """One exhibit of the volume; `called` is what letters call it where they number it otherwise.

    `first` and `last` are its pages, 0 where they are not known yet; `files` is how many it has.
    """

    number: int
    title: str
    kind: str
    origin: str
    made_on: Moment | None
    proves: str
    called: str
    files: int
    first: int = 0
    last: int = 0


class SpokenView(NamedTuple):
    """Words that a recording proves: when they were said, from which number, as the case has them."""

    at: Moment
    number: str
    words: Said


class ExhibitFile(NamedTuple):
    """One file of an exhibit. `name` is that in the folder, `size` in bytes, `notes` what was done to show it.

    `why` says why it is not shown, "" where it is; a recording has its `length` ("" where it was not read) and what is
    said in it.
    """

    name: str
    size: str
    sha256: str
    notes: tuple[str, ...] = ()
    why: str = ""
    is_recording: bool = False
    length: str = ""
    spoken: tuple[SpokenView, ...] = ()


def spoken_view(incident: Incident) -> SpokenView:
    """What an incident says of a recording."""
    return SpokenView(incident.at, written_number(incident.from_number or ""), Said(incident.words or ""))
