"""What the lease costs: the total to own and the premium first; a rate only where cash was handed over.

The rate is a reference calculation, “as if it were a loan”: the flows are those of the contract, the deposit and the
buy-out apart, so that it never says more than the contract asks for.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from letters.case import KIND
from letters.errors import HorizonError
from letters.findings.lease.flows import CashReading, read_rate
from letters.findings.lease.rate import Flow, RateEstimate
from letters.findings.lease.rents import rents_of
from letters.findings.legal_facts import case_facts
from letters.findings.owed import NOTHING

if TYPE_CHECKING:
    from letters.books import MoneyRules
    from letters.case import Case, Lease
    from letters.findings.lease.flows import ReadRate
    from letters.law import Rates

__all__ = ["ComparisonLine", "Flow", "LeaseCost", "RateEstimate", "UnknownLine", "lease_cost"]

TENTH = Decimal("0.1")
LICENSED, LENDING = "licensed_lessor", "disguised_loan"  # facts of the law table


class ComparisonLine(NamedTuple):
    """The one-year LPR in force on the day of the contract, and four times it, in percent a year."""

    percent: Decimal
    four_times: Decimal
    published_on: date
    source: str = ""


class UnknownLine(NamedTuple):
    """No line to compare with: the verified data does not reach the day of the contract, or begins after it.

    `until` is the last day that the data reaches, None where the contract is older than the data or the rule.
    """

    until: date | None = None


class LeaseCost(NamedTuple):
    """Sums in yuan. `total` is rents, fees and buy-out, the deposit apart; `premium` is `total` less the price.

    `paid` leaves the deposit out; `outstanding` is what is left of `total`. `flows` and `rate` exist for a lease that
    brought cash (`received`); `line` only where lending law can apply as well. `dates_known` is False where the
    case does not tell on which days the rents fall due: the rate then supposes the first rent one period after
    signing, which makes it lower. Without `payments_told` nobody said what was paid, and `paid` is no sum to tell.
    `reading` is how the cash was read beside what went up front (a word of `CashReading`), None where nothing did;
    `other_rate` is what the other way to read gives where the case does not say which is meant: no letter tells a rate
    before it does.
    """

    rents: Decimal
    fees: Decimal
    buyout: Decimal | None
    deposit: Decimal | None
    total: Decimal
    official_price: Decimal | None
    premium: Decimal | None
    premium_percent: Decimal | None
    paid: Decimal
    outstanding: Decimal
    flows: tuple[Flow, ...] = ()
    received: Decimal | None = None
    rate: RateEstimate | None = None
    line: ComparisonLine | UnknownLine | None = None
    dates_known: bool = True
    payments_told: bool = True
    reading: str | None = None
    other_rate: RateEstimate | None = None

    @property
    def asked(self) -> Decimal:
        """What the flows ask for in all, without what the cash in hand had lost already."""
        return -sum((flow.amount for flow in self.flows if flow.amount < 0), NOTHING)

    @property
    def got(self) -> Decimal:
        """What the flows bring in all."""
        return sum((flow.amount for flow in self.flows if flow.amount > 0), NOTHING)

    @property
    def asked_more(self) -> Decimal:
        """How much more the flows ask for than they bring."""
        return self.asked - self.got

    @property
    def before_deduction(self) -> bool:
        """Whether the cash was read as the sum before what went up front was deducted."""
        return self.reading == CashReading.BEFORE

    @property
    def in_hand(self) -> bool:
        """Whether the cash was read as what was left after the deduction."""
        return self.reading == CashReading.IN_HAND

    @property
    def known_line(self) -> ComparisonLine | None:
        """The line to compare with, where there is one."""
        return self.line if isinstance(self.line, ComparisonLine) else None


def lease_cost(
    case: Case, lease: Lease, as_of: date, rules: MoneyRules, rates: Rates | None = None
) -> LeaseCost | None:
    """What the lease of a case costs as of a day; None where its rents are not known.

    Without `rates` no line is compared with.
    """
    all_rents = lease.total_rent
    if all_rents is None:
        return None
    rents = rents_of(lease, as_of)
    fees = sum((fee.amount for fee in lease.fees), NOTHING)
    total = all_rents + fees + (lease.buyout_price or NOTHING)
    premium = None if lease.official_price is None else total - lease.official_price
    paid = rents.paid_in_all - rents.to_deposit
    cost = LeaseCost(
        rents=all_rents,
        fees=fees,
        buyout=lease.buyout_price,
        deposit=lease.deposit or None,
        total=total,
        official_price=lease.official_price,
        premium=premium,
        premium_percent=_percent(premium, lease.official_price),
        paid=paid,
        outstanding=max(total - paid, NOTHING),
        payments_told=bool(lease.payments) or lease.nothing_paid,
    )
    if not lease.cash_received:
        return cost
    read = read_rate(lease, rents, rules.of(KIND), rules.most_percent, as_of)
    return _with_rate(cost, case, lease, read, rents.dates_known, rates)


def _with_rate(
    cost: LeaseCost, case: Case, lease: Lease, read: ReadRate, dates_known: bool, rates: Rates | None
) -> LeaseCost:
    """A cost with the cash received, the contract's flows, the rate, and the line where lending law can apply."""
    return cost._replace(
        received=lease.cash_received,
        flows=read.flows,
        rate=read.rate,
        line=_line(rates, lease.signed_on) if rates is not None and lending_can_apply(case) else None,
        dates_known=dates_known,
        reading=read.reading.value if read.reading else None,
        other_rate=read.other,
    )


def lending_can_apply(case: Case) -> bool:
    """Whether the ceiling of lending may be named at all: cash was handed over, and the lessor is not licensed."""
    facts = case_facts(case)
    return LENDING in facts and LICENSED not in facts


def _line(rates: Rates, day: date) -> ComparisonLine | UnknownLine:
    """The ceiling in force on the day of the contract, as far as checked data tells it."""
    try:
        answer = rates.on(day)
    except HorizonError:
        return UnknownLine()
    if answer.rate is None or not answer.known:
        return UnknownLine(answer.until)
    if answer.ceiling is None:
        return UnknownLine()
    return ComparisonLine(answer.rate.percent, answer.ceiling, answer.rate.published_on, answer.rate.source)


def _percent(premium: Decimal | None, price: Decimal | None) -> Decimal | None:
    """The premium in percent of the price, to one place; None without a price above zero."""
    if premium is None or not price:
        return None
    return (premium / price * 100).quantize(TENTH, ROUND_HALF_UP)
