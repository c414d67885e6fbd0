"""What the template of a report on many cases sees."""

from __future__ import annotations

from datetime import date
from typing import Generic, NamedTuple, TypeVar

Shown = TypeVar("Shown")


class TimeLine(NamedTuple):
    """A row of time; `lines` are its label below a column of a chart, `plotted` its height there, None for none."""

    label: str
    lines: tuple[str, ...]
    cases: str
    change: str
    percent: str
    notes: str
    plotted: int | None


class GroupLine(NamedTuple):
    """A group with its share."""

    label: str
    cases: str
    share: str
    plotted: int


class WaitLine(NamedTuple):
    """How long it took."""

    label: str
    answered: str
    open: str
    days: str


class Section(NamedTuple, Generic[Shown]):
    """One table of the report.

    `crowded` where a chart of columns would be too narrow, `drawn` where there is anything to draw.
    """

    title: str
    about: str
    rows: tuple[Shown, ...]
    told: str
    notes: tuple[str, ...]
    crowded: bool = False
    drawn: bool = True


class StatisticsView(NamedTuple):
    """A report as its template tells it."""

    title: str
    on: date
    span: str
    total: str
    counted: str
    guarded: str
    left_out: int
    times: tuple[Section[TimeLine], ...]
    groups: tuple[Section[GroupLine], ...]
    waiting: Section[WaitLine] | None
    shows: tuple[str, ...]
    hides: tuple[str, ...]
