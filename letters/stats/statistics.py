"""The values of a statistic: what was counted, and the report that may be shown."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from letters.stats.periods import Period, Unit

Groups: TypeAlias = "Mapping[frozenset[str], int]"
"""How many cases lie in exactly these groups of one dimension; never in none."""

Waits: TypeAlias = "Mapping[int | None, int]"
"""How many cases waited so many days for the first answer; None: they still wait."""


@frozen
class Counts:
    """What was counted, exact and unprotected: not to be shown.

    `unit` is the finest length of time that is known. A period without an entry is 0 where `from_cases`, else there is
    no figure for it. `groups` is by dimension, `waits` by body, under "" for the first answer of any body.
    """

    unit: Unit
    periods: Mapping[Period, int]
    groups: Mapping[str, Groups]
    waits: Mapping[str, Waits] = field(default_factory=dict)
    from_cases: bool = True

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(self.periods.values())


@frozen
class TimeRow:
    """A period, or several next to each other that were merged. `count` is None where there is no figure.

    `change` and `percent` (of the count before) are None where there is nothing to compare with; `notes` say why.
    """

    periods: tuple[Period, ...]
    label: str
    lines: tuple[str, ...]
    count: int | None
    complete: bool
    change: int | None = None
    percent: Decimal | None = None
    notes: tuple[str, ...] = ()

    @property
    def comparable(self) -> bool:
        """Whether it is one whole period with a figure."""
        return len(self.periods) == 1 and self.complete and self.count is not None

    @property
    def plotted(self) -> int | None:
        """The count where the row is one period; a merged one would stand too high in a chart."""
        return self.count if len(self.periods) == 1 else None


@frozen
class Trend:
    """A straight line by least squares through whole, consecutive periods; `slope` is per period."""

    slope: Decimal
    first: Period
    last: Period
    number: int


@frozen
class Timeline:
    """The counts by quarter or by month; `told` is the trend, or why there is none, in a sentence."""

    unit: Unit
    title: str
    rows: tuple[TimeRow, ...]
    trend: Trend | None
    told: str
    notes: tuple[str, ...]

    @property
    def lasts(self) -> int:
        """How many rows there are."""
        return len(self.rows)


@frozen
class GroupRow:
    """A group of a dimension. `share` is its percentage of all cases."""

    label: str
    count: int
    share: Decimal


@frozen
class Breakdown:
    """The counts by the groups of one dimension; `rounded` where the exact ones would give people away."""

    key: str
    title: str
    about: str
    rows: tuple[GroupRow, ...]
    rounded: bool
    notes: tuple[str, ...]


@frozen
class WaitRow:
    """How long it took until somebody answered, in calendar days; the quartiles are None where too few answered."""

    label: str
    answered: int
    open: int
    lower: int | None
    median: int | None
    upper: int | None


@frozen
class Waiting:
    """Time to the first answer, for all and by body; `rounded` as of Breakdown."""

    title: str
    rows: tuple[WaitRow, ...]
    rounded: bool
    notes: tuple[str, ...]


@frozen
class Report:
    """Everything that may be shown: no name of a person, no exact day, no free text, no group under `least`.

    `counted` says what one is, `guarded` how people are kept from being made out ("" where nothing is merged).
    `left_out` cases could not be read or have no date by that day, and were not counted.
    """

    title: str
    on: date
    span: str
    total: int
    least: int
    counted: str
    guarded: str
    quarters: Timeline | None
    months: Timeline | None
    breakdowns: tuple[Breakdown, ...]
    waiting: Waiting | None
    shows: tuple[str, ...]
    hides: tuple[str, ...]
    left_out: int = 0

    @property
    def timelines(self) -> tuple[Timeline, ...]:
        """By quarter, then by month, as far as there are any."""
        return tuple(line for line in (self.quarters, self.months) if line is not None)
