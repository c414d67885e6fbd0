"""Time to an answer: the quartiles of those who have one, and those who have none beside them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.stats import Counts
from letters.stats.periods import Period, Unit
from letters.stats.waiting import quartiles, waiting

if TYPE_CHECKING:
    from letters.stats.statistics import Waiting


def told(*, answered: int, still: int, total: int | None = None, rounded: bool = False) -> Waiting | None:
    """Everybody waited ten days or still waits."""
    waits = {"": {10: answered, None: still}, "公安机关": {10: answered, None: still}}
    counts = Counts(Unit.MONTH, {Period(Unit.MONTH, 24300): total or answered + still}, {}, waits)
    return waiting(counts, ["公安机关"], 5, rounded=rounded)


def figures(found: Waiting | None) -> list[tuple[int, int, int | None]]:
    assert found is not None
    return [(row.answered, row.open, row.median) for row in found.rows]


def test_those_who_wait_stand_beside_those_who_were_answered() -> None:
    assert figures(told(answered=20, still=7)) == [(20, 7, 10)] * 2
    assert figures(told(answered=20, still=0)) == [(20, 0, 10)] * 2


@pytest.mark.parametrize(("answered", "still", "shown"), [(23, 2, (25, 0)), (2, 23, (0, 25)), (14, 3, (15, 5))])
def test_a_few_in_either_place_are_rounded_away(answered: int, still: int, shown: tuple[int, int]) -> None:
    found = told(answered=answered, still=still)
    assert found is not None
    assert found.rounded
    assert {(row.answered, row.open) for row in found.rows} == {shown}
    assert "取整到5的倍数" in found.notes[-1]


def test_a_few_who_sent_nothing_do_not_follow_from_the_total() -> None:
    found = told(answered=13, still=9, total=24)
    assert found is not None
    assert found.rounded


def test_where_the_counts_by_body_are_rounded_these_are_too() -> None:
    assert figures(told(answered=13, still=9, rounded=True)) == [(15, 10, 10)] * 2


def test_too_few_answers_have_no_middle_and_too_few_letters_no_table() -> None:
    assert figures(told(answered=4, still=20))[0][2] is None
    assert told(answered=2, still=2) is None


@given(st.lists(st.integers(0, 400), min_size=1), st.integers(0, 50))
def test_quartiles_are_waits_that_so_many_did_not_exceed(days: list[int], still: int) -> None:
    waits: Counter[int | None] = Counter(days)
    waits[None] = still
    found = quartiles(waits)
    for share, wait in zip((1, 2, 3), found, strict=True):
        assert wait in days
        assert sum(day <= wait for day in days) * 4 >= share * len(days)
        assert sum(day < wait for day in days) * 4 < share * len(days)
