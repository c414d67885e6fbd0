"""The rate of a row of payments, against known answers and a solver of another kind; and where none is told."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from letters.case.contracts.lease.words import PeriodUnit
from letters.findings.lease.rate import Flow, NoRate, estimate
from letters.findings.lease.rents import step

MONTH, WEEK, DAY = PeriodUnit.MONTH, PeriodUnit.WEEK, PeriodUnit.DAY
BOUND = Decimal(1000)


def row(received: str, payment: str, count: int, signed: str = "2026-01-15", unit: PeriodUnit = MONTH) -> list[Flow]:
    first = date.fromisoformat(signed)
    paid = [Flow(step(first, unit, number), -Decimal(payment), "") for number in range(1, count + 1)]
    return [Flow(first, Decimal(received), ""), *paid]


def found_elsewhere(flows: list[Flow]) -> tuple[float, float]:
    """What a solver that goes by tangents finds: the rate of a period, and that of a year by days."""
    pyxirr = pytest.importorskip("pyxirr", reason="the other solver has no wheel for this Python")
    amounts = [float(flow.amount) for flow in flows]
    return pyxirr.irr(amounts), pyxirr.xirr([flow.on for flow in flows], amounts)


def test_nine_payments_of_1083_15_for_5450_56_are_162_36_nominal_and_358_5_effective() -> None:
    told = estimate(row("5450.56", "1083.15", 9), MONTH, BOUND)
    assert (told.nominal_percent, told.effective_percent) == (Decimal("162.36"), Decimal("358.5"))
    assert told.reason is None


@pytest.mark.parametrize(
    ("signed", "dated"),
    [("2025-10-15", "358.0"), ("2026-01-15", "363.8"), ("2026-02-15", "368.6"), ("2026-05-15", "353.2")],
)
def test_by_calendar_days_the_same_row_depends_on_how_long_its_months_are(signed: str, dated: str) -> None:
    told = estimate(row("5450.56", "1083.15", 9, signed), MONTH, BOUND)
    assert told.dated_percent == Decimal(dated)
    assert told.effective_percent == Decimal("358.5")


def test_rents_of_1062_for_8999_are_69_7_nominal_and_84_8_with_the_first_up_front() -> None:
    later = estimate(row("8999", "1062", 12), MONTH, BOUND)
    up_front = [Flow(date(2026, 1, 15), Decimal(8999 - 1062), ""), *row("8999", "1062", 11)[1:]]
    assert round(later.nominal_percent or 0, 1) == Decimal("69.7")
    assert round(estimate(up_front, MONTH, BOUND).nominal_percent or 0, 1) == Decimal("84.8")


@pytest.mark.slow
@given(
    st.integers(10_000, 1_000_000),
    st.integers(2, 36),
    st.floats(1.02, 3.0),
    st.sampled_from([WEEK, MONTH]),
    st.dates(date(2020, 1, 1), date(2027, 1, 1)),
)
@example(100_000, 2, 1.02, WEEK, date(2024, 2, 29))
@example(545_056, 9, 1.7884, MONTH, date(2026, 1, 15))
def test_a_solver_of_another_kind_finds_the_same(cents: int, count: int, over: float, unit: PeriodUnit, signed) -> None:
    payment = Decimal(round(cents * over / count)) / 100
    flows = row(str(Decimal(cents) / 100), str(payment), count, signed.isoformat(), unit)
    told = estimate(flows, unit, BOUND)
    assume(told.reason is None)
    periods = 12 if unit is MONTH else 52
    a_period, by_days = found_elsewhere(flows)
    assert float(told.nominal_percent or 0) == pytest.approx(a_period * periods * 100, abs=0.0051)
    assert float(told.effective_percent or 0) == pytest.approx(((1 + a_period) ** periods - 1) * 100, abs=0.051)
    assert float(told.dated_percent or 0) == pytest.approx(by_days * 100, abs=0.051)


@pytest.mark.slow
@given(st.lists(st.integers(-900, -100), min_size=2, max_size=24), st.integers(1, 95), st.integers(0, 300))
def test_the_other_solver_agrees_on_uneven_rents_and_a_deposit_that_comes_back(rents, part: int, deposit: int) -> None:
    received = max(1, -sum(rents) * part // 100)
    sums = [received, *rents[:-1], rents[-1] + min(deposit, -rents[-1] - 1)]
    assume(sum(sums) < 0)
    flows = [Flow(step(SIGNED, MONTH, number), Decimal(amount), "") for number, amount in enumerate(sums)]
    told = estimate(flows, MONTH, BOUND)
    assume(told.reason is None)
    a_period, by_days = found_elsewhere(flows)
    assert float(told.nominal_percent or 0) == pytest.approx(a_period * 1200, abs=0.0051)
    assert float(told.dated_percent or 0) == pytest.approx(by_days * 100, abs=0.051)


@given(st.integers(1, 5_000), st.integers(1, 2_000), st.integers(0, 40), st.sampled_from(list(PeriodUnit)))
def test_a_rate_is_within_the_bound_and_above_zero_or_a_reason_stands_in_its_place(
    received: int, payment: int, count: int, unit: PeriodUnit
) -> None:
    told = estimate(row(str(received), str(payment), count, unit=unit), unit, BOUND)
    if told.reason is None:
        assert payment * count > received
        assert all(
            each is not None and 0 <= each <= BOUND
            for each in (told.nominal_percent, told.effective_percent, told.dated_percent)
        )
    else:
        assert (told.nominal_percent, told.effective_percent, told.dated_percent) == (None, None, None)


SIGNED = date(2026, 1, 15)
LATER = SIGNED + timedelta(days=31)


@pytest.mark.parametrize(
    ("flows", "reason"),
    [
        ([(LATER, "-100.00"), (SIGNED, "-100.00")], NoRate.NOTHING_RECEIVED),
        ([(SIGNED, "1000.00"), (SIGNED, "-1000.00"), (LATER, "-100.00")], NoRate.NOTHING_RECEIVED),
        ([(SIGNED, "1000.00")], NoRate.SAME_DAY),
        ([(SIGNED, "1000.00"), (SIGNED, "-900.00")], NoRate.SAME_DAY),
        ([(SIGNED, "1000.00"), (LATER, "0.00")], NoRate.NO_PAYMENTS),
        ([(SIGNED, "5900.00"), (LATER, "-20000.00")], NoRate.ONE_PAYMENT),
        ([(SIGNED, "1000.00"), (LATER, "-400.00"), (step(SIGNED, MONTH, 2), "-600.00")], NoRate.NO_COST),
        ([(SIGNED, "1000.00"), (LATER, "-5000.00"), (step(SIGNED, MONTH, 2), "-5000.00")], NoRate.ABSURD),
        # worth nothing together at 1 %, at 2 % and at 3 % a month: none of them is the rate
        (
            [
                *((SIGNED, "1000000.00"), (LATER, "-3060000.00")),
                *((step(SIGNED, MONTH, 2), "3121100.00"), (step(SIGNED, MONTH, 3), "-1061106.00")),
            ],
            NoRate.ABSURD,
        ),
    ],
)
def test_without_an_honest_rate_there_is_a_reason_and_no_number(flows, reason: NoRate) -> None:
    told = estimate([Flow(on, Decimal(amount), "") for on, amount in flows], MONTH, BOUND)
    assert told.reason is reason
    assert (told.nominal_percent, told.effective_percent, told.dated_percent) == (None, None, None)


def test_a_month_in_which_nothing_is_asked_for_still_counts_as_a_period() -> None:
    flows = row("1000", "600", 3)
    flows[1] = Flow(flows[1].on, Decimal(0), "")
    waited = found_elsewhere(flows)[0]
    assert float(estimate(flows, MONTH, BOUND).nominal_percent or 0) == pytest.approx(waited * 1200, abs=0.0051)


def test_a_payment_within_a_period_counts_with_the_part_of_it_that_has_passed() -> None:
    ends = [step(SIGNED, MONTH, number) for number in range(4)]
    half = date(2026, 2, 1)  # 17 of the 31 days from 15 January to 15 February
    flows = [Flow(SIGNED, Decimal(1000), ""), Flow(half, Decimal(-400), ""), Flow(ends[3], Decimal(-700), "")]
    rate = float(estimate(flows, MONTH, BOUND, ends).nominal_percent or 0) / 1200
    assert 400 / (1 + rate) ** (17 / 31) + 700 / (1 + rate) ** 3 == pytest.approx(1000, abs=0.01)
