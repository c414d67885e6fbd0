"""Every term there is, where its last day falls on swapped days and around them: 2026, by a list kept by hand here.

The list says nothing of how the project counts; what each act says of its own periods is read from the law data.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from letters import law as books
from letters.follow import Known, Mark, Reckoner, load, paper_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.follow import Deadline, Rule
    from letters.law import Limit

DAY = timedelta(days=1)
LAW = books.load()
TODAY = date(2026, 9, 1)
OFF = {  # working days that are days off: 清明节、劳动节、端午节、中秋节、国庆节
    date(2026, 4, 6),
    *(date(2026, 5, each) for each in (1, 4, 5)),
    date(2026, 6, 19),
    date(2026, 9, 25),
    *(date(2026, 10, each) for each in (1, 2, 5, 6, 7)),
}
LISTED = date(2026, 3, 1)  # from when on the list is whole
WORKED = {date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)}  # Saturdays and a Sunday worked for them
RULES = {rule.id: rule for rule in (*load().rules.values(), *paper_data().term)}
NAMED = {  # that a paper, an answer or a plan names, or that run as long as the proceedings do: no law counts them
    *(rule.id for rule in paper_data().term if rule.is_open or rule.since == "hearing"),
    *("answer-suit-short", "answer-arbitration", "named", "supplement"),
}
COUNTED = sorted(set(RULES) - NAMED)


def works(day: date) -> bool:
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


def on_or_after(day: date) -> date:
    return day if works(day) else on_or_after(day + DAY)


def on_or_before(day: date) -> date:
    return day if works(day) else on_or_before(day - DAY)


def last(start: date, limit: Limit) -> date:
    """The last day as it is counted, not moved yet."""
    if limit.unit == "working_days":
        day = start
        for _ in range(limit.count):
            day = on_or_after(day + DAY)
        return day
    if limit.unit == "days":
        return start + limit.count * DAY
    months = start.year * 12 + start.month - 1 + limit.count * (12 if limit.unit == "years" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def around() -> Iterator[date]:
    """The swapped days of the list, each with the day before and the day after."""
    for day in sorted({*OFF, *WORKED}):
        yield from (day - DAY, day, day + DAY)


def starts(limit: Limit) -> list[date]:
    """The days from which the last one falls on or around a swapped day."""
    wanted = set(around())
    first = (
        min(wanted)
        - {"years": 366 * limit.count, "months": 31 * limit.count}.get(limit.unit, 2 * limit.count + 9) * DAY
    )
    days = [first + each * DAY for each in range((max(wanted) - first).days)]
    known = [each for each in days if each >= LISTED or limit.unit != "working_days"]
    return [each for each in known if last(each, limit) in wanted]


def reckoned(rule: Rule, start: date) -> Deadline | None:
    return Reckoner(load(), LAW, TODAY).deadline(rule, Mark(start, "served"), TODAY, Known(told=True))


def rest_days(rule: Rule, found: Deadline) -> str:
    """What the act says of a last day that is a rest day; of several acts the first that says anything."""
    if rule.fixed or not found.provisions:
        return "stay"
    said = [LAW.counting(provision.act).rest_days for provision in found.provisions]
    return next((each for each in said if each != "silent"), "silent")


def by_law(rule: Rule, found: Deadline, counted: date) -> tuple[date, date]:
    """The last day by law, and the last that may still be in time."""
    moved = on_or_after(counted)
    return {"move": (moved, moved), "stay": (counted, counted), "silent": (counted, moved)}[rest_days(rule, found)]


@pytest.mark.parametrize("key", COUNTED)
def test_a_term_ends_on_its_own_day_over_swapped_days(key: str) -> None:
    rule = RULES[key]
    sample = reckoned(rule, TODAY)
    assert sample is not None, "the law data sets no such term"
    assert sample.limit is not None
    tried = starts(sample.limit)
    assert len(tried) >= 8
    for start in tried:
        found, counted = reckoned(rule, start), last(start, sample.limit)
        assert found is not None
        assert (found.due, found.latest) == by_law(rule, found, counted), (start, counted)
        before = on_or_before(counted)
        if found.is_mine:
            assert found.safe == (before if before > start else counted), (start, counted)
        for today, passed in ((found.latest - DAY, False), (found.latest, False), (found.latest + DAY, True)):
            assert found.passed(today) is passed


def test_the_list_kept_by_hand_is_the_one_that_was_published() -> None:
    from letters.findings import is_workday

    days = [LISTED + each * DAY for each in range(240)]
    assert [day for day in days if is_workday(day).works is not works(day)] == []


def test_most_terms_are_counted_and_the_others_are_named() -> None:
    assert len(COUNTED) > 50
    assert set(RULES) > NAMED
