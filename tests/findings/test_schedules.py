"""Rows of payments: exact sums, days that exist, nothing zero, negative, out of order or late."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case.vocabulary import OptionKind
from letters.errors import UsageError
from letters.findings.calendar import is_workday as real_is_workday
from letters.findings.schedules import Schedule, counted, equal, monthly, schedule, stepped

CENTS = st.integers(1, 10_000_000).map(lambda cents: Decimal(cents) / 100)
COUNTS = st.integers(1, 60)
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
KIND = OptionKind.INSTALMENTS


def no_sundays(day: date) -> tuple[bool, bool]:
    return day.weekday() != 6, True


def every_day(_: date) -> tuple[bool, bool]:
    return True, True


def day(text: str) -> date:
    return date.fromisoformat(text)


def made(amounts: list[str], days: list[str], works=every_day, end: str = "") -> Schedule:
    window = (day("2024-01-01"), day(end) if end else None)
    return schedule(KIND, list(map(Decimal, amounts)), list(map(day, days)), works, window)


@given(CENTS, COUNTS)
def test_equal_parts_sum_to_the_cent_and_differ_by_less_than_one_cent_a_part(total: Decimal, count: int) -> None:
    parts = equal(total, count)
    assert len(parts) == count
    assert sum(parts) == total
    assert len(set(parts[:-1])) <= 1
    assert Decimal(0) <= parts[-1] - parts[0] < Decimal("0.01") * count


def test_what_does_not_divide_is_in_the_last_part() -> None:
    assert equal(Decimal("1832.00"), 6) == [Decimal("305.33")] * 5 + [Decimal("305.35")]


@given(CENTS, st.integers(2, 60), st.none() | CENTS, st.none() | st.integers(-10_000, 10_000))
def test_rising_parts_sum_to_the_cent_and_are_above_zero_or_are_refused(
    total: Decimal, count: int, first: Decimal | None, step: int | None
) -> None:
    try:
        parts = stepped(total, count, first, None if step is None else Decimal(step) / 100)
    except UsageError:
        return
    assert sum(parts) == total
    assert len(parts) == count
    assert min(parts) > 0
    assert len({after - before for before, after in pairwise(parts[:-1])}) <= 1


def test_without_wishes_rising_parts_end_at_about_twice_the_first() -> None:
    parts = stepped(Decimal("1832.00"), 6)
    assert parts == sorted(parts)
    assert Decimal("1.95") < parts[-1] / parts[0] < Decimal("2.05")


def test_a_first_part_and_a_step_say_how_many_parts_it_takes() -> None:
    assert counted(Decimal("1832.00"), Decimal("100.00"), Decimal("50.00"), 60) == 8
    with pytest.raises(UsageError, match="付不完"):
        counted(Decimal("1832.00"), Decimal("1.00"), Decimal("0.00"), 60)


def test_parts_that_would_fall_below_zero_are_refused_with_their_figures() -> None:
    with pytest.raises(UsageError, match=r"首期 900\.00 元"):
        stepped(Decimal("1000.00"), 6, Decimal("900.00"), Decimal("50.00"))


def test_the_wished_day_comes_back_after_a_short_month() -> None:
    assert monthly(day("2027-01-31"), 4) == list(map(day, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]))
    assert monthly(day("2028-01-31"), 2)[1] == day("2028-02-29")


def test_a_wished_day_that_has_passed_in_the_first_month_begins_with_the_next() -> None:
    assert monthly(day("2026-12-20"), 2, 5) == [day("2027-01-05"), day("2027-02-05")]
    assert monthly(day("2026-12-20"), 1, 31) == [day("2026-12-31")]


@given(DAYS, COUNTS, st.none() | st.integers(1, 31))
def test_days_lie_a_month_apart_and_never_before_the_start(start: date, count: int, wished: int | None) -> None:
    days = monthly(start, count, wished)
    assert days[0] >= start
    months = [each.year * 12 + each.month for each in days]
    assert months == list(range(months[0], months[0] + count))
    assert all(each.day == (wished or start.day) or (each + timedelta(days=1)).day == 1 for each in days)


def test_a_rest_day_moves_to_the_next_working_day() -> None:
    [payment] = made(["1.00"], ["2026-11-22"], no_sundays).payments
    assert (payment.due, payment.wished, payment.is_moved) == (day("2026-11-23"), day("2026-11-22"), True)


def test_at_the_end_of_a_month_it_moves_back_so_that_no_month_bears_two() -> None:
    moved = made(["1.00", "1.00", "1.00"], ["2027-01-31", "2027-02-28", "2027-03-31"], no_sundays)
    assert [payment.due for payment in moved.payments] == list(map(day, ["2027-01-30", "2027-02-27", "2027-03-31"]))


def test_on_the_stated_end_it_moves_back_and_not_past_it() -> None:
    [payment] = made(["1.00"], ["2026-11-22"], no_sundays, end="2026-11-22").payments
    assert payment.due == day("2026-11-21")


def test_it_never_moves_back_before_the_first_day_on_which_anything_may_be_paid() -> None:
    sunday = day("2027-01-31")
    [payment] = schedule(KIND, [Decimal("1.00")], [sunday], no_sundays, (sunday, None)).payments
    assert payment.due == day("2027-02-01")


def test_a_day_before_the_first_one_is_refused() -> None:
    with pytest.raises(UsageError, match="没有能付款的日子"):
        schedule(KIND, [Decimal("1.00")], [day("2026-11-20")], every_day, (day("2026-11-21"), None))


def test_what_does_not_fit_before_the_end_is_refused() -> None:
    with pytest.raises(UsageError, match="晚于最后期限 2026-12-01"):
        made(["1.00", "1.00"], ["2026-11-23", "2026-12-23"], end="2026-12-01")


def test_where_no_day_is_left_in_the_window_it_is_refused() -> None:
    sunday = day("2026-11-22")
    with pytest.raises(UsageError, match="没有能付款的日子"):
        schedule(KIND, [Decimal("1.00")], [sunday], no_sundays, (sunday, sunday))


def test_two_payments_that_crowd_on_one_day_are_refused() -> None:
    with pytest.raises(UsageError, match="挤到了一起"):
        made(["1.00", "1.00"], ["2026-11-22", "2026-11-23"], no_sundays)


def test_a_part_of_less_than_a_cent_is_refused() -> None:
    with pytest.raises(UsageError, match="不到一分钱"):
        schedule(KIND, equal(Decimal("0.02"), 3), monthly(day("2026-12-01"), 3), every_day, (date.min, None))


def test_days_of_a_year_without_a_published_list_are_not_certain() -> None:
    listed, not_yet = (schedule(KIND, [Decimal(1)], [day(on)], real_is_workday, (date.min, None)) for on in KNOWN)
    assert listed.payments[0].certain
    assert not not_yet.payments[0].certain


KNOWN = ("2026-12-28", "2040-12-28")


def test_a_day_reached_over_one_that_is_not_certain_is_not_certain() -> None:
    def works(on: date) -> tuple[bool, bool]:
        return on.day != 5, on.day != 6

    payments = schedule(
        KIND, [Decimal(1)] * 2, [day("2026-12-04"), day("2027-01-05")], works, (date.min, None)
    ).payments
    assert [payment.certain for payment in payments] == [True, False]


@given(CENTS, COUNTS, DAYS, st.integers(1, 31), st.none() | st.integers(0, 2000))
def test_a_schedule_sums_up_and_stays_in_order_on_workdays_and_before_its_end_or_is_refused(
    total: Decimal, count: int, start: date, wished: int, until: int | None
) -> None:
    end = None if until is None else start + timedelta(days=until)
    days = monthly(start, count, wished)
    try:
        result = schedule(KIND, equal(total, count), days, real_is_workday, (start, end))
    except UsageError:
        assert total < Decimal(count) / 100 or (end is not None and days[-1] > end - timedelta(days=12))
        return
    assert result.total == total
    assert all(payment.amount > 0 for payment in result.payments)
    assert all(real_is_workday(payment.due).works for payment in result.payments)
    assert all(before.due < after.due for before, after in pairwise(result.payments))
    assert all(start <= payment.due <= (end or date.max) for payment in result.payments)
