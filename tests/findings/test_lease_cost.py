"""What the lease costs: totals and premium first; a rate and a line to compare with only where they may be told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from letters import findings
from letters.books.money_rules import money_rules
from letters.findings.lease.cost import ComparisonLine, LeaseCost, UnknownLine, lease_cost
from letters.findings.lease.rate import NoRate
from letters.law.rates import load_rates
from tests.shelf import books
from tests.stories import lease, platform, story

TODAY = date(2026, 11, 23)
CASH = {"signed_on": "2026-01-15", "rent": "1083.15", "periods": 9, "cash_received": "5450.56"}


def cost(*parts: str, **changes: object) -> LeaseCost:
    case = story(*(parts or (platform(),)), lease(**changes))
    found = lease_cost(case, case.contracts[0], TODAY, money_rules(), load_rates())
    assert found is not None
    return found


def test_the_total_is_rents_fees_and_buy_out_and_the_deposit_stands_apart() -> None:
    found = cost(
        first_rent="1.00",
        fees=[{"name": "服务费", "amount": "399.00"}],
        buyout_price="2599.00",
        deposit="500.00",
        official_price="9999.00",
    )
    assert (found.rents, found.fees, found.buyout) == (Decimal("9890.00"), Decimal("399.00"), Decimal("2599.00"))
    assert (found.total, found.deposit) == (Decimal("12888.00"), Decimal("500.00"))
    assert (found.premium, found.premium_percent) == (Decimal("2889.00"), Decimal("28.9"))


def test_a_device_cheaper_than_its_price_has_a_premium_below_zero() -> None:
    found = cost(rent="100.00", official_price="2000.00")
    assert (found.premium, found.premium_percent) == (Decimal("-800.00"), Decimal("-40.0"))


@pytest.mark.parametrize(("price", "premium"), [(None, None), ("0.00", Decimal("10788.00"))])
def test_without_a_price_there_is_no_percentage(price: str | None, premium: Decimal | None) -> None:
    found = cost(**({} if price is None else {"official_price": price}))
    assert (found.premium, found.premium_percent) == (premium, None)


def test_what_is_paid_leaves_the_deposit_out_and_what_is_outstanding_is_the_rest() -> None:
    found = cost(deposit="500.00", payments=[{"on": "2026-03-02", "amount": "1399.00"}])
    assert (found.paid, found.outstanding) == (Decimal("899.00"), Decimal("9889.00"))


def test_without_cash_there_is_no_rate_no_flow_and_no_line() -> None:
    found = cost(official_price="9999.00", buyout_price="2599.00")
    assert (found.rate, found.flows, found.received, found.line) == (None, (), None, None)


def test_a_device_that_never_came_is_no_cash() -> None:
    assert cost(device_received=False).rate is None


def test_the_flows_are_the_cash_and_every_rent_on_its_day_and_give_the_known_rate() -> None:
    found = cost(**CASH)
    assert found.rate is not None
    assert (found.rate.nominal_percent, found.rate.effective_percent) == (Decimal("162.36"), Decimal("358.5"))
    assert [str(flow.amount) for flow in found.flows] == ["5450.56", *["-1083.15"] * 9]
    assert [flow.what for flow in found.flows[:2]] == ["收到的现金", "第1期租金"]
    assert not found.dates_known


def test_a_first_rent_paid_at_once_makes_the_rate_higher_and_a_fee_as_well() -> None:
    paid = [{"on": "2026-01-15", "amount": "1083.15"}]
    at_once = cost(**CASH, payments=paid)
    assert at_once.dates_known
    assert at_once.flows[1].on == date(2026, 1, 15)
    with_fee = cost(**CASH, payments=paid, fees=[{"name": "服务费", "amount": "200.00"}])
    rates = [each.rate.nominal_percent for each in (cost(**CASH), at_once, with_fee) if each.rate]
    assert rates == sorted(rates, key=lambda rate: rate or 0)
    assert len(set(rates)) == 3


def test_a_buy_out_never_raises_the_rate() -> None:
    assert cost(**CASH, buyout_price="3000.00").rate == cost(**CASH).rate


def test_where_no_honest_rate_exists_the_reason_stands_in_its_place() -> None:
    found = cost(**{**CASH, "periods": 1})
    assert found.rate is not None
    assert (found.rate.reason, found.rate.nominal_percent) == (NoRate.ONE_PAYMENT, None)


def test_the_line_is_four_times_the_rate_in_force_when_the_contract_was_made() -> None:
    line = cost(**{**CASH, "signed_on": "2025-05-20"}).line
    assert isinstance(line, ComparisonLine)
    assert (line.percent, line.four_times, line.published_on) == (Decimal("3.00"), Decimal("12.00"), date(2025, 5, 20))
    before = cost(**{**CASH, "signed_on": "2025-05-19"}).known_line
    assert before is not None
    assert (before.percent, before.four_times) == (Decimal("3.10"), Decimal("12.40"))


@pytest.mark.parametrize("signed", ["2026-06-01", "2026-10-25"])
def test_a_month_that_checked_data_does_not_reach_is_unknown(signed: str) -> None:
    found = cost(**{**CASH, "signed_on": signed})
    assert found.line == UnknownLine(date(2026, 5, 19))
    assert found.known_line is None


@pytest.mark.parametrize("signed", ["2019-08-19", "2020-08-19"])
def test_a_contract_older_than_the_rule_has_no_line(signed: str) -> None:
    assert cost(**{**CASH, "signed_on": signed}).line == UnknownLine(None)


def test_against_a_licensed_lessor_no_lending_line_is_ever_drawn() -> None:
    found = cost(platform(licensed=True), **CASH)
    assert found.line is None
    assert found.rate is not None


def test_without_a_lease_there_is_no_cost() -> None:
    assert findings.of(story(), books(), TODAY).cost is None
