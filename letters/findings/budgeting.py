"""What a month leaves to live on, and what of it can be offered; what is unknown stays unknown.

Living costs are never touched: only a share of what income leaves after expenses and other debts is offered.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from letters.case import Budget

NOTHING = Decimal("0.00")
CENT = Decimal("0.01")
WHOLE = 100  # percent


@frozen
class Means:
    """Yuan a month; None where the case does not tell. `left` may be below zero, `offerable` never is.

    `share` is the percent of `left` that may be offered. `unknown` names the places of the case file that would
    tell, `silent` the creditors whose monthly part is not given: they are not in `service`.
    """

    income: Decimal | None
    expenses: Decimal | None
    service: Decimal
    left: Decimal | None
    share: int
    offerable: Decimal | None
    unknown: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


def means_of(budget: Budget | None, share: int) -> Means:
    """What a budget leaves, and `share` percent (0 to 100) of it, rounded down to the cent."""
    if budget is None:
        return Means(None, None, NOTHING, None, share, None, ("budget.income", "budget.expenses"))
    means = Means(
        income=budget.total_income if budget.income else None,
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
