"""What a month leaves to live on, and what of it can be offered; what is unknown stays unknown.

Living costs are never touched: only a share of what income leaves after expenses and other debts is offered.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.case.wishes import Budget

NOTHING = Decimal("0.00")
CENT = Decimal("0.01")
WHOLE = 100  # percent


@dataclass(frozen=True, slots=True)
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
    income = budget.total_income if budget and budget.income else None
    expenses = budget.total_expenses if budget and budget.expenses else None
    service = budget.total_debt_service if budget else NOTHING
    left = None if income is None or expenses is None else income - expenses - service
    offerable = None if left is None else (max(left, NOTHING) * share / WHOLE).quantize(CENT, ROUND_DOWN)
    unknown = [name for name, known in (("budget.income", income), ("budget.expenses", expenses)) if known is None]
    silent = [debt.creditor for debt in budget.debts if debt.monthly is None] if budget else []
    return Means(income, expenses, service, left, share, offerable, tuple(unknown), tuple(silent))
