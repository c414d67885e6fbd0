"""Working days against the State Council's own lists, typed in here, and what is said past their end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from letters.findings import calendar
from letters.findings.calendar import add_workdays, is_workday, last_certain, next_workday

# 国务院办公厅关于部分节假日安排的通知, 2024, 2025, 2026: days off from … to …, and weekend days worked.
OFF = [
    *("2024-01-01/2024-01-01", "2024-02-10/2024-02-17", "2024-04-04/2024-04-06", "2024-05-01/2024-05-05"),
    *("2024-06-10/2024-06-10", "2024-09-15/2024-09-17", "2024-10-01/2024-10-07"),
    *("2025-01-01/2025-01-01", "2025-01-28/2025-02-04", "2025-04-04/2025-04-06", "2025-05-01/2025-05-05"),
    *("2025-05-31/2025-06-02", "2025-10-01/2025-10-08"),
    *("2026-01-01/2026-01-03", "2026-02-15/2026-02-23", "2026-04-04/2026-04-06", "2026-05-01/2026-05-05"),
    *("2026-06-19/2026-06-21", "2026-09-25/2026-09-27", "2026-10-01/2026-10-07"),
]
WORKED = [
    *("2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12"),
    *("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
    *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
]
DAY = timedelta(days=1)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def listed_off() -> set[date]:
    spans = (text.split("/") for text in OFF)
    return {day for first, last in spans for day in days(date.fromisoformat(first), date.fromisoformat(last))}


def works(day: date) -> bool:
    """The independent count."""
    if day.isoformat() in WORKED:
        return True
    return day.isoweekday() <= 5 and day not in listed_off()


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_of_the_year_is_as_the_state_council_listed_it(year: int) -> None:
    every = days(date(year, 1, 1), date(year, 12, 31))
    assert len(every) in (365, 366)
    assert {day: is_workday(day) for day in every} == {day: (works(day), True) for day in every}


@pytest.mark.parametrize("day", ["2027-02-08", "2027-04-05", "2027-06-09", "2027-09-15", "2027-10-01", "2028-10-03"])
def test_a_statutory_day_after_the_lists_is_off_but_not_certain(day: str) -> None:
    assert is_workday(date.fromisoformat(day)) == (False, False)


@pytest.mark.parametrize(("day", "expected"), [("2027-03-01", True), ("2027-03-06", False), ("2003-12-31", True)])
def test_other_days_outside_the_lists_go_by_the_week_and_are_not_certain(day: str, expected: bool) -> None:
    assert is_workday(date.fromisoformat(day)) == (expected, False)


def test_the_span_of_the_lists_is_read_from_the_library() -> None:
    last = last_certain()
    assert is_workday(last).certain
    assert not is_workday(last + DAY).certain
    assert last >= date(2026, 12, 31)


def test_a_working_day_is_its_own_next_and_a_rest_day_leads_to_the_first_after_it() -> None:
    assert next_workday(date(2026, 9, 30)) == date(2026, 9, 30)
    assert next_workday(date(2026, 10, 1)) == date(2026, 10, 8)
    assert next_workday(date(2026, 10, 10)) == date(2026, 10, 10)  # a Saturday that is worked


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2026-09-28", 7, "2026-10-13"),
        ("2026-09-15", 7, "2026-09-23"),
        ("2026-10-01", 1, "2026-10-08"),
        ("2026-10-01", 0, "2026-10-01"),
    ],
)
def test_working_days_are_counted_from_the_day_after(start: str, count: int, due: str) -> None:
    assert add_workdays(date.fromisoformat(start), count) == date.fromisoformat(due)


def test_each_moving_year_has_its_seven_days_and_each_lies_where_that_feast_can_lie() -> None:
    moving = sorted(calendar.read_rest_days(calendar.DATA).moving)
    years = {day.year for day in moving}
    assert years == {2027, 2028, 2029, 2030}
    for year in years:
        eve, new_year, second, third, qingming, dragon, moon = (day for day in moving if day.year == year)
        assert (new_year - eve, second - new_year, third - second) == (DAY, DAY, DAY)
        assert date(year, 1, 21) <= new_year <= date(year, 2, 21)
        assert qingming in (date(year, 4, 4), date(year, 4, 5))
        assert date(year, 5, 25) <= dragon <= date(year, 6, 25)
        assert date(year, 9, 7) <= moon <= date(year, 10, 8)
        assert 95 <= (moon - dragon).days <= 130  # three lunar months and ten days, a leap month more at most
