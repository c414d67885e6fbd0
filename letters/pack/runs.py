"""Where letters are put: each run of writing in a folder of its own beside the case, or in a folder that was named.

    文书/2026-11-26 第2次/        the latest
    文书/以前的/2026-11-26 第1次/  those before, moved there when the next has appeared

What was written is noted beside the case (`written_record`) before it appears.
"""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit import files, folders, written_record
from letters.kit.frozen import frozen
from letters.kit.written_record import EARLIER, Kind, WrittenPack
from letters.pack.noted import noted
from letters.pack.save import ELSEWHERE, contents, refuse_in_the_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from letters.kit.written_record import WrittenRecord
    from letters.pack.make import Pack

FOLDER = "文书"
_run = re.compile(r"(\d{4}-\d\d-\d\d) 第(\d+)次")


@frozen
class Run:
    """Letters on their way to the disk: the pack, the case file, the day of the run, the letters' own day."""

    pack: Pack
    case: Path
    on: date
    day: date

    @property
    def home(self) -> Path:
        """Where the case lies, and the record beside it."""
        return self.case.parent

    def noted(self, folder: Path) -> WrittenPack:
        """The pack as it is noted when it stands in that folder."""
        return noted(self.pack, self.case.name, written_record.below(folder, self.home), self.on, self.day)


@frozen
class Placed:
    """Where a pack stands; folders of earlier runs that the system would not move; what is to be said of the record."""

    folder: Path
    stayed: tuple[Path, ...] = ()
    unnoted: str = ""


def put_run(run: Run) -> Placed:
    """Put a pack in a new folder beside the case, named for the day of the run; those before it move out of its way.

    Raises FileError, with nothing changed.
    """
    parent, before = run.home / FOLDER, written_record.read(run.home)
    with files.refusing(parent, "写入", ELSEWHERE), ExitStack() as undo:
        folders.make_folders(parent, undo)
        with folders.workshop(parent) as place:
            made = folders.filled(place / "new", contents(run.pack.files))
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
            with _noting(run.home, run.noted(folder), folder, before) as unnoted:
                made.rename(folder)
        except OSError:
            if not folder.exists():  # else another run was quicker by an instant
                raise
            number += 1
        else:
            return folder, unnoted


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
            folder.rename(earlier / folder.name)
        except OSError:
            yield folder


def put_into(run: Run, folder: Path, *, force: bool) -> Placed:
    """Put a pack in the folder that was named, as it is given.

    Raises FileError, leaving the folder as it was, when something is in the way (without `force`) or fails.
    """
    refuse_in_the_way(run.pack.files, folder, force=force)
    before = written_record.read(run.home)
    with _noting(run.home, run.noted(folder), folder, before) as unnoted:
        folders.put(folder, contents(run.pack.files), ELSEWHERE)
    return Placed(folder, unnoted=unnoted)


@contextmanager
def noting_bag(case: Path, folder: Path, on: date, day: date) -> Iterator[str]:
    """Material that the block packs into a folder, with an archive beside it, is noted, as `_noting` notes letters."""
    entry = WrittenPack(case.name, written_record.below(folder, case.parent), on, day, kind=Kind.BAG)
    with _noting(case.parent, entry, folder.parent, written_record.read(case.parent)) as unnoted:
        yield unnoted


@contextmanager
def _noting(home: Path, entry: WrittenPack, folder: Path, before: WrittenRecord) -> Iterator[str]:
    """What the block puts in its place is noted first, and no longer when that fails.

    Gives what is to be said of the record, "" for nothing: a case that lies where nothing may be written (a disc, an
    example) keeps nobody from having letters elsewhere.
    """
    try:
        written_record.store(home, before.adding(entry))
    except FileError as error:
        yield f"没有记下写了哪些文件（{error.message}）；以后删除案件时，要另外写上 --letters {folder}"
        return
    try:
        yield _damaged(before)
    except BaseException:
        with suppress(FileError):
            written_record.store(home, before)
        raise


def _damaged(before: WrittenRecord) -> str:
    if not before.damage:
        return ""
    kept = f"以前写出文书的记录读不出来（{before.damage}），留作 {written_record.DAMAGED}"
    return f"{kept}；以前写出的文书在哪里，程序不知道了，请自己查看"
