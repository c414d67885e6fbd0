"""What is asked where several records may tell of the same contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import Overlap
from letters.desk import ANSWERS

if TYPE_CHECKING:
    from pathlib import Path

    from letters.findings import Overlapping

_LATER = "直接回车以后再定"


def question(overlapping: Overlapping) -> str:
    """Of one estimate, and rows of logs or another estimate that tell of its days."""
    estimate, others = overlapping.estimate, overlapping.listed
    told = f"{estimate.id}（{estimate.at} 起，共约 {estimate.count} 次）"
    if overlapping.is_of_log:
        return f"{told}和同一段日子的 {len(others)} 条逐条记录，哪个算数？{_choices()}；{_LATER}"
    other = "、".join(f"{row.id}（{row.at} 起，共约 {row.count} 次）" for row in others)
    apart = f"1 是，不计 {estimate.id}；2 是，只计 {estimate.id}；3 {Overlap.BOTH.label}"
    return f"{told}和 {other}，是不是同一批联系？{apart}；{_LATER}"


def stored_line(case: Path) -> str:
    """That the choices stand in the case file now."""
    return f"选定的已经写进 {case}，文书从现在起照它计数。"


def _choices() -> str:
    return "；".join(f"{number} {one.label}" for number, one in ANSWERS.items())
