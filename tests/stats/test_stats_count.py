"""What the report says against a count of its own: by Counter, over what was put into the cases."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

import pytest

from letters.stats import Options, make_report
from tests.stats.crowd import ACTS, BODIES, CHANNELS, ON, OUTCOMES, PLACES, UNANSWERED, counted, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from letters.stats import Report
    from tests.stats.crowd import Drawn

OTHER = "其他（不足5）"
SEEDS = [1, 2, 3]


def report(drawn: Iterable[Drawn]) -> Report:
    return make_report(counted(one.text for one in drawn), Options(ON))


def bodies(one: Drawn) -> set[str]:
    return {BODIES[letter] for letter, _, _ in one.sent} or {"还没有寄出文书"}


GROUPS: dict[str, Callable[[Drawn], set[str]]] = {
    "acts": lambda one: {ACTS[act] for _, act in one.contacts} or {"没有写明行为"},
    "channels": lambda one: {CHANNELS[channel] for channel, _ in one.contacts} or {"没有联系记录"},
    "platforms": lambda one: {one.platform},
    "regions": lambda one: {PLACES[one.address]},
    "bodies": bodies,
    "outcomes": lambda one: {OUTCOMES.get(outcome, UNANSWERED) for _, outcome, _ in one.sent} or {"还没有寄出文书"},
    "dated": lambda one: {"第一份文书寄出的日期" if one.sent else "文书日期"},
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("dimension", GROUPS)
def test_every_group_is_counted_as_counting_by_hand_gives(dimension: str, seed: int) -> None:
    drawn = draw(seed, 160)
    mine = Counter(label for one in drawn for label in GROUPS[dimension](one))
    [found] = [each for each in report(drawn).breakdowns if each.key == dimension]
    shown = {row.label: row.count for row in found.rows}
    rest = shown.pop(OTHER, 0)
    assert not found.rounded
    assert shown == {label: mine[label] for label in shown}
    assert shown.keys() == {label for label in mine if mine[label] >= 5} or rest >= 5
    assert all(count >= 5 for count in shown.values())
    assert rest == sum(bool(GROUPS[dimension](one) - shown.keys()) for one in drawn)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_quarter_and_month_is_counted_as_counting_by_hand_gives(seed: int) -> None:
    drawn = draw(seed, 160)
    made = report(drawn)
    months = Counter((one.day.year, one.day.month) for one in drawn)
    assert made.total == len(drawn)
    for line in made.timelines:
        for row in line.rows:
            assert row.count == sum(months[month.year, month.part] for one in row.periods for month in one.months)
        assert sum(row.count or 0 for row in line.rows) == len(drawn)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_times_to_an_answer_are_those_of_the_answered_and_nobody_who_waits_is_dropped(seed: int) -> None:
    drawn = draw(seed, 160)
    waiting = report(drawn).waiting
    assert waiting is not None
    for letter, body in BODIES.items():
        sent = [(outcome, days) for one in drawn for kind, outcome, days in one.sent if kind == letter]
        answered = [days for outcome, days in sent if outcome]
        [row] = [row for row in waiting.rows if row.label == body]
        assert (row.answered, row.open) == (len(answered), len(sent) - len(answered))
        assert row.median == median_low(answered)
    first = [[days for _, outcome, days in one.sent if outcome] for one in drawn if one.sent]
    everybody = waiting.rows[0]
    assert everybody.answered == sum(map(bool, first))
    assert everybody.open == len(first) - everybody.answered
    assert everybody.median == median_low(min(days) for days in first if days)


def test_shares_are_of_all_cases() -> None:
    drawn = draw(1, 160)
    [regions] = [each for each in report(drawn).breakdowns if each.key == "regions"]
    for row in regions.rows:
        assert float(row.share) == pytest.approx(100 * row.count / 160, abs=0.051)


def test_a_change_is_from_the_period_before() -> None:
    [quarters, _] = report(draw(2, 160)).timelines
    rows = quarters.rows
    changes = [(before, row) for before, row in pairwise(rows) if before.comparable and row.comparable]
    assert len(changes) > 3
    for before, row in changes:
        assert before.count
        assert row.count
        assert row.change == row.count - before.count
        assert float(row.percent or 0) == pytest.approx(100 * (row.count - before.count) / before.count, abs=0.051)
