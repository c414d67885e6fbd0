"""Whether a month's means carry what a plan asks of that month."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.findings.budgeting import Means
    from letters.findings.owed import OwedSum

NOTHING = Decimal("0.00")


class Verdict(StrEnum):
    """How a month stands, from best to worst; UNKNOWN where the budget does not tell."""

    CARRIED = "carried"  # within what can be offered
    TIGHT = "tight"  # above the share to be offered, still within what the month leaves
    SHORT = "short"  # more than the month leaves
    UNKNOWN = "unknown"


@frozen
class Month:
    """One calendar month (its first day), in yuan.

    `due` is what the plan asks for, `beside` what falls due under the contract besides; both are judged together.
    `lacks` is what the month's remainder falls short of the two by.
    """

    first: date
    due: Decimal
    beside: Decimal
    verdict: Verdict
    lacks: Decimal

    @property
    def both(self) -> Decimal:
        """What the plan and the contract ask for together."""
        return self.due + self.beside


@frozen
class Check:
    """Each month of a plan held against the budget."""

    months: tuple[Month, ...]

    @property
    def verdict(self) -> Verdict:
        """That of the worst month."""
        return max((month.verdict for month in self.months), key=list(Verdict).index, default=Verdict.UNKNOWN)

    @property
    def fullest(self) -> Month | None:
        """The month in which plan and contract together ask for the most; None where the contract asks for nothing."""
        beside = [month for month in self.months if month.beside]
        return max(beside, key=lambda month: month.both, default=None)

    @property
    def short(self) -> tuple[Month, ...]:
        """The months that income does not carry."""
        return tuple(month for month in self.months if month.verdict is Verdict.SHORT)


def check(payments: Iterable[tuple[date, Decimal]], means: Means, later: Iterable[OwedSum] = ()) -> Check:
    """Month by month until the plan ends; `later` is what the contract asks for that is not yet due and not part of it.

    Months in which the plan asks for nothing count too: what runs on falls due in them all the same.
    """
    due = by_month(payments)
    beside = by_month((each.due, each.open) for each in later)
    months = sorted({*due, *(first for first in beside if due and first <= max(due))})
    return Check(tuple(_month(first, due.get(first, NOTHING), beside.get(first, NOTHING), means) for first in months))


def by_month(sums: Iterable[tuple[date, Decimal]]) -> dict[date, Decimal]:
    """What falls into each calendar month, by its first day, in order."""
    months: dict[date, Decimal] = {}
    for on, amount in sums:
        first = on.replace(day=1)
        months[first] = months.get(first, NOTHING) + amount
    return dict(sorted(months.items()))


def _month(first: date, due: Decimal, beside: Decimal, means: Means) -> Month:
    if means.left is None or means.offerable is None:
        return Month(first, due, beside, Verdict.UNKNOWN, NOTHING)
    both = due + beside
    lacks = max(both - max(means.left, NOTHING), NOTHING)
    fits = Verdict.CARRIED if both <= means.offerable else Verdict.TIGHT
    return Month(first, due, beside, Verdict.SHORT if lacks else fits, lacks)
