"""Cases counted one at a time, or a published table of counts read; what cannot be counted is told to who hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import case_files
from letters.errors import FileError, UsageError
from letters.kit.frozen import frozen
from letters.kit.listing import listed
from letters.kit.shell_words import command
from letters.stats.case_facts import Lookup, facts
from letters.stats.count_table import read_table
from letters.stats.sources import Unread, cases_in
from letters.stats.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from letters.books import Books
    from letters.case import Case
    from letters.stats.statistics import Counts

TABLES = (".csv", ".tsv", ".xlsx")


@frozen
class Days:
    """The day of the statistics, and today: cases may tell of days up to the later one."""

    on: date
    today: date


@frozen
class Counted:
    """The counts, and how many cases are not among them: those that cannot be read, those without a day by then."""

    counts: Counts
    unread: int = 0
    undated: int = 0

    @property
    def left_out(self) -> int:
        """How many cases were not counted."""
        return self.unread + self.undated


def counted(
    inputs: Sequence[Path],
    books: Books,
    days: Days,
    unread: Callable[[Unread], None] = lambda _: None,
    read: Callable[[int], None] = lambda _: None,
) -> Counted:
    """The counts of a table, or of all cases in files and folders.

    `unread` hears each case that cannot be read, `read` how many were read so far. Raises UsageError for nothing, or
    for a table beside something else; FileError where there is no case.
    """
    if not inputs:
        raise UsageError(
            "没有写要统计什么", f"写案件所在的文件夹，或者一张件数表；就是现在这个文件夹的：{command('stats', '.')}"
        )
    tables = [path for path in inputs if path.suffix.lower() in TABLES]
    if not tables:
        return _tallied(_heard(inputs, _cases(inputs, max(days.on, days.today)), read), books, days.on, unread)
    if len(inputs) > 1:
        raise UsageError("件数表要单独统计，不能和别的放在一起", "一次只写一张件数表；或者只写案件和案件文件夹")
    return Counted(read_table(tables[0]))


def _tallied(cases: Iterator[Case | Unread], books: Books, day: date, unread: Callable[[Unread], None]) -> Counted:
    lookup = Lookup({head.id: head.addressee for head in books.heads}, books.directory)
    tally, failed, undated = Tally(), 0, 0
    for case in cases:
        if isinstance(case, Unread):
            failed += 1
            unread(case)
        elif found := facts(case, lookup, day):
            tally.add(found)
        else:
            undated += 1
    return Counted(tally.counts(), failed, undated)


def _heard(
    inputs: Sequence[Path], cases: Iterator[Case | Unread], read: Callable[[int], None]
) -> Iterator[Case | Unread]:
    """The cases, each counted aloud. Raises FileError at the end where there was none."""
    number = 0
    for case in cases:
        number += 1
        read(number)
        yield case
    if not number:
        raise FileError(f"{listed(map(str, inputs))} 里没有案件文件", "案件文件一般叫 case.toml；核对文件夹")


def _cases(inputs: Sequence[Path], today: date) -> Iterator[Case | Unread]:
    for path in inputs:
        for file in case_files(path) if path.is_dir() else (path,):
            yield from cases_in(file, today)
