from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.vocabulary import Rank
from letters.findings.contacts import tally
from letters.findings.counts import Figure, Most
from letters.kit.moment import Moment
from tests.findings.counted import DAY, contact

if TYPE_CHECKING:
    from letters.case.events import Incident


def night_of(*incidents: Incident) -> tuple[int, int]:
    night = tally(incidents).night
    return night.value, night.unknown


class TestWhatIsCounted:
    def test_an_incident_counts_for_as_many_contacts_as_it_says(self):
        total = tally([contact(id="A", count=3), contact(id="B")]).total

        assert total == Figure(4, ("A", "B"))

    def test_a_mere_reminder_is_given_apart(self):
        contacts = tally([contact(id="A", acts=["reminder"], count=2), contact(id="B")])

        assert contacts.total == Figure(1, ("B",))
        assert contacts.reminders == Figure(2, ("A",))

    def test_a_reminder_that_also_threatens_is_counted(self):
        contacts = tally([contact(acts=["reminder", "threat"])])

        assert contacts.total.value == 1
        assert contacts.reminders.value == 0

    def test_the_persons_own_call_is_given_apart_even_if_it_is_called_a_reminder(self):
        contacts = tally([contact(direction="out", acts=["reminder"])])

        assert contacts.own_calls.value == 1
        assert contacts.total.value == contacts.reminders.value == 0

    def test_estimates_are_part_of_the_total_and_named(self):
        contacts = tally([contact(id="A", count=20, estimated=True), contact(id="B")])

        assert contacts.total.value == 21
        assert contacts.estimated == Figure(20, ("A",), estimated=20)
        assert (contacts.total.recorded, contacts.total.estimated) == (1, 20)

    def test_nothing_counted_has_no_first_and_no_last(self):
        contacts = tally([contact(acts=["reminder"])])

        assert (contacts.first, contacts.last, contacts.busiest_day) == (None, None, None)

    def test_answered_calls_are_told_from_missed_ones_and_from_those_not_recorded(self):
        calls = [contact(id="A", answered=True), contact(id="B", answered=False), contact(id="C", count=2)]
        contacts = tally([*calls, contact(id="D", channel="sms")])

        assert contacts.answered == Figure(1, ("A",), unknown=2)
        assert contacts.unanswered == Figure(1, ("B",), unknown=2)

    def test_the_record_behind_the_figures_is_shown_by_its_rank(self):
        ranks = tally([contact(rank="memory", id="A"), contact(rank="carrier", id="B"), contact(id="C")]).by_rank

        assert ranks.parts == ((Rank.CARRIER, Figure(1, ("B",))), (Rank.MEMORY, Figure(1, ("A",))))
        assert ranks.unknown == Figure(1, ("C",))


class TestDaysAndHours:
    def test_days_come_in_order_and_the_busiest_is_found(self):
        contacts = tally([contact("2026-08-12 09:00", id="B", count=3), contact(DAY, id="A")])

        assert [day for day, _ in contacts.by_day] == [date(2026, 8, 10), date(2026, 8, 12)]
        assert contacts.busiest_day == Most(date(2026, 8, 12), 3, at_least=False)

    def test_a_contact_of_which_only_the_month_is_known_is_on_no_day(self):
        contacts = tally([contact("2026-08", id="A", count=5), contact(id="B")])

        assert contacts.days == 1
        assert contacts.by_day.unknown == Figure(5, ("A",))

    def test_several_contacts_within_some_days_are_on_no_day(self):
        contacts = tally([contact("2026-08-10 09:00", until="2026-08-14 20:00", count=40)])

        assert contacts.by_day.unknown.value == contacts.by_hour.unknown.value == 40
        assert contacts.last == Moment.parse("2026-08-14 20:00")

    def test_one_visit_past_midnight_counts_for_the_day_it_began(self):
        contacts = tally([contact("2026-08-10 23:00", until="2026-08-11 01:00", channel="visit")])

        assert contacts.by_day.of(date(2026, 8, 10)).value == 1
        assert contacts.by_hour.of(23).value == 1

    def test_several_contacts_within_one_hour_have_that_hour(self):
        contacts = tally([contact("2026-08-10 09:02", until="2026-08-10 09:58", count=9)])

        assert contacts.by_clock_hour.parts == (((date(2026, 8, 10), 9), Figure(9, ("I1",))),)

    def test_several_contacts_over_two_hours_have_none(self):
        contacts = tally([contact("2026-08-10 09:02", until="2026-08-10 10:00", count=9)])

        assert contacts.by_hour.unknown.value == 9
        assert contacts.days == 1

    def test_the_same_hour_of_two_days_is_not_one_clock_hour(self):
        contacts = tally([contact("2026-08-10 09:02", id="A"), contact("2026-08-11 09:02", id="B")])

        assert contacts.by_hour.of(9).value == 2
        assert contacts.by_clock_hour.of((date(2026, 8, 10), 9)) == Figure(1, ("A",))

    def test_the_hour_after_midnight_is_an_hour_like_any_other(self):
        assert tally([contact(f"{DAY} 00:30")]).by_hour.of(0).value == 1

    def test_hours_come_in_the_order_of_the_clock(self):
        hours = tally([contact("2026-08-10 21:00", id="A"), contact("2026-08-11 06:00", id="B")]).by_hour

        assert [hour for hour, _ in hours] == [6, 21]


class TestNight:
    @pytest.mark.parametrize(
        ("clock", "night"),
        [("21:59:59", 0), ("22:00:00", 1), ("00:00:00", 1), ("07:59:59", 1), ("08:00:00", 0)],
    )
    def test_it_begins_at_ten_and_ends_at_eight(self, clock, night):
        assert night_of(contact(f"{DAY} {clock}")) == (night, 0)

    @pytest.mark.parametrize("at", [DAY, "2026-08"])
    def test_a_time_not_known_is_never_night(self, at):
        assert night_of(contact(at, count=4)) == (0, 4)

    @pytest.mark.parametrize("count", [1, 5])
    @pytest.mark.parametrize(
        ("at", "until"),
        [
            (f"{DAY} 21:50", f"{DAY} 22:10"),
            (f"{DAY} 07:50", f"{DAY} 08:10"),
            (f"{DAY} 23:00", "2026-08-11 23:30"),
            (f"{DAY} 12:00", "2026-08-11 12:00"),
        ],
    )
    def test_a_span_across_a_bound_is_unknown(self, at, until, count):
        assert night_of(contact(at, until=until, count=count)) == (0, count)

    def test_a_span_across_midnight_within_the_night_is_night(self):
        assert night_of(contact(f"{DAY} 23:50", until="2026-08-11 00:10", count=6)) == (6, 0)

    def test_a_span_within_the_day_is_not_night(self):
        assert night_of(contact(f"{DAY} 08:00", until=f"{DAY} 21:59:59", count=6)) == (0, 0)
