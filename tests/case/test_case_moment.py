"""A moment is as exact as the person knows it, in China time, and real."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit.moment import CHINA, FIRST_YEAR, LAST_YEAR, Moment

days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
clocks = st.times().map(lambda clock: clock.replace(microsecond=0))
moments = st.one_of(
    days.map(lambda day: Moment(day.year, day.month)),
    days.map(lambda day: Moment(day.year, day.month, day.day)),
    st.builds(lambda day, clock: Moment(day.year, day.month, day.day, clock), days, clocks),
)


@given(moments)
def test_what_a_moment_is_written_as_reads_back_the_same(moment: Moment) -> None:
    assert Moment.parse(str(moment)) == moment


@given(moments)
def test_the_earliest_is_never_after_the_latest(moment: Moment) -> None:
    assert moment.earliest <= moment.latest
    assert moment.clock is None or moment.earliest == moment.latest


@given(days)
def test_a_month_lasts_from_its_first_second_to_its_last(day: date) -> None:
    month = Moment(day.year, day.month)
    assert month.earliest.day == 1
    assert (month.latest + timedelta(seconds=1)).day == 1
    assert month.earliest <= datetime.combine(day, time(12)) <= month.latest


@given(days, clocks, st.integers(-12 * 60, 14 * 60))
def test_a_time_with_an_offset_is_turned_into_china_time(day: date, clock: time, minutes: int) -> None:
    if not FIRST_YEAR < day.year < LAST_YEAR:
        return
    abroad = datetime.combine(day, clock, timezone(timedelta(minutes=minutes)))
    moment = Moment.parse(abroad)
    assert moment.earliest == abroad.astimezone(CHINA).replace(tzinfo=None)
    assert Moment.parse(abroad.isoformat()) == moment


def test_half_past_eight_in_the_evening_utc_is_the_next_day_in_china() -> None:
    assert str(Moment.parse(datetime(2026, 8, 10, 20, 30, tzinfo=UTC))) == "2026-08-11 04:30:00"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("2026-08", "2026-08"),
        ("2026年8月", "2026-08"),
        ("2026-8-1", "2026-08-01"),
        ("2026/8/1", "2026-08-01"),
        ("2026.8.1 9:03", "2026-08-01 09:03:00"),
        ("2026年8月1日", "2026-08-01"),
        ("2026年8月1日9:03", "2026-08-01 09:03:00"),
        ("2026年8月1日 09：03", "2026-08-01 09:03:00"),
        ("2026-08-10T09:03:04", "2026-08-10 09:03:04"),
        (" 2026-08-10 00:00 ", "2026-08-10 00:00:00"),
        ("2026-08-10 09:03:04+00:00", "2026-08-10 17:03:04"),
    ],
)
def test_the_ways_people_write_a_time_are_understood(text: str, means: str) -> None:
    assert str(Moment.parse(text)) == means


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-31", "2026-02-29", "2026-13", "2026-00", "2026-08-00", "2026-08-10 24:00", "2026-08-10 09:60",
        "2026-08 09:03", "2026-08-1009:03", "2026年8月1日月", "0000-01", "1899-12-31", "2200-01-01", "2026", "", "昨天",
    ],
)  # fmt: skip
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Moment.parse(text)


@pytest.mark.parametrize("value", [20260810, 1.5, True, None, time(9), [2026, 8]])
def test_a_number_is_not_taken_for_a_time(value: object) -> None:
    with pytest.raises(ValueError, match="moment"):
        Moment.parse(value)


def test_a_clock_needs_a_day() -> None:
    with pytest.raises(ValueError, match="moment"):
        Moment(2026, 8, None, time(9))


def test_midnight_is_a_known_time_and_a_day_alone_is_not() -> None:
    assert Moment.parse("2026-08-10 00:00").hour == 0
    assert Moment.parse("2026-08-10").hour is None
