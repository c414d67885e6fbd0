"""What has become by the letter's day of what a claim called not yet due: told beside words that speak of that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose.view.filters import day
from letters.findings import held_by

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.case import Labelled
    from letters.findings import Positions

FEW = 3  # days that are named one by one


def by_now(positions: Positions, kind: Labelled | None) -> str:
    """主张之日尚未到期，其中2026年10月2日、11月2日的2期此后已到期; "" where nothing of an item has."""
    held = held_by(positions.case)
    if held is None or kind is not held.kind.ahead:
        return ""  # most items: what has fallen due is not worked out for them
    since = positions.matured
    if not since:
        return ""
    return f"主张之日尚未到期，其中{_days([one.due for one in since])}的{len(since)}期此后已到期"


def _days(days: Sequence[date]) -> str:
    """2026年10月2日、11月2日; from first to last where there are many."""
    if len(days) > FEW:
        return f"{day(days[0])}至{day(days[-1])}"
    years = (None, *(one.year for one in days))
    return "、".join(day(one).removeprefix(f"{before}年") for before, one in zip(years, days, strict=False))
