"""What a template sees of what the person can pay and offers: values with nothing left to compute, sums in yuan."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from letters.case import OptionKind
from letters.compose.view.by_now import by_now
from letters.findings import in_order_of_offer

_ONLY_ME = re.compile(r"请?(?:只|仅)(?:与|和|跟|同)?(?:联系)?(?:本人|我)(?:本人)?(?:联系)?")

if TYPE_CHECKING:
    from letters.case import Budget, Case, Offer, Option
    from letters.findings import Positions

FEW = 4  # payments that stand in a table one below the other


class BudgetLine(NamedTuple):
    """One line of income or expense, a month; `least` is what income that varies brings in the leanest month."""

    item: str
    amount: Decimal
    least: Decimal | None = None


class DebtView(NamedTuple):
    """Another debt; `monthly` is what it takes beside the expenses."""

    creditor: str
    amount: Decimal
    monthly: Decimal | None


class MemberView(NamedTuple):
    """Somebody of the same household."""

    relation: str
    age: int | None
    income: Decimal | None
    note: str | None


class AssetView(NamedTuple):
    """Something the household owns."""

    item: str
    amount: Decimal | None


class BudgetView(NamedTuple):
    """Income and expenses of a month, the household, other debts; `left` is below zero where it does not reach."""

    income_before: Decimal | None
    income: tuple[BudgetLine, ...]
    expenses: tuple[BudgetLine, ...]
    dependants: str | None
    debts: tuple[DebtView, ...]
    household: tuple[MemberView, ...]
    assets: tuple[AssetView, ...]
    total_income: Decimal
    least_income: Decimal | None
    total_expenses: Decimal
    total_debt_service: Decimal
    left: Decimal

    @property
    def is_short(self) -> bool:
        """Whether a month's income does not reach for its expenses: by how much, the other side need not know."""
        return self.left < 0


def budget_view(budget: Budget) -> BudgetView:
    """The budget of a case with its sums."""
    return BudgetView(
        income_before=budget.income_before,
        income=tuple(BudgetLine(line.item, line.amount, line.least) for line in budget.income),
        expenses=tuple(BudgetLine(line.item, line.amount) for line in budget.expenses),
        dependants=budget.dependants,
        debts=tuple(DebtView(debt.creditor, debt.amount, debt.monthly) for debt in budget.debts),
        household=tuple(MemberView(one.called, one.age, one.income, one.note) for one in budget.household),
        assets=tuple(AssetView(asset.item, asset.amount) for asset in budget.assets),
        total_income=budget.total_income,
        least_income=budget.least_income,
        total_expenses=budget.total_expenses,
        total_debt_service=budget.total_debt_service,
        left=budget.left,
    )


class InstalmentView(NamedTuple):
    """One payment offered."""

    due: date
    amount: Decimal


class PaymentPair(NamedTuple):
    """Two payments that stand beside each other in a table; `number` is that of the left one. The last may be alone."""

    number: int
    left: InstalmentView
    right: InstalmentView | None


class OptionView(NamedTuple):
    """One way of paying; `total` is what its payments sum to.

    `is_undisputed`: it pays just what the person calls undisputed, less a `deposit` that the other side holds, where
    the contract ends and the payments have taken it off. Any other total is an offer and no admission.
    """

    kind: OptionKind
    payments: tuple[InstalmentView, ...]
    why: str | None
    total: Decimal
    is_undisputed: bool
    deposit: Decimal | None

    @property
    def is_settlement(self) -> bool:
        """Whether one payment is to settle everything."""
        return self.kind is OptionKind.SETTLEMENT

    @property
    def pairs(self) -> tuple[PaymentPair, ...]:
        """The payments two by two, so that their table takes half the page; none where a few stand well by themselves.

        The last is alone where their number is odd.
        """
        if len(self.payments) <= FEW:
            return ()
        every = (*self.payments, None)
        return tuple(
            PaymentPair(first + 1, self.payments[first], every[first + 1]) for first in range(0, len(self.payments), 2)
        )


def option_view(option: Option, positions: Positions) -> OptionView:
    """One way of paying, with its sum, held against what the person calls undisputed."""
    payments = tuple(InstalmentView(payment.due, payment.amount) for payment in option.payments)
    said, held = positions.undisputed, positions.deposit
    ends = option.kind in (OptionKind.RETURN, OptionKind.SETTLEMENT)  # the deposit is reckoned when a contract ends
    is_netted = ends and bool(held) and said == option.total + held
    return OptionView(
        kind=option.kind,
        payments=payments,
        why=option.why,
        total=option.total,
        is_undisputed=is_netted or said == option.total,
        deposit=held if is_netted else None,
    )


class DisputedView(NamedTuple):
    """One item that is not accepted, as a letter about paying tells it; sums in yuan.

    `by_now` is what of it has fallen due since the claim was made, "" for nothing.
    """

    item: str
    amount: Decimal | None
    reason: str
    ask: str
    by_now: str


class OfferView(NamedTuple):
    """What the person offers; `disputed` are all items not accepted, those that the offer names first.

    `undisputed` is None where the person has not said what is.
    """

    undisputed: Decimal | None
    undisputed_what: str | None
    undisputed_due: tuple[date, ...]
    disputed: tuple[DisputedView, ...]
    options: tuple[OptionView, ...]
    source: str | None
    return_device: bool | None
    later_too: bool | None
    later_paid: bool | None
    contact: str | None
    reply_within_days: int | None


def _how_to_be_reached(contact: str | None) -> str | None:
    """How the person is to be reached, without 只联系本人: the letters say that themselves, before it."""
    parts = re.split("[，,；;。]", contact or "")
    return "，".join(part for part in parts if part and not _ONLY_ME.fullmatch(part)) or None


def offer_view(case: Case, offer: Offer, positions: Positions) -> OfferView:
    """The offer of a case, with how the person stands to what is claimed."""
    disputed = (
        DisputedView(
            item.called or item.name, item.amount, item.reason or item.why, item.ask, by_now(positions, item.kind)
        )
        for item in in_order_of_offer(case, positions)
    )
    return OfferView(
        undisputed=positions.undisputed,
        undisputed_what=offer.undisputed_what,
        undisputed_due=offer.undisputed_due,
        disputed=tuple(disputed),
        options=tuple(option_view(option, positions) for option in offer.options),
        source=offer.source,
        return_device=offer.return_device,
        later_too=offer.later_too,
        later_paid=offer.later_paid,
        contact=_how_to_be_reached(offer.contact),
        reply_within_days=offer.reply_within_days,
    )
