"""What must go out each month, item by item: “吃饭900，看病300”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview.readers import means
from letters.collect.interview.words.line_read import LineRead

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState


def read(text: str, today: date, state: InterviewState) -> LineRead:
    """The items with their sums; a piece without a sum is left."""
    found = means.read(text, today, state)
    rows = found.values.get("budget.expenses", [])
    left = [each for each in (found.left, found.values.get("hardship.reason", "")) if each]
    told = "、".join(f"{row['item']} {row['amount']:,} 元" for row in rows)
    return LineRead({"expenses": rows} if rows else {}, told, "，".join(left))
