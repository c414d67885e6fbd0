"""Nothing is called the most, the first or the last that something not known could outdo."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.compose.view.events.contact_figures import figures_view
from letters.compose.view.events.reckoned import times
from letters.compose.view.events.stated import Stated
from letters.findings import spans
from letters.findings.contacts import Contacts, tally
from letters.findings.counts import Figure, Most
from letters.kit.moment import Moment
from tests.findings.counted import contact
from tests.findings.test_contacts_properties import stories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.events import Incident

DAY = date(2026, 8, 10)


def busiest(*incidents: Incident) -> Most[date] | None:
    return tally(incidents).busiest_day


def named(*rows: dict[str, Any]) -> list[Incident]:
    return [contact(**{"id": f"I{place}", **row}) for place, row in enumerate(rows)]


def test_calls_within_a_week_make_no_day_with_the_most() -> None:
    assert busiest(contact("2026-08-24", until="2026-08-30", count=22)) is None


def test_a_day_is_not_the_busiest_beside_more_calls_than_a_week_can_hold_with_less_on_each_day() -> None:
    week = {"at": "2026-08-24", "until": "2026-08-30", "count": 22}
    assert busiest(*named({"at": "2026-08-29 10:00", "count": 3}, week)) is None
    assert busiest(*named({"at": "2026-08-29 10:00", "count": 4}, week)) == Most(date(2026, 8, 29), 4, at_least=True)


def test_a_month_that_could_not_outdo_a_day_leaves_it_the_busiest() -> None:
    june = {"at": "2026-06", "count": 8}
    assert busiest(*named({"at": "2026-08-10", "count": 9}, june)) == Most(DAY, 9, at_least=False)
    assert busiest(*named({"at": "2026-08-10", "count": 7}, june)) == Most(DAY, 7, at_least=True)


def test_beside_an_estimate_a_day_has_at_least_its_calls_and_none_beside_a_greater_one() -> None:
    recorded = {"at": "2026-08-10", "count": 5}
    month = {"at": "2026-06", "count": 20, "estimated": True}
    assert busiest(*named(recorded, month)) == Most(DAY, 5, at_least=True)
    assert busiest(*named(recorded, {"at": "2026-08-11", "count": 30, "estimated": True})) is None
    assert busiest(*named({"at": "2026-08-11", "count": 30, "estimated": True})) is None


def test_an_estimate_of_more_a_day_outdoes_a_day_though_nobody_knows_on_which_days_it_was() -> None:
    some_days = {"at": "2026-10-01", "until": "2026-10-30", "per_day": 30, "days": 5}
    assert busiest(*named({"at": "2026-08-10", "count": 20}, some_days)) is None
    assert busiest(*named({"at": "2026-08-10", "count": 40}, some_days)) == Most(DAY, 40, at_least=True)


def test_the_first_and_the_last_are_found_in_whatever_order_the_records_come() -> None:
    records = named({"at": "2026-08-31"}, {"at": "2026-08"}, {"at": "2026-08-01 00:00"})
    for rows in (records, records[::-1]):
        assert spans.first(rows) == Moment.parse("2026-08-01 00:00")
        assert spans.last(rows) == Moment.parse("2026-08-31")


def test_of_a_month_and_a_day_within_it_the_first_and_the_last_are_in_the_month() -> None:
    contacts = tally(named({"at": "2026-08"}, {"at": "2026-08-10 09:00"}))
    assert contacts.first == contacts.last == Moment(2026, 8)
    assert Stated(contacts, contacts).span == "2026年8月"


def test_the_first_and_the_last_are_told_to_the_minute_only_where_nothing_could_lie_before_or_after() -> None:
    contacts = tally(named({"at": "2026-08-10 09:00"}, {"at": "2026-08-11 09:00"}, {"at": "2026-08-11"}))
    assert contacts.first == Moment.parse("2026-08-10 09:00")
    assert contacts.last == Moment.parse("2026-08-11")


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(), ""),
        (Figure(12), "12次"),
        (Figure(12, unknown=3), "至少12次"),
        (Figure(20, estimated=20), "估计约20次"),
        (Figure(32, estimated=20), "已记录12次、另估计约20次"),
        (Figure(32, unknown=1, estimated=20), "已记录至少12次、另估计约20次"),
        (Figure(unknown=3), ""),
    ],
)
def test_what_is_recorded_and_what_is_reckoned_are_never_one_number(figure: Figure, words: str) -> None:
    assert times(figure) == words


# Whatever is not known, once somebody knew it: each record becomes one contact a row, on days that the record allows.


def completed(rows: list[Incident], random: Any) -> Iterator[date]:
    """A day for each contact that is no estimate, drawn from those on which the record lets it have begun."""
    for row in rows:
        ended = row.end.latest if row.end.latest >= row.at.earliest else row.at.latest
        latest = min(ended, row.at.latest) if row.count == 1 else ended  # one contact may last; several spread
        days = (latest.date() - row.at.earliest.date()).days
        yield from (row.at.earliest.date() + timedelta(days=random.randint(0, days)) for _ in range(row.count))


@pytest.mark.slow
@given(stories(), st.randoms())
def test_superlatives_hold_whatever_the_incidents_are(rows: list[Incident], random: Any) -> None:
    _no_completion_of_what_is_unknown_falls_short_of_the_figures(rows, random)
    _no_contact_could_lie_before_the_first_nor_after_the_last(rows)
    _sources_and_estimates_add_up_to_the_total(rows)


def _no_completion_of_what_is_unknown_falls_short_of_the_figures(rows: list[Incident], random: Any) -> None:
    contacts = tally(rows)
    sure = [row for row in contacts.counted if not row.estimated]
    days = [*completed(sure, random)]
    each = {day: days.count(day) for day in days}
    most = contacts.busiest_day
    assert contacts.total.recorded == len(days)
    if most is not None:
        assert max(each.values()) >= most.value
        if not most.at_least:
            assert max(each.values()) == most.value == each[most.key]


def _no_contact_could_lie_before_the_first_nor_after_the_last(rows: list[Incident]) -> None:
    contacts = tally(rows)
    if contacts.first is None or contacts.last is None:
        assert not contacts.counted
        return
    assert contacts.first.earliest <= min(row.at.earliest for row in contacts.counted)
    assert contacts.last.latest >= max(row.end.latest for row in contacts.counted)
    assert min(row.at.latest for row in contacts.counted) <= contacts.first.latest
    assert max(row.end.earliest for row in contacts.counted) >= contacts.last.earliest


def _sources_and_estimates_add_up_to_the_total(rows: list[Incident]) -> None:
    contacts = tally(rows)
    numbers = [int("".join(filter(str.isdigit, part))) for part in figures_view(contacts).sources.split("、") if part]
    assert sum(numbers) == contacts.total.value


def test_what_is_called_the_most_or_the_least_carries_whether_it_is_at_least_that() -> None:
    """The next superlative of the counts has this type, or is a moment as precise as it is certain."""
    found = {name: returned(own) for name, own in vars(Contacts).items() if not SUPERLATIVE.isdisjoint(name.split("_"))}
    assert found == {"first": "Moment | None", "last": "Moment | None", "busiest_day": "Most[date] | None"}


SUPERLATIVE = {"first", "last", "most", "least", "max", "min", "busiest", "largest", "longest", "fewest", "earliest"}


def returned(figure: Any) -> object:
    """The annotation of what a property gives."""
    return (getattr(figure, "fget", None) or figure.func).__annotations__["return"]
