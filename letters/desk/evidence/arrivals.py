"""A file that came in pieces becomes evidence of a case on the disk: its place and the case's text, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.evidence import Clue as Clue
from letters.collect.evidence import Copy, noted, settle_added
from letters.collect.evidence import Look as Look
from letters.collect.evidence import Shown as Shown
from letters.collect.evidence import TakenIn as TakenIn
from letters.collect.evidence import clue_of as clue_of
from letters.collect.evidence import shown_as as shown_as
from letters.collect.evidence import taken_in as taken_in
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.desk.keeping.on_disk import CaseOnDisk
    from letters.kit.arriving import Arriving


@frozen
class Looked:
    """A file: what it tells of itself, and how a page shows it, None for one that is only handed over."""

    clue: Clue
    shown: Shown | None


def look_at_head(path: str, head: bytes, size: int) -> Looked:
    """What a file below the case's folder is, by its name, its first bytes and its size."""
    return Looked(clue_of(path.rpartition("/")[2], head), shown_as(head, size))


def keep_arrived(file: CaseOnDisk, arriving: Arriving, take: Callable[[str], TakenIn]) -> TakenIn:
    """Keep a file that is all there, in a folder that is held; `take` says what becomes of the case's text.

    Raises FileError, and nothing is kept; whoever is killed in between leaves a note by which it is taken back.
    """
    settle_added(file.folder)
    taken = take(file.text)
    if not taken.is_new:
        return taken
    place = file.folder / taken.path
    with noted(file.folder, [Copy(None, place.name, arriving.arrived().sha256)]):
        arriving.move(place)
        try:
            file.put(taken.text)
        except BaseException:
            place.unlink(missing_ok=True)
            raise
    return taken
