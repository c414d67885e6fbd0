"""A report for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.stats.statistics import Breakdown, Report, Timeline, Waiting

HEAD: Final = (
    "表",
    "项目",
    "件数",
    "比上期",
    "变化率%",
    "占比%",
    "已答复",
    "未答复",
    "下四分位天数",
    "中位天数",
    "上四分位天数",
    "说明",
)
FORMULA: Final = ("=", "+", "-", "@", "|", "%")  # how a cell begins that a spreadsheet may work out
_Row: TypeAlias = tuple[str, str, dict[str, object]]


def csv_bytes(report: Report) -> bytes:
    """One flat table, in UTF-8 with its mark, as Excel opens it; no text in it can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    for table, label, figures in _rows(report):
        cells = [figures.get(name) for name in HEAD[2:]]
        writer.writerow([harmless(cell) for cell in (table, label, *cells)])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> object:
    """Text that a spreadsheet shows as it stands; a number stays one, nothing becomes an empty cell."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    begins = normalize("NFKC", cell).lstrip()[:1]
    return f"'{cell}" if begins in FORMULA and begins else cell


def _rows(report: Report) -> Iterator[_Row]:
    for line in report.timelines:
        yield from _of_time(line)
    for breakdown in report.breakdowns:
        yield from _of_groups(breakdown)
    if report.waiting:
        yield from _of_waits(report.waiting)
    yield "合计", report.span, {"件数": report.total, "说明": report.counted + report.guarded}
    for table, texts in (("能说明", report.shows), ("不能说明", report.hides)):
        for text in texts:
            yield table, "", {"说明": text}


def _of_time(line: Timeline) -> Iterator[_Row]:
    for row in line.rows:
        change = {"比上期": row.change, "变化率%": row.percent}
        yield line.title, row.label, {"件数": row.count, **change, "说明": "；".join(row.notes)}
    yield line.title, "趋势", {"说明": "".join((line.told, *line.notes))}


def _of_groups(breakdown: Breakdown) -> Iterator[_Row]:
    for row in breakdown.rows:
        yield breakdown.title, row.label, {"件数": row.count, "占比%": row.share}
    yield breakdown.title, "说明", {"说明": "".join((f"{breakdown.about}。", *breakdown.notes))}


def _of_waits(waiting: Waiting) -> Iterator[_Row]:
    for row in waiting.rows:
        days = {"下四分位天数": row.lower, "中位天数": row.median, "上四分位天数": row.upper}
        yield waiting.title, row.label, {"已答复": row.answered, "未答复": row.open, **days}
    yield waiting.title, "说明", {"说明": "".join(waiting.notes)}


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain values; percentages are texts of decimals, days are calendar days."""
    return {
        "title": report.title,
        "on": report.on.isoformat(),
        "span": report.span,
        "total": report.total,
        "smallest": report.least,
        "counted": report.counted,
        "guarded": report.guarded,
        "left_out": report.left_out,
        "times": [_time_json(line) for line in report.timelines],
        "groups": [_group_json(breakdown) for breakdown in report.breakdowns],
        "waiting": _waiting_json(report.waiting) if report.waiting else None,
        "shows": report.shows,
        "does_not_show": report.hides,
    }


def _time_json(line: Timeline) -> dict[str, Any]:
    trend = line.trend
    rows = [
        {
            "from": row.periods[0].code,
            "to": row.periods[-1].code,
            "label": row.label,
            "count": row.count,
            "change": row.change,
            "percent": row.percent,
            "complete": row.complete,
            "notes": row.notes,
        }
        for row in line.rows
    ]
    slope = {"slope": trend.slope, "from": trend.first.code, "to": trend.last.code} if trend else None
    return {"unit": line.unit.name.lower(), "title": line.title, "rows": rows, "trend": slope, "told": line.told}


def _group_json(breakdown: Breakdown) -> dict[str, Any]:
    rows = [{"label": row.label, "count": row.count, "percent": row.share} for row in breakdown.rows]
    names = {"key": breakdown.key, "title": breakdown.title, "about": breakdown.about}
    return {**names, "rounded": breakdown.rounded, "rows": rows, "notes": breakdown.notes}


def _waiting_json(waiting: Waiting) -> dict[str, Any]:
    rows = [
        {
            "label": row.label,
            "answered": row.answered,
            "open": row.open,
            "days": {"lower": row.lower, "median": row.median, "upper": row.upper},
        }
        for row in waiting.rows
    ]
    return {"title": waiting.title, "rounded": waiting.rounded, "rows": rows, "notes": waiting.notes}
