"""What goes to one addressee: its letters, and copies of the evidence they list, as a folder and an archive.

letters = letters_to(opened, at, "police")
for one in handovers_of(letters, "police", folder):    # what is hidden in its copies is said, and heeded, first
    hand_over(one, HandoverPlace(path, out), at, today)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.desk.choosing import choose_letters
from letters.errors import LetterError
from letters.kit.frozen import frozen
from letters.pack import bag, handovers, letters_for, noting_bag

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from letters.compose import Selection
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase
    from letters.pack import Bag, Handover


@frozen
class HandoverPlace:
    """The case file, beside which is noted what was made, and the folder below which it is made.

    `strip` cleans the pictures that can be; `force` puts it in the place of an earlier one.
    """

    case: Path
    out: Path
    strip: bool = False
    force: bool = False


class HandedOver(NamedTuple):
    """What was made; `unnoted` says in words why it could not be noted beside the case, "" where it was."""

    bag: Bag
    unnoted: str


def letters_to(opened: OpenCase, desk: Desk, whom: str) -> Selection:
    """The letters for those whom a letter's id, its first part or a role such as police names. Raises UsageError."""
    return choose_letters(opened, desk, letters_for(desk.books.heads, whom))


def handovers_of(letters: Selection, whom: str, folder: Path) -> tuple[Handover, ...]:
    """What goes to each addressee of the letters that are ready; `folder` is the case's, where its evidence lies.

    Raises LetterError where none is ready, or with every file that is missing, changed or leads elsewhere.
    """
    every = handovers(letters, folder)
    if not every:
        raise LetterError(f"没有可以交给“{whom}”的文书", "先按上面的说明补上，再打包")
    return every


def hand_over(
    one: Handover, place: HandoverPlace, at: Desk, today: date, tell: Callable[[str], None] = lambda _: None
) -> HandedOver:
    """Make the folder and the archive of one addressee, whole or not at all, and note them beside the case.

    Raises FileError when something is in the way (without `force`; only what was made so is replaced) or fails.
    """
    with noting_bag(place.case, place.out / one.name, today, one.letters[0].day) as unnoted:
        made = bag(one, place.out, at.engine, strip=place.strip, force=place.force, tell=tell)
    return HandedOver(made, unnoted)
