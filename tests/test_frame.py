"""The house keeps the marks it has reached; the one it has not is named."""

from __future__ import annotations

import pytest

from scripts.frame import POINTS
from scripts.house import House, Measure
from scripts.run import ROOT

NOT_REACHED = {
    # Radon counts each `for` and `if` of a comprehension, each `and` and each `x if y else z` as it counts a statement.
    # No block is worse than B, and the median is 3; but without a single comprehension the average were 2.6 still, and
    # written out as loops they would count the same. Only more functions that decide nothing could bring it to 2.5.
    "5 radon average",
}


@pytest.mark.slow
def test_every_mark_is_met_but_those_that_are_named() -> None:
    house = House(ROOT)
    measures: list[Measure] = [measure for point in POINTS for measure in point(house)]
    assert len(measures) > 20
    assert {measure.point for measure in measures if not measure.met} == NOT_REACHED
