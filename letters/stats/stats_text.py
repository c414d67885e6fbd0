"""A report in words, for the terminal and for the template: how numbers, changes and shares read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from letters.compose import GroupLine, Section, StatisticsView, TimeLine, WaitLine
from letters.stats.stats_words import told

if TYPE_CHECKING:
    from decimal import Decimal

    from letters.stats.statistics import Breakdown, GroupRow, Report, Timeline, TimeRow, Waiting, WaitRow

NONE: Final = "—"

CROWDED: Final = 12  # columns of a chart; more of them are drawn as a line


def number(count: int | None) -> str:
    """1,620, or a dash where there is none."""
    return NONE if count is None else f"{count:,}"


def signed(change: int | None) -> str:
    """+60, -12, 0, or a dash."""
    return NONE if change is None else f"{change:+,}" if change else "0"


def percent(share: Decimal | None) -> str:
    """+50.0%, -3.1%, 0.0%, or a dash: a change."""
    return NONE if share is None else f"{share:+,}%" if share else "0.0%"


def time_section(line: Timeline) -> Section[TimeLine]:
    """By quarter or by month."""
    crowded = len(line.rows) > CROWDED
    rows = tuple(_time_line(row, crowded=crowded) for row in line.rows)
    return Section(line.title, "", rows, line.told, line.notes, crowded, any(row.plotted for row in rows))


def _time_line(row: TimeRow, *, crowded: bool) -> TimeLine:
    short = row.periods[0].code if len(row.periods) == 1 else told("row", "joined")
    notes = "；".join(row.notes)
    return TimeLine(
        row.label,
        (short,) if crowded else row.lines,
        number(row.count),
        signed(row.change),
        percent(row.percent),
        notes,
        row.plotted,
    )


def group_section(breakdown: Breakdown) -> Section[GroupLine]:
    """By the groups of one dimension."""
    rows = tuple(_group_line(row, rounded=breakdown.rounded) for row in breakdown.rows)
    return Section(breakdown.title, breakdown.about, rows, "", breakdown.notes, drawn=bool(rows))


def _group_line(row: GroupRow, *, rounded: bool) -> GroupLine:
    if rounded:
        return GroupLine(row.label, f"约{row.count:,}", f"约{row.share:.0f}%", row.count)
    return GroupLine(row.label, f"{row.count:,}", f"{row.share}%", row.count)


def wait_section(waiting: Waiting) -> Section[WaitLine]:
    """Time to the first answer."""
    rows = tuple(_wait_line(row, rounded=waiting.rounded) for row in waiting.rows)
    return Section(waiting.title, "", rows, "", waiting.notes)


def _wait_line(row: WaitRow, *, rounded: bool) -> WaitLine:
    about = "约" if rounded else ""
    days = NONE if row.median is None else f"中位数{row.median}天，四分位数{row.lower}天和{row.upper}天"
    return WaitLine(row.label, f"{about}{row.answered:,}", f"{about}{row.open:,}", days)


def context(report: Report) -> dict[str, Any]:
    """What the template of the report gets, under the one name `statistics`."""
    return {
        "statistics": StatisticsView(
            title=report.title,
            on=report.on,
            span=report.span,
            total=number(report.total),
            counted=report.counted,
            guarded=report.guarded,
            left_out=report.left_out,
            times=tuple(time_section(line) for line in report.timelines),
            groups=tuple(group_section(breakdown) for breakdown in report.breakdowns),
            waiting=wait_section(report.waiting) if report.waiting else None,
            shows=report.shows,
            hides=report.hides,
        )
    }
