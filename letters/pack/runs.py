"""Where letters are put: each run of writing in a folder of its own beside the case, or in a folder that was named.

    文书/2026-11-26 第2次/        the latest
    文书/以前的/2026-11-26 第1次/  those before, moved there when the next has appeared

What was written is noted beside the case (`written_record`) before it appears, and the case's folder is held from the
reading of the record to the last move (`hold`), so that of two runs at once both are noted.
"""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, field
from functools import partial
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit import files, folders, swaps, written_record
from letters.kit.frozen import frozen
from letters.kit.held_by_others import patiently
from letters.kit.hold import holding
from letters.kit.written_record import BESIDE, EARLIER, Kind, WrittenFile, WrittenPack
from letters.pack.noted import noted
from letters.pack.save import ELSEWHERE, contents, refuse_in_the_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from letters.kit.written_record import WrittenRecord
    from letters.pack.make import Pack

FOLDER = written_record.LETTERS
BY = "letters write"
"""Who holds the case's folder, as others are told, unless the shell that calls holds it already."""
_run = re.compile(r"(\d{4}-\d\d-\d\d) 第(\d+)次")


@frozen
class Run:
    """Letters on their way to the disk: the pack, the case file, the day of the run, the letters' own day, notes."""

    pack: Pack
    case: Path
    on: date
    day: date
    notes: Mapping[str, int] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """Where the case lies, and the record beside it."""
        return self.case.parent

    def noted(self, folder: Path) -> WrittenPack:
        """The pack as it is noted when it stands in that folder."""
        return noted(self.pack, self.case.name, written_record.below(folder, self.home), self.on, self.day, self.notes)


@frozen
class Placed:
    """Where a pack stands; folders of earlier runs that the system would not move; what is to be said of the record."""

    folder: Path
    stayed: tuple[Path, ...] = ()
    unnoted: str = ""


def put_run(run: Run) -> Placed:
    """Put a pack in a new folder beside the case, named for the day of the run; those before it move out of its way.

    Raises FileError, with nothing changed; ConflictError where another command is at work there and does not end.
    """
    with holding(run.home, BY):
        return _put_run(run)


def _put_run(run: Run) -> Placed:
    parent, before = run.home / FOLDER, written_record.read(run.home)
    with files.refusing(parent, "写入", ELSEWHERE), ExitStack() as undo:
        folders.make_folders(parent, undo)
        with folders.workshop(parent) as place:
            made = folders.filled(place / swaps.NEW, contents(run.pack.files))
            folder, unnoted = _appear(made, parent, run, before)
        undo.pop_all()
    files.settle(parent)
    return Placed(folder, tuple(_move_earlier(before, run.case, folder)), unnoted)


def _appear(made: Path, parent: Path, run: Run, before: WrittenRecord) -> tuple[Path, str]:
    """Move the finished folder to the first name that is free; what is to be said of the record. Raises OSError."""
    number = _next(parent, run.on)
    while True:
        folder = parent / f"{run.on} 第{number}次"
        try:
            with _noting(run.home, run.noted(folder), folder, _without(before, run, folder)) as unnoted:
                patiently(partial(made.rename, folder))
        except OSError:
            if not folder.exists():  # else another run was quicker by an instant
                raise
            number += 1
        else:
            return folder, unnoted


def _without(record: WrittenRecord, run: Run, folder: Path) -> WrittenRecord:
    """The record without a run of that name that was noted, then killed: the folder was never there."""
    name = written_record.below(folder, run.home)
    return record.without(one for one in record.packs if one.folder == name)


def _next(parent: Path, on: date) -> int:
    """The number of this run among those of the day."""
    names: list[str] = []
    for folder in (parent, parent / EARLIER):
        with suppress(FileNotFoundError):
            names += [path.name for path in folder.iterdir()]
    return _next_of(names, on)


def run_name(names: Iterable[str], on: date) -> str:
    """What the next run of a day is called beside folders of these names: 2026-11-26 第2次."""
    return f"{on} 第{_next_of(names, on)}次"


def _next_of(names: Iterable[str], on: date) -> int:
    runs = [run for name in names if (run := _run.fullmatch(name))]
    return max((int(run[2]) for run in runs if run[1] == str(on)), default=0) + 1


def _move_earlier(before: WrittenRecord, case: Path, latest: Path) -> Iterator[Path]:
    """Move the case's earlier runs among the earlier ones; those that the system holds (open in a program) stay."""
    places = {entry.place(case.parent) for entry in before.of(case)}
    earlier = latest.parent / EARLIER
    for folder in sorted(places - {latest}):
        if folder.parent != latest.parent or not _run.fullmatch(folder.name) or not folder.is_dir():
            continue
        try:
            earlier.mkdir(files.PRIVATE_FOLDER, exist_ok=True)
            patiently(partial(folder.rename, earlier / folder.name))
        except OSError:
            yield folder


def put_into(run: Run, folder: Path, *, force: bool) -> Placed:
    """Put a pack in the folder that was named, as it is given.

    Raises FileError, leaving the folder as it was, when something is in the way (without `force`) or fails;
    ConflictError where another command is at work on the case and does not end.
    """
    with holding(run.home, BY):
        _clear(folder)
        refuse_in_the_way(run.pack.files, folder, force=force)
        with _noting(run.home, run.noted(folder), folder, written_record.read(run.home)) as unnoted:
            folders.put(folder, contents(run.pack.files), ELSEWHERE)
    return Placed(folder, unnoted=unnoted)


def _clear(folder: Path) -> None:
    """Take back what a killed run was putting into the folder, before one looks what is in the way."""
    with suppress(OSError):
        folders.clear(folder)


@contextmanager
def noting_bag(case: Path, folder: Path, on: date, day: date, beside: WrittenFile | None = None) -> Iterator[str]:
    """Material that the block puts into a folder, with an archive beside it, is noted, as `_noting` notes letters.

    `beside` is another file that comes to stand beside the folder; without one, what was put there earlier stays noted.
    """
    home = case.parent
    place = written_record.below(folder, home)
    with holding(home, BY):
        before = written_record.read(home)
        stays = beside or next((pack.beside for pack in before.packs if pack.folder == place and pack.beside), None)
        notes = {BESIDE: asdict(stays)} if stays else {}
        entry = WrittenPack(case.name, place, on, day, kind=Kind.BAG, notes=notes)
        unnoted = _note(home, entry, folder.parent, before)
    try:
        yield unnoted
    except BaseException:
        with holding(home, BY), suppress(FileError):
            _forget(home, entry, before)
        raise
    if not unnoted:
        with holding(home, BY), suppress(FileError):
            written_record.store(home, written_record.read(home).without([entry]).adding(entry))


@contextmanager
def noting_calendar(case: Path, file: Path, content: bytes, on: date) -> Iterator[str]:
    """A calendar of a case's deadlines that the block writes to a file is noted, as `_noting` notes letters."""
    home = case.parent
    place = written_record.below(file.parent, home)
    entry = WrittenPack(case.name, place, on, on, files=(WrittenFile.of(file.name, content),), kind=Kind.CALENDAR)
    with holding(home, BY), _noting(home, entry, file.parent, written_record.read(home)) as unnoted:
        yield unnoted


def _forget(home: Path, entry: WrittenPack, before: WrittenRecord) -> None:
    """Note no longer what came to nothing, unless the same stood there `before`. Raises FileError."""
    now = written_record.read(home)
    if entry in now.packs:
        others = now.without([entry])
        written_record.store(home, others.beside(entry) if entry in before.packs else others)


@contextmanager
def _noting(home: Path, entry: WrittenPack, folder: Path, before: WrittenRecord) -> Iterator[str]:
    """What the block puts in its place is noted first, and no longer when that fails.

    Until it stands there, what it replaces is known as well. Gives what is to be said of the record, "" for nothing: a
    case that lies where nothing may be written (a disc, an example) keeps nobody from having letters elsewhere.
    """
    unnoted = _note(home, entry, folder, before)
    try:
        yield unnoted
    except BaseException:
        with suppress(FileError):
            _forget(home, entry, before)
        raise
    beside, alone = before.beside(entry), before.adding(entry)
    if alone != beside and written_record.read(home) == beside:
        with suppress(FileError):
            written_record.store(home, alone)


def _note(home: Path, entry: WrittenPack, folder: Path, before: WrittenRecord) -> str:
    try:
        written_record.store(home, before.beside(entry))
    except FileError as error:
        return f"没有记下写了哪些文件（{error.message}）；以后删除案件时，要另外写上 --letters {folder}"
    return _damaged(before)


def _damaged(before: WrittenRecord) -> str:
    if not before.damage:
        return ""
    kept = f"以前写出文书的记录读不出来（{before.damage}），留作 {written_record.DAMAGED}"
    return f"{kept}；以前写出的文书在哪里，程序不知道了，请自己查看"
