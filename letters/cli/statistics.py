"""stats: many cases, or a published table of counts, as figures in which nobody can be made out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.cli.tools import answer, as_day, progress, refuse_replacing, tell, today
from letters.desk import open_desk
from letters.kit import files
from letters.stats import Days, Options, as_json, counted, csv_bytes, make_report
from letters.told.of_statistics import left_out_lines, report_lines

if TYPE_CHECKING:
    from pathlib import Path

    from letters.cli.asked import StatsAsked
    from letters.stats import Report, Unread

STEP = 500  # cases between two words of progress
MOST_TOLD = 50  # unreadable cases that are named


def show_stats(asked: StatsAsked) -> int:
    """Count, show, and write what was asked for; status 1 when a case could not be read."""
    for path in (asked.csv, asked.docx):
        refuse_replacing(path, force=asked.force)
    days = Days(as_day(asked.on) or today(), today())
    found = counted(asked.inputs or (), open_desk(asked.templates).books, days, _TellUnread(), _tell_progress)
    options = Options(days.on, left_out=found.left_out)
    if asked.smallest is not None:
        options = replace(options, least=asked.smallest)
    report = make_report(found.counts, options)
    answer(as_json(report), report_lines(report), as_json=asked.as_json)
    _write(asked, report)
    tell(*left_out_lines(found, MOST_TOLD, handed_on=bool(asked.csv or asked.docx)))
    return int(bool(found.unread))


class _TellUnread:
    """Says on standard error, never in what may be handed on, which cases cannot be read: the first of them."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, unread: Unread) -> None:
        self._told += 1
        if self._told <= MOST_TOLD:
            tell(f"！读不了 {unread.where}：{unread.error.brief}")


def _tell_progress(read: int) -> None:
    if read % STEP == 0:
        progress(f"已读 {read} 个案件")


def _write(asked: StatsAsked, report: Report) -> None:
    if asked.csv is not None:
        _put(asked.csv, csv_bytes(report))
    if asked.docx is not None:
        from letters.stats import docx_bytes

        _put(asked.docx, docx_bytes(report, open_desk(asked.templates).engine))


def _put(path: Path, content: bytes) -> None:
    files.replace(path, content)
    tell(f"已写到 {path}")
