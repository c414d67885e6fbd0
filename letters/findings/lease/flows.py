"""The flows of a lease that brought cash: what was received, and what the contract asks for, each sum on its day.

What was paid on the day of the cash, or later but before the first rent fell due, was the price of getting the cash:
it went up front. It counts on the day of the payment, and the rents that it paid are not asked for again. All other
rents count on the day on which the contract asks for them, whether they were paid late, or at the person's own wish
early: neither is a term of the contract.

Of what went up front a case can tell in two ways, and a record alone does not show which is meant: the cash before
the deduction (扣前), which the payment still lowers, or the cash in hand (到手), which it has lowered already.
`Lease.cash_in_hand` says which. Where it is silent, the cash is read as the sum before the deduction, cash and
payments both being records of their own; only where that gives no honest rate is it read as the cash in hand.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from letters.findings.lease.rate import Flow, RateEstimate, estimate
from letters.findings.lease.rents import rent_days
from letters.findings.owed import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from letters.books import ContractRules
    from letters.case import Lease
    from letters.findings.lease.rents import Rents


class CashReading(StrEnum):
    """What the sum of the cash is, beside what went up front."""

    BEFORE = "before_deduction"  # 扣前
    IN_HAND = "in_hand"  # 到手


class ReadRate(NamedTuple):
    """The flows and their rate as they were read.

    `reading` is None where nothing went up front: both ways to read are then the same. `other` is the rate of the other
    way to read, where the case does not say which is meant.
    """

    flows: tuple[Flow, ...]
    rate: RateEstimate
    reading: CashReading | None = None
    other: RateEstimate | None = None


class _Ahead(NamedTuple):
    """What went up front, in yuan: for rents by day, oldest first, for fees, and for the deposit."""

    rents: tuple[tuple[date, Decimal], ...]
    fees: Decimal
    deposit: Decimal


def read_rate(lease: Lease, rents: Rents, rules: ContractRules, most_percent: Decimal, as_of: date) -> ReadRate:
    """The flows of a lease that brought cash, read as the case says, or as this module's head says where it does not.

    A rate above `most_percent` a year is not told; payments count up to `as_of`, that day included.
    """
    days = _days(lease, rents)
    ahead = _paid_ahead(lease, rents, days[0], as_of)

    def read(reading: CashReading) -> ReadRate:
        flows = _flows(lease, ahead, reading, rules)
        flows += _rents(rents, days, ahead, reading, rules)
        flows.sort(key=lambda flow: flow.on)
        return ReadRate(tuple(flows), estimate(flows, lease.period_unit, most_percent, days), reading)

    if not any((ahead.rents, ahead.fees, ahead.deposit)):
        return read(CashReading.BEFORE)._replace(reading=None)
    if lease.cash_in_hand is not None:
        return read(CashReading.IN_HAND if lease.cash_in_hand else CashReading.BEFORE)
    before, in_hand = read(CashReading.BEFORE), read(CashReading.IN_HAND)
    if before.rate.reason and not in_hand.rate.reason:
        return in_hand._replace(other=before.rate)
    return before._replace(other=in_hand.rate)


def _days(lease: Lease, rents: Rents) -> list[date]:
    """The days on which rents fall due; where the case does not tell them, the first one period after signing."""
    return [rent.due for rent in rents.sums] if rents.dates_known else rent_days(lease, 1)


def _paid_ahead(lease: Lease, rents: Rents, first_due: date, as_of: date) -> _Ahead:
    """What went up front: on the day of the cash, or later but before the first rent fell due."""
    made = sorted((payment.on, payment.amount) for payment in lease.payments if payment.on <= as_of)
    paid = [(on, amount) for on, amount in made if on <= lease.signed_on or on < first_due]
    in_all = sum((amount for _, amount in paid), NOTHING)
    fees = min(rents.to_fees, in_all)
    deposit = min(rents.to_deposit, in_all - fees)
    return _Ahead(tuple(_without(paid, fees + deposit)), fees, deposit)


def _without(paid: Iterable[tuple[date, Decimal]], beside: Decimal) -> Iterator[tuple[date, Decimal]]:
    """The payments less a sum that the first of them were made for."""
    for on, amount in paid:
        taken = min(beside, amount)
        beside -= taken
        if amount > taken:
            yield on, amount - taken


def _flows(lease: Lease, ahead: _Ahead, reading: CashReading, rules: ContractRules) -> list[Flow]:
    """Cash and fees on the day of the cash. From the cash in hand fees and deposit are gone already.

    The deposit is no cost: where the cash in hand was lowered by it, it is added again.
    """
    taken = ahead.fees if reading is CashReading.IN_HAND else NOTHING
    flows = [Flow(lease.signed_on, lease.cash_received or NOTHING, rules.say("flow_received"))]
    if reading is CashReading.IN_HAND and ahead.deposit:
        flows.append(Flow(lease.signed_on, ahead.deposit, rules.say("flow_deposit")))
    for fee in lease.fees:
        left = fee.amount - min(taken, fee.amount)
        taken -= fee.amount - left
        if left:
            flows.append(Flow(lease.signed_on, -left, rules.say("flow_fee", name=fee.name)))
    return flows


def _rents(
    rents: Rents, days: Sequence[date], ahead: _Ahead, reading: CashReading, rules: ContractRules
) -> Iterator[Flow]:
    """Every rent: what of it went up front on the day of the payment, the rest on the day it falls due."""
    paid = list(ahead.rents)
    for day, rent in zip(days, rents.sums, strict=True):
        left, what = rent.amount, rules.say("flow_rent", number=rent.number)
        while left and paid:
            on, amount = paid.pop(0)
            part = min(left, amount)
            left -= part
            if amount > part:
                paid.insert(0, (on, amount - part))
            if reading is CashReading.BEFORE:
                yield Flow(on, -part, what)
        if left or not rent.amount:
            yield Flow(day, -left, what)
