"""A period that a provision sets, and how the data writes it."""

from __future__ import annotations

from letters.kit.data_rows import Count, row
from letters.kit.frozen import frozen
from letters.kit.refusals import RowError


@frozen
class Limit:
    """A period set by a provision: `count` of `unit` (days, working_days, months or years)."""

    count: int
    unit: str


@row
class LimitRow:
    """A period as the data writes it: `limit = { months = 6 }`, one unit only."""

    days: Count | None = None
    working_days: Count | None = None
    months: Count | None = None
    years: Count | None = None

    def __post_init__(self) -> None:
        if len(self._given()) != 1:
            raise RowError("limit 应当只有一项", "例如 limit = { months = 6 }")

    @property
    def limit(self) -> Limit:
        """The period as a value."""
        return self._given()[0]

    def _given(self) -> list[Limit]:
        counts = {unit: getattr(self, unit) for unit in ("days", "working_days", "months", "years")}
        return [Limit(count, unit) for unit, count in counts.items() if count]
