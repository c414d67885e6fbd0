"""What was written for a case, by the record beside it: files that are as they were written, and files that are not."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from letters.collect.secrecy import bags
from letters.collect.secrecy.kinds import BAG, CHANGED
from letters.collect.secrecy.left_over import below
from letters.collect.secrecy.looking import is_calendar, is_named_like_a_letter, of_bag
from letters.kit import written_record
from letters.kit.frozen import frozen
from letters.kit.written_record import DAMAGED, NAME, Kind, State, WrittenRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from letters.kit.written_record import WrittenPack


@frozen
class Noted:
    """What the record knows of a case: letters, changed ones, what is packed, calendars, folders, its own files.

    `changed_calendars` lie elsewhere and are not as they were written; whose they are now, nothing tells.

    `strange` are files that it names and no letter is named like: whoever had the folder may have written them there.
    `others` is what is left of it for other cases, `of_others` the files that it names for them; `damage` says why it
    cannot be read.
    """

    letters: tuple[Path, ...]
    changed: tuple[Path, ...]
    bags: tuple[tuple[Path, str], ...]
    calendars: tuple[Path, ...]
    changed_calendars: tuple[Path, ...]
    places: tuple[Path, ...]
    records: tuple[Path, ...]
    strange: tuple[Path, ...]
    others: WrittenRecord
    of_others: frozenset[Path] = frozenset()
    damage: str = ""


def noted(case: Path) -> Noted:
    """What was written for a case file. Nothing behind a link is looked at. Raises FileError."""
    home = case.parent
    record = written_record.read(home)
    mine = record.of(case)
    written = (pack for pack in mine if pack.kind is not Kind.CALENDAR)
    letters, changed, strange = _letters(dict(chain.from_iterable(_files(pack, home) for pack in written)))
    calendars = tuple(dict.fromkeys(chain.from_iterable(_calendars(pack, home) for pack in mine)))
    edited = tuple(dict.fromkeys(chain.from_iterable(_edited_calendars(pack, home) for pack in mine)))
    packed = tuple(chain.from_iterable(_packed(pack, home) for pack in mine))
    places = tuple(dict.fromkeys(chain.from_iterable(_places(pack, home) for pack in mine)))
    others = record.without(mine)
    records = _records(home, shared=bool(others.packs))
    theirs = frozenset(chain.from_iterable(_every(pack, home) for pack in others.packs))
    return Noted(letters, changed, packed, calendars, edited, places, records, strange, others, theirs, record.damage)


def _every(pack: WrittenPack, home: Path) -> Iterator[Path]:
    """Whatever a pack brought that is there."""
    if pack.kind is Kind.CALENDAR:
        yield from _calendars(pack, home)
        return
    yield from (path for path, _ in (*_files(pack, home), *_packed(pack, home)))


def _calendars(pack: WrittenPack, home: Path) -> Iterator[Path]:
    """Calendars of a case that are as they were written: of one that was changed only the looks tell, as of others."""
    if pack.kind is Kind.CALENDAR:
        yield from (path for path, how in _files(pack, home) if how is State.SAME and is_calendar(path))


def _edited_calendars(pack: WrittenPack, home: Path) -> Iterator[Path]:
    """Calendars elsewhere that somebody changed since. In the folder itself everything is told of that stays."""
    if pack.kind is Kind.CALENDAR and pack.place(home) != home:
        yield from (path for path, how in _files(pack, home) if how is State.CHANGED)


def _letters(there: Mapping[Path, State]) -> tuple[tuple[Path, ...], tuple[Path, ...], tuple[Path, ...]]:
    """The letters that are as written, those that were changed, and what is named like none."""
    states = {path: how for path, how in there.items() if is_named_like_a_letter(path)}
    changed = tuple(path for path, how in states.items() if how is State.CHANGED)
    letters = tuple(path for path in states if path not in changed)
    return letters, changed, tuple(path for path in there if path not in states)


def _records(home: Path, *, shared: bool) -> tuple[Path, ...]:
    """The record's own files, of which the one that other cases share stays."""
    names = (DAMAGED,) if shared else (NAME, DAMAGED)
    return tuple(home / name for name in names if (home / name).is_file())


def places_elsewhere(folder: Path) -> tuple[Path, ...]:
    """The folders outside this one that still hold something written for a case in it. Raises FileError."""
    packs = [(pack, pack.place(folder)) for pack in written_record.read(folder).packs]
    away = [(pack, place) for pack, place in packs if not place.is_relative_to(folder)]
    there = [place for pack, place in away if any(_files(pack, folder)) or any(bags.files_of(place))]
    return tuple(dict.fromkeys(there))


def _files(pack: WrittenPack, home: Path) -> Iterator[tuple[Path, State]]:
    """The files of a pack that are there; an emptied one is nobody's work."""
    place = pack.place(home)
    if _is_behind_a_link(place, home):
        return
    for file in pack.files:
        path = place / file.name
        if path.is_file() and not path.is_symlink():
            yield path, pack.state(home, file)


def _packed(pack: WrittenPack, home: Path) -> Iterator[tuple[Path, str]]:
    if pack.kind is not Kind.BAG:
        return
    place = pack.place(home)
    yield from of_bag(place)
    if pack.beside and not _is_behind_a_link(place.parent, home):
        path = place.with_name(pack.beside.name)
        if path.is_file() and not path.is_symlink():
            how = written_record.state(path, pack.beside.sha256)
            yield path, CHANGED if how is State.CHANGED else BAG


def _places(pack: WrittenPack, home: Path) -> Iterator[Path]:
    """The folders where a killed run, or removal, may have left something of a pack."""
    place = pack.place(home)
    if _is_behind_a_link(place, home):
        return
    yield from (place, place.parent)
    if pack.kind is Kind.BAG:
        yield from below(place)


def _is_behind_a_link(place: Path, home: Path) -> bool:
    """Whether a link stands on the way from the case to a folder below it, or in place of a folder elsewhere."""
    if not place.is_relative_to(home):
        return place.is_symlink()
    return any(path.is_symlink() for path in (place, *place.parents) if path != home and path.is_relative_to(home))
