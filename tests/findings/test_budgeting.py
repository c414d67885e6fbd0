"""What a month leaves, what of it can be offered, and whether that carries a plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from letters.case.wishes import Budget, Debt, Income
from letters.findings.affordable import Verdict, check
from letters.findings.budgeting import CENT, Means, means_of, pro_rata
from letters.findings.owed import OwedSum

if TYPE_CHECKING:
    from collections.abc import Sequence

YUAN = st.integers(0, 2_000_000).map(lambda cents: Decimal(cents) / 100)


def budget(income: list[str], expenses: list[str], debts: Sequence[str | None] = ()) -> Budget:
    def lines(sums: list[str]) -> tuple[Income, ...]:
        return tuple(Income(item="某项", amount=Decimal(each)) for each in sums)

    owed = tuple(
        Debt(creditor=f"某人{number}", amount=Decimal(9000), monthly=None if each is None else Decimal(each))
        for number, each in enumerate(debts, 1)
    )
    return Budget(income=lines(income), expenses=lines(expenses), debts=owed)


def means(left: str, share: int = 80) -> Means:
    return means_of(budget([left, "1000.00"], ["1000.00"]), share)


def months(*sums: tuple[str, str], of: Means, later: tuple[OwedSum, ...] = ()) -> list[tuple[str, Verdict, str]]:
    payments = [(date.fromisoformat(on), Decimal(amount)) for on, amount in sums]
    found = check(payments, of, later).months
    return [(month.first.isoformat()[:7], month.verdict, str(month.lacks)) for month in found]


def test_a_share_of_what_is_left_after_expenses_and_debts_is_offered() -> None:
    found = means_of(budget(["5200.00"], ["1900.00", "2100.00"], ["400.00"]), 80)
    assert (found.left, found.offerable) == (Decimal("800.00"), Decimal("640.00"))


def test_the_share_is_what_the_person_says() -> None:
    assert means_of(budget(["5200.00"], ["4400.00"]), 50).offerable == 400


def test_where_income_does_not_reach_nothing_is_offered() -> None:
    found = means_of(budget(["4000.00"], ["4400.00"]), 80)
    assert (found.left, found.offerable) == (Decimal("-400.00"), 0)


def test_unknown_stays_unknown_and_says_where_it_would_stand() -> None:
    assert means_of(None, 80).offerable is None
    assert means_of(None, 80).unknown == ("budget.income", "budget.expenses")
    only_income = means_of(budget(["5200.00"], []), 80)
    assert (only_income.income, only_income.expenses, only_income.offerable) == (Decimal("5200.00"), None, None)
    assert only_income.unknown == ("budget.expenses",)


def test_a_debt_without_a_monthly_part_is_named_and_not_counted() -> None:
    found = means_of(budget(["5200.00"], ["4000.00"], [None, "200.00"]), 100)
    assert (found.silent, found.offerable) == (("某人1",), Decimal("1000.00"))


@given(st.lists(YUAN, max_size=4), st.lists(YUAN, max_size=4), st.integers(0, 100))
def test_living_costs_are_never_touched(income: list[Decimal], expenses: list[Decimal], share: int) -> None:
    found = means_of(budget(list(map(str, income)), list(map(str, expenses))), share)
    if found.offerable is not None:
        assert found.offerable >= 0
        assert sum(expenses) + found.offerable <= max(sum(income), sum(expenses))


def test_each_month_is_carried_tight_or_short() -> None:
    sums = (("2026-12-28", "800.00"), ("2027-01-28", "800.01"), ("2027-02-28", "1000.01"))
    assert months(*sums, of=means("1000.00")) == [
        ("2026-12", Verdict.CARRIED, "0.00"),
        ("2027-01", Verdict.TIGHT, "0.00"),
        ("2027-02", Verdict.SHORT, "0.01"),
    ]


def test_two_payments_in_one_month_are_borne_by_the_same_income() -> None:
    assert months(("2026-12-01", "600.00"), ("2026-12-31", "600.00"), of=means("1000.00")) == [
        ("2026-12", Verdict.SHORT, "200.00")
    ]


def test_the_worst_month_is_the_verdict_and_an_unknown_budget_gives_none() -> None:
    payments = [(date(2026, 12, 28), Decimal(100)), (date(2027, 1, 28), Decimal(5000))]
    assert check(payments, means("1000.00")).verdict is Verdict.SHORT
    assert check(payments, means_of(None, 80)).verdict is Verdict.UNKNOWN
    assert check(payments[:1], means("1000.00")).verdict is Verdict.CARRIED


def test_below_zero_a_month_lacks_the_whole_payment_and_no_more() -> None:
    broke = means_of(budget(["4000.00"], ["4400.00"]), 80)
    assert months(("2026-12-28", "300.00"), of=broke) == [("2026-12", Verdict.SHORT, "300.00")]


def test_rents_that_fall_due_beside_a_plan_stand_beside_it() -> None:
    later = (OwedSum(9, date(2026, 12, 2), Decimal("458.00")), OwedSum(10, date(2027, 1, 2), Decimal("458.00")))
    [month] = check([(date(2026, 12, 28), Decimal(100))], means("1000.00"), later).months
    assert (month.due, month.beside, month.verdict) == (100, Decimal("458.00"), Verdict.CARRIED)


@given(YUAN, st.lists(YUAN, min_size=1, max_size=6))
def test_what_creditors_share_is_all_of_it_and_fair_to_the_cent(pool: Decimal, owed: list[Decimal]) -> None:
    shares = pro_rata(pool, [(str(number), amount) for number, amount in enumerate(owed)])
    total = sum(owed, Decimal(0))
    given_out = min(pool, total)
    assert sum((each.monthly for each in shares), Decimal(0)) == (given_out if total else 0)
    for each in shares:
        assert 0 <= each.monthly <= each.owed
        assert abs(each.monthly - given_out * each.owed / total) <= CENT
