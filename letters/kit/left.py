"""What killed commands left in the folder of a case is known by its name and cleared, never what a living one is at.

Every command that changes something there begins with it (`hold`), and so do wiping and locking. Files and folders in
the making are held by a lock of the system, by which the dead are told from the living.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit import erase, files, folders, written_record
from letters.kit.file_lock import CAN_MOVE_OPEN, is_still, take
from letters.kit.written_record import WrittenRecord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.kit.written_record import WrittenPack

HELD = f"{files.TEMPORARY}lock"
"""The file by which a folder is held (`hold`); one that nobody holds was left by who was killed."""
BESIDE = (written_record.LETTERS, "evidence", "sent")
"""The folders beside a case in which commands make files."""


def clear(home: Path, *, is_held: bool = True) -> None:
    """Clear away what killed commands left in a case's folder, and where its letters were written to.

    Packs that were being put into a folder are taken back, or are whole; where the folder is held, the record tells of
    what is there, and files that were being removed go. What cannot be looked into stays.
    """
    record = written_record.read(home)
    for folder in dict.fromkeys(_places(home, record)):
        files.clear_unfinished(folder)
        with suppress(OSError):
            folders.clear(folder)
    if not is_held:
        clear_lock(home / HELD)
        return
    erase.finish_removal(_places(home, record))
    if record.damage:
        return
    with suppress(FileError):
        settled = _settled(record, home)
        if settled != record:
            written_record.store(home, settled)


def clear_lock(path: Path) -> None:
    """Take away the file of a hold that ended with its process, if nobody has it now."""
    with suppress(OSError):
        with path.open("r+b") as stream:
            take(stream)
            if CAN_MOVE_OPEN and is_still(stream, path):
                path.unlink()
        if not CAN_MOVE_OPEN:
            path.unlink()  # refused, as is right, where another has opened it since


def _places(home: Path, record: WrittenRecord) -> Iterator[Path]:
    yield home
    yield from (home / name for name in BESIDE)
    for pack in record.packs:
        place = pack.place(home)
        yield from (place, place.parent)


def _settled(record: WrittenRecord, home: Path) -> WrittenRecord:
    """The record when no run is at work: each file in a folder is one pack's only. Raises FileError.

    A run that was killed leaves two that claim it. It is the latest's, unless what stands there is an earlier one's.
    """
    owners: dict[tuple[str, str], int] = {}
    for number, pack in enumerate(record.packs):
        for file in pack.files:
            before = owners.get((pack.folder, file.name))
            if before is None or not _keeps(record.packs[before], pack, home, file.name):
                owners[pack.folder, file.name] = number
    return WrittenRecord(tuple(_own(record, owners)))


def _keeps(first: WrittenPack, second: WrittenPack, home: Path, name: str) -> bool:
    """Whether a file is the first pack's although the second one claims it."""
    return not second.holds(home, name) and first.holds(home, name)


def _own(record: WrittenRecord, owners: dict[tuple[str, str], int]) -> Iterator[WrittenPack]:
    """The packs, each with what is its own; those of which nothing is left are gone."""
    for number, pack in enumerate(record.packs):
        own = pack.without(file.name for file in pack.files if owners[pack.folder, file.name] != number)
        if own.files or not pack.files:
            yield own
