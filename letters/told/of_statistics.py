"""A report as the terminal shows it: tables with bars of plain text, nothing coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import combining, east_asian_width

from letters.stats import group_section, time_section, wait_section
from letters.told.shown import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.stats import Breakdown, Counted, Report, Timeline, Waiting

LONGEST: Final = 24  # characters of a bar
FULL: Final = "█"
SOME: Final = "▏"  # something, though too little for a whole character
GAP: Final = "  "
BULLET: Final = "· "


class Line(NamedTuple):
    """One row: its cells, what its bar stands for (None: no bar), and what is said after it."""

    cells: tuple[str, ...]
    size: int | None = None
    said: str = ""


def report_lines(report: Report) -> Iterator[str]:
    """The whole report."""
    yield f"{report.title}　{report.span}　共 {report.total:,} 件（{report.on} 统计）"
    yield from wrapped(report.counted + report.guarded)
    for line in report.timelines:
        yield from _time_lines(line)
    for breakdown in report.breakdowns:
        yield from _group_lines(breakdown)
    if report.waiting:
        yield from _wait_lines(report.waiting)
    for title, texts in (("能说明什么", report.shows), ("不能说明什么", report.hides)):
        yield f"\n{title}"
        for text in texts:
            yield from wrapped(text, BULLET)


def _time_lines(line: Timeline) -> Iterator[str]:
    section = time_section(line)
    lines = [
        Line((shown.label, shown.cases, shown.change, shown.percent), row.plotted, shown.notes)
        for shown, row in zip(section.rows, line.rows, strict=True)
    ]
    yield f"\n{section.title}"
    yield from table(("时段", "件数", "比上期", "变化率"), lines)
    yield from wrapped("".join((section.told, *section.notes)))


def _group_lines(breakdown: Breakdown) -> Iterator[str]:
    section = group_section(breakdown)
    yield f"\n{section.title}"
    yield from table(
        ("类别", "件数", "占全部"), [Line((row.label, row.cases, row.share), row.plotted) for row in section.rows]
    )
    yield from wrapped("".join((f"{section.about}。", *section.notes)))


def _wait_lines(waiting: Waiting) -> Iterator[str]:
    section = wait_section(waiting)
    yield f"\n{section.title}"
    yield from table(
        ("机关", "已答复", "未答复"), [Line((row.label, row.answered, row.open), said=row.days) for row in section.rows]
    )
    yield from wrapped("".join(section.notes))


def table(head: tuple[str, ...], lines: Sequence[Line]) -> Iterator[str]:
    """The rows in columns, the first set left, the numbers right; bars come last, where nothing can be upset."""
    if not lines:
        return
    rows = [head, *(line.cells for line in lines)]
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]
    most = max((line.size or 0 for line in lines), default=0)
    yield GAP + _cells(head, wide)
    for line in lines:
        after = (bar(line.size, most), line.said)
        yield GAP + GAP.join(filter(None, (_cells(line.cells, wide), *after))).rstrip()


def _cells(cells: tuple[str, ...], wide: Sequence[int]) -> str:
    first, *others = (" " * (room - width(cell)) for cell, room in zip(cells, wide, strict=True))
    return GAP.join((cells[0] + first, *(space + cell for space, cell in zip(others, cells[1:], strict=True))))


def bar(size: int | None, most: int) -> str:
    """A bar as long as `size` is against the most."""
    if not size:
        return ""
    return FULL * round(size * LONGEST / most) or SOME


def width(text: str) -> int:
    """Columns of a terminal: two for a Chinese character, none for a mark that is set above another."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def left_out_lines(found: Counted, named: int, *, handed_on: bool) -> Iterator[str]:
    """Which cases are not counted, `named` of them told already; and a warning where the figures leave the house."""
    if found.unread > named:
        yield f"！还有 {found.unread - named} 个案件也读不了"
    if found.unread:
        yield "读不了的案件没有计入；一个一个检查，看哪里要改。"
    if found.counts.from_cases and handed_on:
        yield "对外只给一份：隔几天再出一份，或者换一个 --smallest，两份相减可能看出个别人。"
    if found.undated:
        yield f"{found.undated} 个案件没有日期，或者日期在统计日以后，没有计入。"
