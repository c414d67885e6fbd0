"""Plans from wishes: what is left open is chosen with care, what contradicts itself is refused."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.books.money_rules import money_rules
from letters.case.vocabulary import OptionKind
from letters.errors import LettersError, UsageError
from letters.findings.budgeting import Means
from letters.findings.offers import Footing, PlanKind, Wish, propose

if TYPE_CHECKING:
    from letters.findings.schedules import Schedule

TODAY = date(2026, 11, 23)
RULES = money_rules()


def every_day(_: date) -> tuple[bool, bool]:
    return True, True


def means(offerable: str | None) -> Means:
    known = None if offerable is None else Decimal(offerable)
    return Means(known, known, Decimal(0), known, 80, known)


def plan(kind: str, offerable: str | None = None, total: str = "1832.00", due_day: int = 28, **wish: Any) -> Schedule:
    rents = (Decimal("458.00"),) * 4
    footing = Footing(TODAY, Decimal(total), rents, means(offerable), due_day)
    return propose(Wish(PlanKind(kind), **wish), footing, RULES, every_day)


def told(schedule: Schedule) -> list[str]:
    return [f"{payment.due} {payment.amount}" for payment in schedule.payments]


def test_a_deferral_puts_the_due_rents_off_by_months_one_a_month() -> None:
    assert told(plan("deferral")) == [
        "2027-03-28 458.00",
        "2027-04-28 458.00",
        "2027-05-28 458.00",
        "2027-06-28 458.00",
    ]


def test_a_deferral_in_one_payment_is_one_payment() -> None:
    assert told(plan("deferral", count=1, start=date(2027, 3, 1))) == ["2027-03-01 1832.00"]


def test_instalments_are_as_few_as_the_budget_carries() -> None:
    assert [payment.amount for payment in plan("instalments", "640.00").payments] == [
        Decimal("610.66"),
        Decimal("610.66"),
        Decimal("610.68"),
    ]


@pytest.mark.parametrize("offerable", [None, "0.00", "0.01"])
def test_where_the_budget_carries_nothing_the_usual_number_is_shown(offerable: str | None) -> None:
    assert len(plan("instalments", offerable).payments) == RULES.parts


def test_the_first_payment_leaves_time_for_an_answer() -> None:
    assert plan("settlement", due_day=24).payments[0].due == date(2026, 12, 24)
    assert plan("settlement", due_day=7).payments[0].due == date(2026, 12, 7)
    assert plan("settlement", due_day=6).payments[0].due == date(2027, 1, 6)


def test_a_contracts_last_day_of_the_month_stays_the_last_day() -> None:
    assert [each.due.isoformat() for each in plan("instalments", count=4, due_day=31).payments] == [
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
        "2027-03-31",
    ]


def test_a_wished_start_sets_the_day_and_a_wished_day_goes_before_it() -> None:
    assert told(plan("instalments", count=2, start=date(2027, 1, 5))) == ["2027-01-05 916.00", "2027-02-05 916.00"]
    assert plan("instalments", count=2, start=date(2027, 1, 5), day=20).payments[0].due == date(2027, 1, 20)


def test_a_stated_end_takes_parts_away_that_were_not_asked_for() -> None:
    assert len(plan("instalments", end=date(2027, 2, 28)).payments) == 3
    assert told(plan("deferral", end=date(2027, 4, 28))) == ["2027-03-28 1832.00"]
    assert plan("settlement", end=date(2026, 12, 1)).payments[0].due == date(2026, 12, 1)


def test_parts_that_were_asked_for_and_do_not_fit_before_the_end_are_refused() -> None:
    with pytest.raises(UsageError, match="晚于最后期限"):
        plan("instalments", count=6, end=date(2027, 2, 28))


def test_rising_instalments_are_kept_as_instalments() -> None:
    rising = plan("stepped", first=Decimal("100.00"), step=Decimal("50.00"))
    assert rising.kind is OptionKind.INSTALMENTS
    assert len(rising.payments) == 8
    assert rising.total == Decimal("1832.00")


def test_a_settlement_may_be_less_than_what_is_undisputed() -> None:
    assert plan("settlement", amount=Decimal("1200.00")).total == Decimal("1200.00")


def test_a_sum_of_a_few_cents_is_not_cut_into_parts_of_nothing() -> None:
    assert [str(payment.amount) for payment in plan("instalments", total="0.03").payments] == ["0.01"] * 3


@pytest.mark.parametrize(
    ("kind", "wish", "said"),
    [
        ("instalments", {"count": 0}, "--count"),
        ("instalments", {"count": 61}, "1 到 60"),
        ("instalments", {"day": 32}, "--day"),
        ("instalments", {"start": TODAY}, "不晚于"),
        ("instalments", {"step": Decimal(1)}, "只用于 --kind 逐期增加"),
        ("settlement", {"count": 2}, "只有一笔"),
        ("deferral", {"amount": Decimal(0)}, "0 元"),
    ],
)
def test_wishes_that_make_no_plan_are_refused_with_what_to_write(kind: str, wish: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as refused:
        plan(kind, **wish)
    assert said in str(refused.value)
    assert refused.value.hint


def test_without_a_sum_there_is_no_plan_and_it_says_where_to_write_it() -> None:
    footing = Footing(TODAY, None, (), means(None), 28)
    with pytest.raises(LettersError) as refused:
        propose(Wish(PlanKind.DEFERRAL), footing, RULES, every_day)
    assert "用 --amount 试算" in refused.value.hint


@given(
    st.sampled_from(list(PlanKind)),
    st.integers(0, 5_000_000),
    st.none() | st.integers(0, 500_000),
    st.none() | st.integers(1, 60),
    st.none() | st.integers(1, 900),
    st.integers(1, 31),
)
def test_whatever_is_wished_a_plan_sums_up_begins_later_and_ends_in_time_or_is_refused(
    kind: PlanKind, cents: int, offerable: int | None, count: int | None, until: int | None, due_day: int
) -> None:
    end = None if until is None else TODAY + timedelta(days=until)
    total = Decimal(cents) / 100
    footing = Footing(TODAY, total, (), means(None if offerable is None else f"{offerable / 100:.2f}"), due_day)
    try:
        made = propose(Wish(kind, count=count, end=end), footing, RULES, every_day)
    except UsageError:
        return
    assert made.total == total
    assert all(payment.amount > 0 for payment in made.payments)
    assert made.payments[0].due > TODAY
    assert made.payments[-1].due <= (end or date.max)
