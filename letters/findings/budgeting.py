"""What a month leaves to live on, and what of it can be offered; what is unknown stays unknown.

Living costs are never touched: only a share of what income leaves after expenses and other debts is offered.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Budget

NOTHING = Decimal("0.00")
CENT = Decimal("0.01")
WHOLE = 100  # percent


@frozen
class Means:
    """Yuan a month; None where the case does not tell. `left` may be below zero, `offerable` never is.

    `income` is that of the leanest month. `share` is the percent of `left` that may be offered. `unknown` names the
    places of the case file that would tell, `silent` the creditors whose monthly part is not given: they are not in
    `service`.
    """

    income: Decimal | None
    expenses: Decimal | None
    service: Decimal
    left: Decimal | None
    share: int
    offerable: Decimal | None
    unknown: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def pool(self) -> Decimal | None:
        """What of a month all creditors together can be offered: the share of what expenses alone leave."""
        if self.income is None or self.expenses is None:
            return None
        left = max(self.income - self.expenses, NOTHING)
        return (left * self.share / WHOLE).quantize(CENT, ROUND_DOWN)


@frozen
class Share:
    """What one of several creditors gets of a month's money where each gets the same part of what it is owed; yuan."""

    creditor: str
    owed: Decimal
    monthly: Decimal


def pro_rata(pool: Decimal, owed: Iterable[tuple[str, Decimal]]) -> tuple[Share, ...]:
    """A month's money shared among creditors by what each is owed: to the cent, and to the last cent.

    No creditor gets more than they are owed; a cent that does not divide goes to those whose part it is nearest to.
    """
    rows = [(creditor, amount) for creditor, amount in owed if amount]
    total = sum((amount for _, amount in rows), NOTHING)
    if not total:
        return ()
    pool = min(pool, total)
    exact = [pool * amount / total for _, amount in rows]
    parts = [each.quantize(CENT, ROUND_DOWN) for each in exact]
    left = int((pool - sum(parts, NOTHING)) / CENT)
    nearest = sorted(range(len(rows)), key=lambda number: parts[number] - exact[number])
    for number in nearest[:left]:
        parts[number] += CENT
    return tuple(Share(*row, part) for row, part in zip(rows, parts, strict=True))


def means_of(budget: Budget | None, share: int) -> Means:
    """What a budget leaves, and `share` percent (0 to 100) of it, rounded down to the cent."""
    if budget is None:
        return Means(None, None, NOTHING, None, share, None, ("budget.income", "budget.expenses"))
    means = Means(
        income=budget.least_income,
        expenses=budget.total_expenses if budget.expenses else None,
        service=budget.total_debt_service,
        left=None,
        share=share,
        offerable=None,
        silent=tuple(debt.creditor for debt in budget.debts if debt.monthly is None),
    )
    return _left(means)


def _left(means: Means) -> Means:
    """What is left of income; or what the case would have to tell so that it is known."""
    unknown = []
    if means.income is None:
        unknown.append("budget.income")
    if means.expenses is None:
        unknown.append("budget.expenses")
    if means.income is None or means.expenses is None:
        return replace(means, unknown=tuple(unknown))
    left = means.income - means.expenses - means.service
    offerable = max(left, NOTHING) * means.share / WHOLE
    return replace(means, left=left, offerable=offerable.quantize(CENT, ROUND_DOWN))
