"""Rents that were deducted up front count once, on the day they went; how the cash was read is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from letters.books.money_rules import money_rules
from letters.findings.lease.cost import LeaseCost, lease_cost
from letters.findings.lease.flows import CashReading
from letters.findings.lease.rate import Flow, NoRate
from tests.stories import lease, platform, story

TODAY = date(2026, 11, 26)
SIGNED = "2026-03-10"
RENT = Decimal("1083.15")
BEFORE, IN_HAND = CashReading.BEFORE, CashReading.IN_HAND


def cost(cash: str | Decimal, *payments: tuple[str, str | Decimal], **changes: Any) -> LeaseCost:
    paid = [{"on": on, "amount": str(amount)} for on, amount in payments]
    facts = {"signed_on": SIGNED, "rent": str(RENT), "periods": 9, "cash_received": str(cash), "payments": paid}
    case = story(platform(), lease(**{**facts, **changes}))
    found = lease_cost(case, case.contracts[0], TODAY, money_rules())
    assert found is not None
    return found


def percents(found: LeaseCost) -> tuple[str, str]:
    assert found.rate is not None
    return str(found.rate.nominal_percent), str(found.rate.effective_percent)


def asked(found: LeaseCost) -> list[tuple[str, str]]:
    return [(str(flow.on), str(flow.amount)) for flow in found.flows[1:]]


def present_value(flows: tuple[Flow, ...], monthly: float) -> float:
    """By whole months from the first flow on, every flow falling on the same day of its month."""
    first = flows[0].on
    months = [(flow.on.year - first.year) * 12 + flow.on.month - first.month for flow in flows]
    return sum(float(flow.amount) / (1 + monthly) ** month for flow, month in zip(flows, months, strict=True))


@pytest.mark.parametrize("said", [{}, {"cash_in_hand": False}], ids=["unsaid", "said"])
def test_three_rents_kept_back_from_the_cash_leave_six_and_count_on_the_day_they_went(said: dict[str, Any]) -> None:
    found = cost("5450.56", (SIGNED, "3249.45"), overdue_since="2026-06-11", **said)
    assert percents(found) == ("277.74", "1116.2")
    assert asked(found)[:4] == [*[(SIGNED, "-1083.15")] * 3, ("2026-06-10", "-1083.15")]
    assert len(found.flows) == 10
    assert found.reading == BEFORE


@pytest.mark.parametrize("said", [{}, {"cash_in_hand": True}], ids=["unsaid", "said"])
def test_a_rent_that_the_cash_in_hand_has_lost_already_is_not_deducted_again(said: dict[str, Any]) -> None:
    found = cost("4367.41", (SIGNED, "1083.15"), overdue_since="2026-04-11", **said)
    assert percents(found) == ("220.35", "656.1")
    assert asked(found)[0] == ("2026-04-10", "-1083.15")
    assert (len(found.flows), found.asked - found.got) == (9, Decimal("4297.79"))
    assert found.reading == IN_HAND


@pytest.mark.parametrize(
    ("cash", "paid", "in_hand", "expected"),
    [
        ("2201.11", "3249.45", True, ("277.74", "1116.2")),
        ("5450.56", "1083.15", False, ("220.35", "656.1")),
        ("5450.56", "3249.45", True, ("39.34", "47.3")),
    ],
)
def test_the_same_deduction_told_in_either_way_gives_the_same_rate(
    cash: str, paid: str, in_hand: bool, expected: tuple[str, str]
) -> None:
    assert percents(cost(cash, (SIGNED, paid), cash_in_hand=in_hand)) == expected


def test_where_nothing_is_said_the_other_way_to_read_stands_beside_the_one_taken() -> None:
    before = cost("5450.56", (SIGNED, "3249.45"))
    assert before.other_rate == cost("5450.56", (SIGNED, "3249.45"), cash_in_hand=True).rate
    in_hand = cost("4367.41", (SIGNED, "1083.15"))
    assert in_hand.other_rate is not None
    assert in_hand.other_rate.reason is NoRate.ABSURD


@pytest.mark.parametrize("in_hand", [True, False])
def test_what_is_said_is_never_read_otherwise(in_hand: bool) -> None:
    found = cost("4367.41", (SIGNED, "1083.15"), cash_in_hand=in_hand)
    assert (found.reading, found.other_rate) == (IN_HAND if in_hand else BEFORE, None)


def test_a_cash_that_went_out_again_as_rents_has_no_rate_and_a_cash_in_hand_of_that_sum_has_one() -> None:
    spent = cost("3249.45", (SIGNED, "3249.45"), cash_in_hand=False)
    assert spent.rate is not None
    assert spent.rate.reason is NoRate.NOTHING_RECEIVED
    assert cost("3249.45", (SIGNED, "3249.45")).reading == IN_HAND


@pytest.mark.parametrize("said", [{}, {"cash_in_hand": True}, {"cash_in_hand": False}])
def test_where_nothing_went_up_front_there_is_one_way_to_read(said: dict[str, Any]) -> None:
    found = cost("5450.56", ("2026-04-10", RENT), ("2026-05-10", RENT), overdue_since="2026-06-11", **said)
    assert (found.reading, found.other_rate) == (None, None)
    assert percents(found) == ("162.36", "358.5")


def test_rents_paid_late_or_early_by_choice_count_when_the_contract_asks_for_them() -> None:
    late = cost("5450.56", ("2026-04-10", RENT), ("2026-05-29", RENT), overdue_since="2026-06-11")
    early = cost("5450.56", ("2026-04-10", RENT * 3), overdue_since="2026-07-11")
    assert percents(late) == percents(early) == ("162.36", "358.5")


def test_a_rent_paid_between_the_cash_and_the_first_due_day_counts_on_its_own_day() -> None:
    found = cost("5450.56", ("2026-03-25", RENT), overdue_since="2026-05-11", cash_in_hand=False)
    assert asked(found)[:2] == [("2026-03-25", "-1083.15"), ("2026-05-10", "-1083.15")]
    # By hand: 15 of the 31 days of the first month have passed, the second rent is two months away.
    monthly = float(found.rate.nominal_percent or 0) / 1200 if found.rate else 0.0
    months = [0, 15 / 31, *range(2, 10)]
    value = sum(float(flow.amount) / (1 + monthly) ** at for flow, at in zip(found.flows, months, strict=True))
    assert value == pytest.approx(0, abs=2)


def test_part_of_a_rent_kept_back_leaves_the_rest_of_it_to_its_due_day() -> None:
    found = cost("5450.56", (SIGNED, "1500.00"), overdue_since="2026-04-11")
    assert asked(found)[:3] == [(SIGNED, "-1083.15"), (SIGNED, "-416.85"), ("2026-04-10", "-666.30")]


def test_a_fee_kept_back_is_not_asked_for_again_and_a_deposit_kept_back_is_no_cost() -> None:
    with_both = {"fees": [{"name": "服务费", "amount": "200.00"}], "deposit": "300.00", "overdue_since": "2026-04-11"}
    before = cost("5450.56", (SIGNED, "1583.15"), cash_in_hand=False, **with_both)
    in_hand = cost("3867.41", (SIGNED, "1583.15"), cash_in_hand=True, **with_both)
    assert percents(before) == percents(in_hand)
    assert [flow.what for flow in in_hand.flows[:3]] == ["收到的现金", "从现金中扣下的押金", "第2期租金"]
    assert in_hand.asked == before.asked - Decimal("1283.15")


@given(st.integers(0, 4), st.integers(300_000, 900_000), st.integers(5, 24))
def test_moving_a_deduction_from_the_flows_to_the_cash_changes_no_rate(ahead: int, cents: int, periods: int) -> None:
    gone = RENT * ahead
    received = Decimal(cents) / 100
    assume(received > gone)
    paid = [(SIGNED, gone)] if ahead else []
    before = cost(received, *paid, periods=periods, cash_in_hand=False)
    in_hand = cost(received - gone, *paid, periods=periods, cash_in_hand=True)
    assert before.rate == in_hand.rate
    assert before.asked - before.got == in_hand.asked - in_hand.got


@given(st.integers(1, 4), st.integers(300_000, 900_000), st.integers(5, 24), st.sampled_from([True, False, None]))
def test_the_rate_takes_the_present_value_of_its_flows_to_zero(
    ahead: int, cents: int, periods: int, in_hand: bool | None
) -> None:
    said = {} if in_hand is None else {"cash_in_hand": in_hand}
    found = cost(Decimal(cents) / 100, (SIGNED, RENT * ahead), periods=periods, **said)
    assert found.rate is not None
    if found.rate.reason is not None:
        assert found.rate.nominal_percent is None
        return
    monthly = float(found.rate.nominal_percent or 0) / 1200
    assert present_value(found.flows, monthly - 1e-5) <= 0 <= present_value(found.flows, monthly + 1e-5)
