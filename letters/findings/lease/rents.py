"""The rents of a contract: on which day each falls due, as far as the case tells, and what of it is paid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from letters.case import PeriodUnit, Purpose
from letters.findings.owed import NOTHING, DueBasis, Owed, OwedSum
from letters.kit.days import ONE_DAY, months_on
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from letters.case import Lease

DAYS = {PeriodUnit.DAY: 1, PeriodUnit.WEEK: 7}


@frozen
class Rents(Owed):
    """Every rent of a lease, with the payments matched to them, oldest first.

    Of what was paid before the second rent fell due, the part above the first rent goes to fees and deposit
    (`to_fees`, `to_deposit`), in yuan.
    """

    @property
    def paid_in_all(self) -> Decimal:
        """Everything paid, whatever for."""
        return sum((rent.paid for rent in self.sums), self.to_fees + self.to_deposit + self.over)


def rents_of(lease: Lease, as_of: date) -> Rents:
    """The rents of a lease with the payments made up to that day, both days included.

    There are none, and their days are unknown, where the case does not tell how much is to be paid, or how often.
    """
    if not lease.rents_known:
        return _untold(lease, as_of)
    days, basis = _days(lease)
    payments = _towards_rent(lease, as_of)
    fees, deposit = _beside(lease, days, payments)
    left = sum((amount for _, amount in payments), NOTHING) - fees - deposit
    fees += _paid_for(lease, as_of, Purpose.FEE) + _paid_for(lease, as_of, Purpose.INSURANCE)
    deposit += _paid_for(lease, as_of, Purpose.DEPOSIT)
    rents = []
    for number, (day, amount) in enumerate(zip(days, _amounts(lease), strict=True), 1):
        paid = min(left, amount)
        left -= paid
        rents.append(OwedSum(number, day, amount, paid))
    return Rents(tuple(rents), basis, left, _fell_due(lease), deposit, fees)


def _untold(lease: Lease, as_of: date) -> Rents:
    """No rents; of the payments what was said to be for something else."""
    fees = _paid_for(lease, as_of, Purpose.FEE) + _paid_for(lease, as_of, Purpose.INSURANCE)
    return Rents((), DueBasis.UNKNOWN, NOTHING, None, _paid_for(lease, as_of, Purpose.DEPOSIT), fees)


def _towards_rent(lease: Lease, until: date) -> list[tuple[date, Decimal]]:
    """The payments up to a day that may have gone to rents: those for a fee, an insurance or the deposit did not."""
    made = (payment for payment in lease.payments if payment.on <= until)
    return [(each.on, each.amount) for each in made if each.purpose in {None, Purpose.RENT}]


def _paid_for(lease: Lease, until: date, purpose: Purpose) -> Decimal:
    """What was paid up to a day and said to be for that."""
    return sum((each.amount for each in lease.payments if each.purpose is purpose and each.on <= until), NOTHING)


def rent_days(lease: Lease, first: int = 0) -> list[date]:
    """The days that signing gives, the first rent falling due `first` periods after it."""
    return [step(lease.signed_on, lease.period_unit, first + number) for number in range(_count(lease))]


def step(day: date, unit: PeriodUnit, count: int) -> date:
    """The day that lies so many periods later (or earlier); a month that is too short gives its last day."""
    if unit in DAYS:
        return day + timedelta(days=DAYS[unit] * count)
    return months_on(day, count)


def _count(lease: Lease) -> int:
    """How many rents there are; none as long as that is not known."""
    return lease.periods or 0


def _amounts(lease: Lease) -> list[Decimal]:
    rent = lease.rent or NOTHING
    first = rent if lease.first_rent is None else lease.first_rent
    return [first, *[rent] * (_count(lease) - 1)]


def _days(lease: Lease) -> tuple[list[date], DueBasis]:
    """The days on which rents fall due, and what they rest on."""
    fell_due = _fell_due(lease)
    if fell_due is not None:
        for days in _rows(lease, fell_due):
            if _agrees(lease, days, fell_due):
                return days, DueBasis.OVERDUE
        return rent_days(lease), DueBasis.UNKNOWN
    if lease.payments:
        paid = min(step(each.on, lease.period_unit, 1 - each.times) for each in lease.payments)
        rows = [rent_days(lease, first) for first in (0, 1)]
        return min(rows, key=lambda days: abs(days[0] - paid)), DueBasis.PAID
    return rent_days(lease), DueBasis.SIGNED


def _fell_due(lease: Lease) -> date | None:
    """The day on which the oldest unpaid rent fell due, where the case says so."""
    return None if lease.overdue_since is None else lease.overdue_since - ONE_DAY


def _rows(lease: Lease, fell_due: date) -> Iterator[list[date]]:
    """Days counted from signing, the first rent at once or a period later; else from the day the case names."""
    yield rent_days(lease)
    later = rent_days(lease, 1)
    yield later
    count = _count(lease)
    for number in range(count):
        if lease.signed_on <= step(fell_due, lease.period_unit, -number) <= later[0]:
            yield [step(fell_due, lease.period_unit, other - number) for other in range(count)]


def _agrees(lease: Lease, days: Sequence[date], fell_due: date) -> bool:
    """Whether the rent due on that day is the oldest that payments made in time had left unpaid."""
    payments = _towards_rent(lease, fell_due)
    left = sum((amount for _, amount in payments), -sum(_beside(lease, days, payments)))
    for day, amount in zip(days, _amounts(lease), strict=True):
        left -= amount
        if left < 0:
            return day == fell_due
    return False


def _beside(lease: Lease, days: Sequence[date], payments: Iterable[tuple[date, Decimal]]) -> tuple[Decimal, Decimal]:
    """What of the first payments went to fees and to the deposit: what they hold above the first rent."""
    second = days[1] if len(days) > 1 else date.max
    early = sum((amount for on, amount in payments if on < second), NOTHING)
    above = max(early - _amounts(lease)[0], NOTHING)
    said = {payment.purpose for payment in lease.payments}
    told = said & {Purpose.FEE, Purpose.INSURANCE}
    fees = NOTHING if told else min(above, sum((fee.amount for fee in lease.fees), NOTHING))
    is_held = not lease.deposit_waived and Purpose.DEPOSIT not in said
    deposit = lease.deposit or NOTHING if is_held else NOTHING
    return fees, min(above - fees, deposit)
