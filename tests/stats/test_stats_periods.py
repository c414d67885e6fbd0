"""Periods as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.stats.periods import Period, Unit, month_of, read_period, span_label, span_lines

NO_PERIODS = (
    "",
    "2021",
    "2021Q5",
    "2021Q0",
    "2021-13",
    "2021-00",
    "2021-01-15",
    "0021-01",
    "第一季度",
    None,
    2021,
    True,
)


@pytest.mark.parametrize(
    "written",
    [
        "2021Q1",
        "2021-Q1",
        "2021q1",
        "2021 Q1",
        "2021年Q1",
        "2021年第一季度",
        "2021年第1季度",
        "2021年1季度",
        "２０２１Ｑ１",
    ],
)
def test_a_quarter_is_read_in_every_spelling(written: str) -> None:
    assert read_period(written) == Period(Unit.QUARTER, 2021 * 4)


@pytest.mark.parametrize(
    "written",
    ["2021-01", "2021/1", "2021年1月", "2021年01月", "202101", "2021-01-01", date(2021, 1, 1), datetime(2021, 1, 1)],  # noqa: DTZ001
)
def test_a_month_is_read_in_every_spelling_and_as_a_spreadsheet_keeps_it(written: object) -> None:
    assert read_period(written) == Period(Unit.MONTH, 2021 * 12)


@pytest.mark.parametrize(
    "written",
    [*NO_PERIODS, date(2021, 1, 2), datetime(2021, 1, 1, 8)],  # noqa: DTZ001
)
def test_what_names_no_period_is_not_guessed(written: object) -> None:
    assert read_period(written) is None


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read_period(text) is None or isinstance(read_period(text), Period)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_lies_in_its_month_and_the_month_in_its_quarter(day: date) -> None:
    month = month_of(day)
    assert (month.year, month.part) == (day.year, day.month)
    assert month in month.quarter.months
    assert month.last_day.month == day.month
    assert read_period(month.label) == read_period(month.code) == month
    assert read_period(month.quarter.label) == read_period(month.quarter.code) == month.quarter


def test_a_quarter_ends_with_its_last_month() -> None:
    assert Period(Unit.QUARTER, 2021 * 4 + 3).last_day == date(2021, 12, 31)


def test_periods_that_were_merged_are_named_from_the_first_to_the_last() -> None:
    quarters = [Period(Unit.QUARTER, 2021 * 4 + place) for place in range(5)]
    assert span_label((quarters[0],)) == "2021年第1季度"
    assert span_label(tuple(quarters[:3])) == "2021年第1季度至第3季度"
    assert span_label(tuple(quarters[3:])) == "2021年第4季度至2022年第1季度"
    assert span_lines(tuple(quarters[3:])) == ("2021年第4季度至", "2022年第1季度")
