"""Several contracts of one person against one income: what all their plans ask of a month, and a fair part for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings.affordable import Check, check
from letters.findings.budgeting import means_of, pro_rata
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from letters.case import Budget
    from letters.findings.budgeting import Means, Share
    from letters.findings.findings import Findings
    from letters.findings.owed import OwedSum


@frozen
class Deal:
    """One contract among several: how it is called, and what is to be paid, as its person says or as it is computed.

    `payments` are those of the plan that its case holds, the first of alternatives; `later` is what falls due under it
    besides. `total` is None where neither can be told.
    """

    name: str
    total: Decimal | None
    payments: tuple[tuple[date, Decimal], ...]
    later: tuple[OwedSum, ...]


@frozen
class Together:
    """All contracts at once: the months of all their plans against the budget, and each one's part pro rata.

    `check` is None while no contract has a plan.
    """

    deals: tuple[Deal, ...]
    means: Means
    check: Check | None
    shares: tuple[Share, ...]

    @property
    def without_plan(self) -> tuple[str, ...]:
        """Contracts with something to pay and no plan yet."""
        return tuple(deal.name for deal in self.deals if deal.total and not deal.payments)


def together(found: Iterable[tuple[str, Findings]], share: int) -> Together | None:
    """Several contracts, each as the case looks from it, by name; None for fewer than two.

    `share` is the percent of what a month leaves that may be offered.
    """
    seen = tuple(found)
    if len(seen) < 2:
        return None
    deals = tuple(_deal(name, findings) for name, findings in seen)
    budget = seen[0][1].case.budget
    means = means_of(budget, share)
    return Together(deals, means, _months(deals, means), _shares(deals, budget, means))


def _months(deals: Sequence[Deal], means: Means) -> Check | None:
    payments = [payment for deal in deals for payment in deal.payments]
    later = [each for deal in deals for each in deal.later]
    return check(payments, means, later) if payments else None


def _shares(deals: Sequence[Deal], budget: Budget | None, means: Means) -> tuple[Share, ...]:
    """A month's money among the contracts and whoever else is owed something."""
    owed = [(deal.name, deal.total) for deal in deals if deal.total]
    others = [(debt.creditor, debt.amount) for debt in budget.debts] if budget else []
    return pro_rata(means.pool, [*owed, *others]) if means.pool and owed else ()


def _deal(name: str, findings: Findings) -> Deal:
    offer, dues, said = findings.case.offer, findings.dues, findings.positions.undisputed
    options = offer.options if offer else ()
    keeps = offer is None or not offer.return_device
    computed = dues.arrears if dues else None
    return Deal(
        name=name,
        total=computed if said is None else said,
        payments=tuple((each.due, each.amount) for each in options[0].payments) if options else (),
        later=dues.later if dues and keeps else (),
    )
