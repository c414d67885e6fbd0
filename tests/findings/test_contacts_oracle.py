"""Our counts against counts made independently of this project."""

from __future__ import annotations

import pytest

from letters.findings.contacts import count_contacts
from tests.findings.oracle import NUMBERS, as_oracle, case_of, expected, load, receivers_of


@pytest.mark.parametrize("number", NUMBERS)
def test_our_counts_equal_those_made_independently(number):
    raw = load(number)
    case = case_of(raw)

    assert as_oracle(case) == expected(raw, receivers_of(raw, case))


def test_reminders_and_own_calls_stand_apart_from_what_is_counted():
    contacts = count_contacts(case_of(load("06")))

    assert contacts.total.value == 6
    assert contacts.own_calls.basis == ("I006",)
    assert contacts.reminders.value == 0


def test_numbers_that_were_hidden_are_no_numbers():
    contacts = count_contacts(case_of(load("01")))

    assert contacts.withheld.value == 7
    assert contacts.distinct_numbers == 17
    assert contacts.total.value == 34


def test_a_description_of_senders_is_no_number():
    contacts = count_contacts(case_of(load("05")))

    assert [number for number, _ in contacts.by_number] == ["16700005009"]
    assert contacts.no_number.value == 190
    assert contacts.audience.total == 448
