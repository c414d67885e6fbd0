"""What is paid each time and how long, as people type it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit.typed import rent, term


@pytest.mark.parametrize(
    ("typed", "amount", "unit"),
    [
        ("899/月", "899.00", "month"),
        ("899一个月", "899.00", "month"),
        ("899 1个月", "899.00", "month"),
        ("一个月899", "899.00", "month"),
        ("899元/月", "899.00", "month"),
        ("每月899元", "899.00", "month"),
        ("月租八百九十九", "899.00", "month"),
        ("每月到手3200", "3200.00", "month"),
        ("３０元／天", "30.00", "day"),
        ("每周50", "50.00", "week"),
        ("每期650", "650.00", ""),
        ("月供899", "899.00", "month"),
        ("899月付", "899.00", "month"),
        ("899", "899.00", ""),
        ("1,950.00", "1950.00", ""),
        ("3千2", "3200.00", ""),
        ("1万", "10000.00", ""),
    ],
)
def test_a_sum_for_each_period_is_understood(typed: str, amount: str, unit: str) -> None:
    found = rent(typed).value
    assert found is not None
    assert (found.amount, found.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize("typed", ["约900", "900左右一个月", "每月八九百", "不到900"])
def test_a_sum_that_is_not_exact_is_asked_back_and_kept(typed: str) -> None:
    found = rent(typed)
    assert found.value is None
    assert f"“{typed}”：准数是多少" in found.reason
    assert found.kept == typed


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("12个月", 12, "month"),
        ("十二个月", 12, "month"),
        ("一年", 12, "month"),
        ("半年", 6, "month"),
        ("一年半", 18, "month"),
        ("两年", 24, "month"),
        ("一年零三个月", 15, "month"),
        ("租期一年", 12, "month"),
        ("一年期", 12, "month"),
        ("12期", 12, ""),
        ("一共十二期", 12, ""),
        ("12", 12, ""),
        ("52周", 52, "week"),
        ("365天", 365, "day"),
    ],
)
def test_how_long_it_runs_is_understood(typed: str, number: int, unit: str) -> None:
    found = term(typed).value
    assert found is not None
    assert (found.number, found.unit) == (number, unit)


@pytest.mark.parametrize("typed", ["很久", "几个月", "0期", ""])
def test_how_long_is_asked_back_where_it_was_not_said(typed: str) -> None:
    assert term(typed).value is None
    assert term(typed).reason


@given(st.text(max_size=20))
def test_no_text_breaks_them(typed: str) -> None:
    for found in (rent(typed), term(typed)):
        assert (found.value is None) == bool(found.reason)
