"""On which day each rent falls due, as far as the case tells, and what of it is paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.findings.lease.rents import Rents, rents_of
from letters.findings.owed import DueBasis
from letters.kit.days import months_on
from tests.stories import lease, story

if TYPE_CHECKING:
    from letters.case.contracts.lease.model import Lease

TODAY = date(2026, 11, 23)


def contract(*payments: tuple[str, str], **changes: object) -> Lease:
    """Twelve rents of 100 yuan, signed on the last day of January."""
    paid = [{"on": on, "amount": amount} for on, amount in payments]
    known = {"signed_on": "2026-01-31", "rent": "100.00", "payments": paid, **changes}
    return story(lease(**known)).contracts[0]


def rents(*payments: tuple[str, str], on: date = TODAY, **changes: object) -> Rents:
    return rents_of(contract(*payments, **changes), on)


def days(found: Rents, count: int = 4) -> list[str]:
    return [rent.due.isoformat() for rent in found.sums[:count]]


def test_the_first_rent_falls_due_at_signing_where_payments_say_so_and_short_months_end_early() -> None:
    found = rents(("2026-01-31", "100.00"), overdue_since="2026-03-01")
    assert found.basis is DueBasis.OVERDUE
    assert days(found) == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
    assert [str(rent.paid) for rent in found.sums[:2]] == ["100.00", "0.00"]


def test_the_first_rent_falls_due_a_period_later_where_the_oldest_unpaid_one_says_so() -> None:
    found = rents(("2026-02-28", "100.00"), overdue_since="2026-04-01")
    assert found.basis is DueBasis.OVERDUE
    assert days(found) == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]


def test_rents_that_fall_due_on_a_day_of_their_own_are_counted_from_it() -> None:
    found = rents(("2026-02-10", "100.00"), overdue_since="2026-03-11")
    assert found.basis is DueBasis.OVERDUE
    assert days(found) == ["2026-02-10", "2026-03-10", "2026-04-10", "2026-05-10"]


def test_what_fits_no_row_of_days_is_unknown() -> None:
    assert rents(("2026-01-31", "100.00"), overdue_since="2026-09-18").basis is DueBasis.UNKNOWN


def test_a_late_payment_does_not_move_the_days() -> None:
    found = rents(("2026-01-31", "100.00"), ("2026-03-09", "100.00"), overdue_since="2026-03-01")
    assert found.basis is DueBasis.OVERDUE
    assert found.sums[1].open == 0


def test_without_a_word_on_arrears_the_first_payment_tells() -> None:
    assert days(rents(("2026-02-01", "100.00")), 1) == ["2026-01-31"]
    later = rents(("2026-02-27", "100.00"))
    assert (later.basis, days(later, 1)) == (DueBasis.PAID, ["2026-02-28"])


def test_several_payments_told_as_one_begin_as_many_periods_before_the_last() -> None:
    paid = [{"on": "2026-03-31", "amount": "300.00", "times": 3}]
    found = rents_of(contract(payments=paid), TODAY)
    assert (found.basis, days(found, 1)) == (DueBasis.PAID, ["2026-01-31"])
    assert [rent.open == 0 for rent in found.sums[:4]] == [True, True, True, False]


def test_with_nothing_to_go_by_the_days_are_supposed_and_said_to_be() -> None:
    found = rents()
    assert found.basis is DueBasis.SIGNED
    assert not found.dates_known


def test_payments_go_to_the_oldest_rent_first_and_part_of_one_stays_open() -> None:
    found = rents(("2026-01-31", "100.00"), ("2026-04-01", "130.00"), overdue_since="2026-03-01")
    assert [str(rent.open) for rent in found.due(date(2026, 4, 30))] == ["70.00", "100.00"]
    assert [rent.number for rent in found.due(date(2026, 4, 30))] == [3, 4]


def test_a_rent_is_due_on_its_day_and_ahead_the_day_before() -> None:
    found = rents(("2026-01-31", "100.00"), overdue_since="2026-03-01")
    assert [rent.number for rent in found.due(date(2026, 2, 27))] == []
    assert [rent.number for rent in found.due(date(2026, 2, 28))] == [2]
    assert len(found.ahead(date(2026, 2, 28))) == 10


def test_what_is_paid_above_the_first_rent_at_once_is_fees_and_deposit() -> None:
    fees = [{"name": "服务费", "amount": "40.00"}]
    found = rents(("2026-01-31", "190.00"), fees=fees, deposit="50.00", overdue_since="2026-03-01")
    assert (found.to_fees, found.to_deposit, found.over) == (Decimal("40.00"), Decimal("50.00"), 0)
    assert found.sums[1].open == 100
    waived = rents(("2026-01-31", "190.00"), fees=fees, deposit="50.00", deposit_waived=True)
    assert (waived.to_deposit, waived.sums[1].paid) == (0, Decimal("50.00"))


def test_payments_after_the_day_are_not_counted() -> None:
    assert rents(("2026-01-31", "100.00"), ("2026-11-01", "100.00"), on=date(2026, 10, 31)).paid_in_all == 100


def test_what_is_paid_beyond_the_contract_is_over() -> None:
    assert rents(("2026-01-31", "1250.00")).over == 50


def test_weeks_and_days_are_counted_as_such() -> None:
    weekly = rents(("2026-01-31", "100.00"), period_unit="week", overdue_since="2026-02-08")
    assert days(weekly) == ["2026-01-31", "2026-02-07", "2026-02-14", "2026-02-21"]
    daily = rents(("2026-01-31", "100.00"), period_unit="day", overdue_since="2026-02-02")
    assert days(daily, 2) == ["2026-01-31", "2026-02-01"]


@pytest.mark.parametrize("months", [-13, -1, 0, 1, 11, 12, 25])
def test_months_go_on_from_the_wished_day_and_not_from_a_clipped_one(months: int) -> None:
    there = months_on(date(2026, 1, 31), months)
    assert (there.year * 12 + there.month) - (2026 * 12 + 1) == months
    assert there.day in {28, 29, 30, 31}


@pytest.mark.slow
@given(
    st.lists(st.tuples(st.dates(date(2026, 1, 31), TODAY), st.integers(1, 60_000)), max_size=8),
    st.none() | st.dates(date(2026, 2, 1), TODAY),
    st.sampled_from(["day", "week", "month"]),
)
def test_every_yuan_paid_is_somewhere_and_no_rent_is_overpaid(paid, overdue, unit: str) -> None:
    payments = [(on.isoformat(), f"{cents / 100:.2f}") for on, cents in paid]
    given = {} if overdue is None else {"overdue_since": overdue}
    found = rents(*payments, period_unit=unit, **given)
    assert found.paid_in_all == sum((Decimal(amount) for _, amount in payments), Decimal(0))
    assert all(0 <= rent.paid <= rent.amount for rent in found.sums)
    assert all(later.paid == 0 for early, later in zip(found.sums, found.sums[1:], strict=False) if early.open)
    assert [rent.due for rent in found.sums] == sorted({rent.due for rent in found.sums})
