"""What is in force is worked out once for all the days between two changes, and is what each day by itself gives."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from letters.law import Ground, Law, Provision
from letters.law.book import PROCEDURE
from tests.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 23)


def turns(law: Law, topic: str) -> Iterator[date]:
    """The day before, the day and the day after each change of a topic, as far as the data reaches."""
    rows = law.by_topic[topic]
    changes = {row.since for row in rows} | {row.version.repealed_on for row in rows} | {law.horizon.filings_from}
    days = {change + timedelta(days=off) for change in changes if change is not None for off in (-1, 0, 1)}
    ends = law.horizon.first, law.horizon.last
    return (day for day in sorted({*days, *ends}) if ends[0] <= day <= ends[1])


def test_on_every_day_around_a_change_each_topic_has_what_its_rows_say_one_by_one(law):
    for topic, rows in law.by_topic.items():
        for day in turns(law, topic):
            assert law.on(topic, day) == tuple(row for row in rows if row.in_force(day)), (topic, day)


def test_what_may_be_cited_without_conditions_is_verified_and_certain_but_for_filings_of_now(law):
    for topic, rows in law.by_topic.items():
        is_procedure = law.topics[topic].kind == PROCEDURE
        for day in turns(law, topic):
            late = is_procedure and day >= law.horizon.filings_from
            settled = [r for r in rows if r.in_force(day) and r.verified and (r.version.certain or late)]
            free = [row for row in settled if row.allows([Ground("police")])]
            assert law.cite(topic, day, Ground("police")) == tuple(free), (topic, day)


def test_on_the_next_day_nothing_is_looked_at_again(law):
    law.cite("threat", DAY, Ground("police"))
    before = law.on("threat", DAY)
    with counted(Provision.in_force) as calls:
        law.cite("threat", DAY + timedelta(days=1), Ground("police"))
        assert law.on("threat", DAY + timedelta(days=1)) is before
    assert calls["in_force"] == 0


def test_what_was_checked_the_longest_time_ago_may_be_cited_and_nothing_is_older(law):
    assert law.oldest.verified
    assert all(row.checked_on >= law.oldest.checked_on for row in law.provisions if row.verified)
