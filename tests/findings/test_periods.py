"""Periods from the day after to their last day, by known answers and by properties."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letters.errors import DataError
from letters.findings.calendar import is_workday
from letters.findings.periods import Line, after, run
from letters.law.limit import Limit
from tests.findings.test_calendar import works

DAY = timedelta(days=1)
SEVEN = Limit(7, "working_days")
LISTED = st.dates(date(2024, 1, 1), date(2026, 9, 30))


def due(start: str, count: int, unit: str, *, moves: bool = False) -> str:
    return run(date.fromisoformat(start), Limit(count, unit), moves=moves).due.isoformat()


class TestKnownAnswers:
    @pytest.mark.parametrize(("start", "last"), [("2026-09-28", "2026-10-13"), ("2026-09-15", "2026-09-23")])
    def test_seven_working_days_over_the_holidays_of_autumn_2026(self, start: str, last: str) -> None:
        term = run(date.fromisoformat(start), SEVEN, moves=True)
        assert (term.due.isoformat(), term.provisional) == (last, False)

    def test_sixty_days_that_run_into_a_year_without_a_list_are_provisional(self) -> None:
        term = run(date(2026, 11, 20), Limit(60, "days"), moves=True)
        assert (term.due, term.provisional) == (date(2027, 1, 19), True)
        assert term.lines[-1] == Line("provisional", date(2027, 1, 19), date(2027, 1, 19), 1)

    def test_a_period_that_does_not_move_depends_on_no_list(self) -> None:
        assert not run(date(2026, 11, 20), Limit(60, "days"), moves=False).provisional

    def test_working_days_that_reach_the_next_year_are_provisional_from_its_first_day(self) -> None:
        term = run(date(2026, 12, 28), SEVEN, moves=True)
        assert term.provisional
        assert term.lines[-1].first == date(2027, 1, 1)

    @pytest.mark.parametrize(
        ("start", "count", "unit", "last"),
        [
            ("2026-05-23", 6, "months", "2026-11-23"),
            ("2026-08-31", 6, "months", "2027-02-28"),
            ("2027-08-31", 6, "months", "2028-02-29"),
            ("2024-02-29", 1, "years", "2025-02-28"),
            ("2026-12-15", 1, "months", "2027-01-15"),
            ("2026-11-23", 3, "years", "2029-11-23"),
            ("2026-11-23", 15, "days", "2026-12-08"),
        ],
    )
    def test_months_and_years_end_on_the_same_day_or_on_the_last_of_a_short_month(
        self, start: str, count: int, unit: str, last: str
    ) -> None:
        assert due(start, count, unit) == last

    @pytest.mark.parametrize(("moves", "last"), [(True, "2026-10-08"), (False, "2026-10-01")])
    def test_the_last_day_moves_off_a_rest_day_only_where_that_is_asked_for(self, moves: bool, last: str) -> None:
        assert due("2026-09-16", 15, "days", moves=moves) == last

    def test_every_stretch_of_the_count_is_accounted_for(self) -> None:
        lines = [(line.kind, line.days) for line in run(date(2026, 9, 28), SEVEN, moves=True).lines]
        assert lines == [
            ("start", 0),
            ("counted", 2),
            ("off", 7),
            ("counted", 2),
            ("exchanged", 1),
            ("off", 1),
            ("counted", 2),
        ]

    def test_a_move_is_a_line_of_its_own(self) -> None:
        lines = run(date(2026, 9, 16), Limit(15, "days"), moves=True).lines
        assert lines[-1] == Line("moved", date(2026, 10, 1), date(2026, 10, 8))


class TestProperties:
    @pytest.mark.slow
    @given(LISTED, st.integers(1, 60))
    def test_working_days_are_as_many_as_an_independent_count_finds(self, start: date, count: int) -> None:
        day, left = start, count
        while left:
            day += DAY
            left -= works(day) if day.year <= 2026 else is_workday(day).works
        assert run(start, Limit(count, "working_days"), moves=True).due == day

    @given(st.dates(date(2000, 1, 1), date(2150, 1, 1)), st.integers(1, 60), st.sampled_from(["months", "years"]))
    @example(date(2024, 2, 29), 1, "years")
    @example(date(2026, 8, 31), 6, "months")
    def test_months_and_years_land_in_their_month_on_the_day_or_its_last(
        self, start: date, count: int, unit: str
    ) -> None:
        end = after(start, Limit(count, unit))
        months = count * (12 if unit == "years" else 1)
        assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
        assert end.day == min(start.day, monthrange(end.year, end.month)[1])

    @given(LISTED, st.integers(1, 400), st.sampled_from(["days", "working_days", "months"]), st.booleans())
    def test_a_period_ends_after_it_began_and_on_a_working_day_where_it_moves(
        self, start: date, count: int, unit: str, moves: bool
    ) -> None:
        count = min(count, 24) if unit == "months" else count
        term = run(start, Limit(count, unit), moves=moves)
        assert term.start < term.first == start + DAY <= term.due
        assert is_workday(term.due).works or not (moves or unit == "working_days")

    @given(LISTED, st.integers(1, 90))
    def test_the_stretches_follow_one_another_and_their_counted_days_are_the_period(
        self, start: date, count: int
    ) -> None:
        term = run(start, Limit(count, "working_days"), moves=True)
        stretches = [line for line in term.lines if line.kind in ("counted", "exchanged", "off")]
        assert stretches[0].first == term.first
        assert stretches[-1].last == term.due
        assert all(before.last + DAY == then.first for before, then in pairwise(stretches))
        assert sum(line.days for line in stretches if line.kind != "off") == count


def test_a_unit_that_needs_the_calendar_is_not_reckoned_without_it() -> None:
    with pytest.raises(DataError, match="工作日"):
        after(date(2026, 9, 28), SEVEN)
