"""stats: many cases, or a published table of counts, as figures in which nobody can be made out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.cli.statistics_shown import report_lines
from letters.cli.tools import as_day, print_json, progress, say, tell, today
from letters.cli.track.folder import case_files
from letters.desk import open_desk
from letters.errors import CaseError, FileError, UsageError
from letters.kit import files
from letters.stats import Lookup, Options, Tally, as_json, cases_in, csv_bytes, facts, make_report, read_table
from letters.stats.sources import Unread
from letters.stats.stats_text import context

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from letters.case.model import Case
    from letters.cli.asked import StatsAsked
    from letters.errors import LettersError
    from letters.stats import Counts, Report

TEMPLATE = "statistics/report"
TABLES = (".csv", ".tsv", ".xlsx")
STEP = 500  # cases between two words of progress
MOST_TOLD = 50  # unreadable cases that are named


@dataclass(slots=True)
class LeftOut:
    """Cases that were not counted: how many, and for the first of them where they stand and why."""

    number: int = 0
    undated: int = 0

    def note(self, unread: Unread) -> None:
        """One that could not be read: said on standard error, never in what may be handed on."""
        self.number += 1
        if self.number <= MOST_TOLD:
            tell(f"！读不了 {unread.where}：{_why(unread.error)}")


def show_stats(asked: StatsAsked) -> int:
    """Count, show, and write what was asked for; status 1 when a case could not be read."""
    for path in (asked.csv, asked.docx):
        _refuse_replacing(path, force=asked.force)
    day = as_day(asked.on) or today()
    left = LeftOut()
    counts = _counted(asked, day, left)
    options = Options(day, left_out=left.number + left.undated)
    report = make_report(counts, options if asked.smallest is None else _with(options, asked.smallest))
    if asked.as_json:
        print_json(as_json(report))
    else:
        say("\n".join(report_lines(report)))
    _write(asked, report)
    _tell(asked, counts, left)
    return int(bool(left.number))


def _inputs(asked: StatsAsked) -> tuple[Path, ...]:
    return tuple(asked.inputs or ())


def _with(options: Options, least: int) -> Options:
    return Options(options.on, least, options.left_out)


def _refuse_replacing(path: Path | None, *, force: bool) -> None:
    if path is not None and os.path.lexists(path) and not force:
        raise FileError(f"{path} 已经存在，没有覆盖", "加 --force 覆盖，或者换一个文件名")


def _counted(asked: StatsAsked, day: date, left: LeftOut) -> Counts:
    """The counts of a table, or of all cases. Raises UsageError for both at once."""
    tables = [path for path in _inputs(asked) if path.suffix.lower() in TABLES]
    if not _inputs(asked):
        raise UsageError("没有写要统计什么", "例如 letters stats 案件文件夹，或者 letters stats 件数.csv")
    if not tables:
        return _tally(asked, day, left).counts()
    if len(_inputs(asked)) > 1:
        raise UsageError("件数表要单独统计，不能和别的放在一起", "一次只写一张件数表；或者只写案件和案件文件夹")
    return read_table(tables[0])


def _tally(asked: StatsAsked, day: date, left: LeftOut) -> Tally:
    books = open_desk(asked.templates).books
    lookup = Lookup({head.id: head.addressee for head in books.heads}, books.directory)
    tally, read = Tally(), 0
    for case in _cases(_inputs(asked), max(day, today())):
        read += 1
        if read % STEP == 0:
            progress(f"已读 {read} 个案件")
        if isinstance(case, Unread):
            left.note(case)
        elif found := facts(case, lookup, day):
            tally.add(found)
        else:
            left.undated += 1
    if not read:
        raise FileError("里面没有案件文件", "案件文件叫 case.toml，或者里面有 [complainant]；核对文件夹")
    return tally


def _cases(inputs: tuple[Path, ...], today: date) -> Iterator[Case | Unread]:
    """Every case of the files and folders, one at a time."""
    for path in inputs:
        for file in case_files(path) if path.is_dir() else (path,):
            yield from cases_in(file, today)


def _why(error: LettersError) -> str:
    """A problem in one line: of several, the first and how many more."""
    if isinstance(error, CaseError) and error.problems:
        more = f"（共 {len(error.problems)} 处）" if len(error.problems) > 1 else ""
        return f"{error.problems[0]}{more}"
    return error.message


def _write(asked: StatsAsked, report: Report) -> None:
    for path, content in ((asked.csv, csv_bytes), (asked.docx, lambda made: _docx(made, asked.templates))):
        if path is not None:
            files.replace(path, content(report))
            tell(f"已写到 {path}")


def _docx(report: Report, templates: Path | None) -> bytes:
    """The report through its template, as any letter."""
    from letters.render import Properties, write_docx
    from letters.render.headings import numbered

    document = numbered(open_desk(templates).engine.document(TEMPLATE, context(report)))
    return write_docx(document, layout="compact", properties=Properties(title=report.title, date=report.on))


def _tell(asked: StatsAsked, counts: Counts, left: LeftOut) -> None:
    if left.number > MOST_TOLD:
        tell(f"！还有 {left.number - MOST_TOLD} 个案件也读不了")
    if left.number:
        tell("读不了的案件没有计入；用 letters check 看哪里要改。")
    if counts.from_cases and (asked.csv or asked.docx):
        tell("对外只给一份：隔几天再出一份，或者换一个 --smallest，两份相减可能看出个别人。")
    if left.undated:
        tell(f"{left.undated} 个案件没有日期，或者日期在统计日以后，没有计入。")
