"""What goes to one addressee: its letters, and copies of the evidence they list, as a folder and an archive.

letters = letters_to(opened, at, "police")
for one in handovers_of(letters, "police", folder):    # what is hidden in its copies is said, and heeded, first
    hand_over(one, HandoverPlace(path, out), at, today)
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from letters.case import text_of
from letters.desk.delivery.volumes import bind_volume
from letters.desk.writing.choosing import choose_letters
from letters.errors import ConflictError, LetterError, UsageError
from letters.kit.frozen import frozen
from letters.kit.hold import holding
from letters.kit.written_record import WrittenFile
from letters.pack import BagPlace, PackFile, bag, handovers, noting_bag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from letters.compose import Selection
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase
    from letters.errors import LettersError
    from letters.pack import Bag, Handover, Volume

BY = "letters evidence pack"
"""Who holds the case while what is made is moved to its place, as others are told."""


@frozen
class HandoverPlace:
    """The case file, beside which is noted what was made, and the folder below which it is made.

    `strip` cleans the pictures that can be; `force` puts it in the place of an earlier one. `text` is what the letters
    were made of, "" where that is no file: where the case says something else when all is copied, nothing is made.
    `looked` are, by the name of a handover, the files that were looked at for a reader who else gets no volume.
    """

    case: Path
    out: Path
    strip: bool = False
    force: bool = False
    text: str = ""
    looked: Mapping[str, frozenset[str]] = field(default_factory=dict)


class HandedOver(NamedTuple):
    """What was made; `unnoted` says in words why it could not be noted beside the case, "" where it was.

    `volume` is the evidence as one file to print, beside the bag; None where `unbound` says why there is none, or where
    no evidence is handed over.
    """

    bag: Bag
    unnoted: str
    volume: Volume | None = None
    unbound: LettersError | None = None


def letters_to(opened: OpenCase, desk: Desk, whom: str) -> Selection:
    """The letters that go to a body, by what it is called, or those that are called so. Raises UsageError."""
    return choose_letters(opened, desk, (whom,))


def handovers_of(letters: Selection, whom: str, folder: Path) -> tuple[Handover, ...]:
    """What goes to each addressee of the letters that are ready; `folder` is the case's, where its evidence lies.

    Raises LetterError where none is ready, or with every file that is missing, changed or leads elsewhere.
    """
    every = handovers(letters, folder)
    if not every:
        raise LetterError(f"没有可以交给“{whom}”的文书", "先按上面的说明补上，再打包")
    return every


def hand_over(
    one: Handover,
    place: HandoverPlace,
    at: Desk,
    today: date,
    tell: Callable[[str], None] = lambda _: None,
) -> HandedOver:
    """Make the folder, the archive and the volume of one addressee, whole or not at all, and note them beside the case.

    Where there can be no volume, the others are made without it.

    Raises FileError when something is in the way (without `force`; only what was made so is replaced) or fails,
    ConflictError where the case was changed meanwhile.
    """
    volume, unbound = _bound(one, place, at, tell)
    beside = PackFile(volume.name, volume.content) if volume else None
    noted = WrittenFile.of(beside.name, beside.content) if beside else None
    with noting_bag(place.case, place.out / one.name, today, one.letters[0].day, noted) as unnoted:
        where = BagPlace(place.out, place.force, partial(_unchanged, place))
        made = bag(one, where, at.engine, strip=place.strip, beside=beside, tell=tell)
    return HandedOver(made, unnoted, volume, unbound)


def _bound(
    one: Handover, place: HandoverPlace, at: Desk, tell: Callable[[str], None]
) -> tuple[Volume | None, LettersError | None]:
    """The volume, or why there is none; neither where no evidence is handed over."""
    if not one.pieces:
        return None, None
    try:
        return bind_volume(one, at, place.out, place.looked.get(one.name, ()), tell), None
    except (LetterError, UsageError) as error:
        return None, error


@contextmanager
def _unchanged(place: HandoverPlace) -> Iterator[None]:
    """Hold the case, which is still what the letters were made of. Raises ConflictError.

    It is not held while evidence is copied, which may take minutes: others may go on, and are seen here.
    """
    with holding(place.case.absolute().parent, BY):
        if place.text and text_of(place.case) != place.text:
            told = f"打包的时候，{place.case} 被别的命令或者程序改过，没有打包"
            raise ConflictError(told, "再运行同一条命令，照案件现在的内容打包")
        yield
