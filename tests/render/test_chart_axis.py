"""Where the axis of a chart begins and ends."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from letters.render.axis import MOST_STEPS, axis, told
from letters.render.blocks import Chart, Series

amounts = st.decimals(min_value=-100_000, max_value=100_000, places=2)


def chart(*values: str, look: str = "chart-columns", places: int = 0, unit: str = "次") -> Chart:
    series = tuple(Series(f"第{number}组", (Decimal(value),)) for number, value in enumerate(values))
    return Chart(look, "月份", ("1月",), series, unit, places)


def test_an_axis_goes_from_zero_to_a_round_number_above_the_highest():
    assert axis(chart("3", "18", "70")).ticks == (0, 20, 40, 60, 80)
    assert axis(chart("1")).ticks == (0, 1)
    assert axis(chart("0")).ticks == (0, 1)
    assert axis(chart("-30", "5")).ticks == (-30, -20, -10, 0, 10)


def test_stacked_amounts_reach_as_far_as_their_sums():
    assert axis(chart("30", "40", look="chart-stacked")).high == 80
    assert axis(chart("30", "40")).high == 40
    assert axis(chart("30", "-40", "-25", look="chart-stacked")).low == -80


def test_whole_amounts_have_no_step_of_a_half():
    assert axis(chart("2")).ticks == (0, 1, 2)
    assert axis(chart("0.5", places=1)).ticks == tuple(map(Decimal, ("0.0", "0.1", "0.2", "0.3", "0.4", "0.5")))


def test_a_number_beside_the_axis_has_no_decimals_that_say_nothing():
    money = chart("0.5", places=2, unit="元")
    assert told(money, Decimal(2000)) == "2,000元"
    assert told(money, Decimal("0.5")) == "0.50元"


@given(st.lists(amounts, min_size=1, max_size=5), st.sampled_from(["chart-columns", "chart-stacked"]))
def test_every_amount_is_between_the_ends_and_the_steps_are_few(values, look):
    made = axis(chart(*map(str, values), look=look, places=2))
    assert made.low <= min(0, *values)
    assert made.high >= max(0, *values)
    assert 0 in made.ticks
    assert len(made.ticks) <= MOST_STEPS + 3
    assert len(set(made.ticks)) == len(made.ticks)
