"""What follows from a case is one value: each part is worked out once, and a mask takes no fact from it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters import findings
from letters.compose.dossier import Dossier
from letters.compose.masks import mask
from tests.shelf import books
from tests.stories import contact, lease, person, platform, row, story

if TYPE_CHECKING:
    from letters.case import Case
    from letters.findings import Findings

DAY = date(2026, 11, 23)
MOTHER = row("third_parties", id="mother", relation="母亲", name="何桂芝", phone="19900000019")
CASE = story(
    platform(),
    MOTHER,
    lease(payments=[{"on": "2026-03-02", "amount": "899.00"}]),
    contact("I1", "2026-10-01 10:00", acts=["threat"], words="不还钱就找何桂芝"),
    contact("I2", "2026-10-02 10:00", to=["mother"], count=3),
    contact("I3", "2026-01-02 10:00", acts=["threat"]),
    who=person(birth_date="2009-05-01"),
)
HIDDEN = ("birth_date", "third_parties_without_consent", "third_party_phones")


def test_every_part_is_worked_out_once() -> None:
    found = findings.of(CASE, books(), DAY)

    assert found.contacts is found.contacts
    assert found.dues is found.dues
    assert found.allegations("police", lapses=True) is found.allegations("police", lapses=True)
    assert found.contacts.total.value == 5


def test_what_was_found_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        findings.of(CASE, books(), DAY).day = DAY  # type: ignore[misc]


def test_conduct_is_out_of_time_only_for_the_reader_for_whom_it_lapses() -> None:
    found = findings.of(CASE, books(), DAY)

    assert [incident.id for incident in found.allegations("police", lapses=True).background] == ["I3"]
    assert found.allegations("police").background == ()


def test_a_reader_from_whom_a_birthday_is_hidden_still_has_to_do_with_a_minor() -> None:
    whole = findings.of(CASE, books(), DAY)
    seen = whole.seen_as(mask(CASE, HIDDEN).case)

    assert seen.case.complainant.birthday is None
    assert "minor" in seen.facts
    assert [one.relation for one in seen.contacts.reached] == ["母亲"]


def test_what_the_lease_costs_is_the_same_value_for_every_reader() -> None:
    whole = findings.of(CASE, books(), DAY)

    assert whole.cost is not None
    assert whole.seen_as(mask(CASE, HIDDEN).case).cost is whole.cost


def _seen(case: Case) -> tuple[Findings, Findings]:
    """What follows from the whole case, and as somebody sees it from whom people are hidden."""
    whole = findings.of(case, books(), DAY)
    return whole, whole.seen_as(mask(case, HIDDEN).case)


def test_what_is_counted_is_the_same_value_for_readers_who_see_the_same_incidents_and_it_holds_no_name() -> None:
    whole, seen = _seen(story(platform(), MOTHER, lease(), contact("I2", "2026-10-02 10:00", to=["mother"], count=3)))

    assert seen.contacts is whole.contacts
    assert seen.count(seen.case.incidents) is whole.contacts
    assert seen.positions is whole.positions
    assert "何桂芝" not in repr(whole.contacts)
    assert "19900000019" not in repr(whole.contacts)


def test_what_is_counted_is_a_readers_own_where_a_relation_or_an_incident_tells_them_something_else() -> None:
    named = row("third_parties", id="friend", relation="何桂芝的朋友")
    incident = contact("I2", "2026-10-02 10:00", to=["friend"], words="找何桂芝")
    other = contact("I1", "2026-10-01 10:00")
    for parts in ((named, contact("I2", "2026-10-02 10:00", to=["friend"])), (named.replace("何桂芝", ""), incident)):
        whole, seen = _seen(story(platform(), MOTHER, *parts, other))

        assert seen.contacts is not whole.contacts
        assert seen.count(seen.case.incidents[1:]) is not whole.count(whole.case.incidents[1:])
        assert "何桂芝" in repr(whole.contacts)
        assert "何桂芝" not in repr(seen.contacts)
        assert seen.contacts.total == whole.contacts.total


def test_how_the_person_stands_to_sums_is_a_readers_own_where_a_claim_names_somebody() -> None:
    items = [{"name": "何桂芝代付的押金", "amount": "9.00"}]
    claim = {"as_of": "2026-09-20", "amount": "9.00", "items": items}
    whole, seen = _seen(story(platform(), MOTHER, lease(claim=claim)))

    assert [one.name for one in whole.positions.items] == ["何桂芝代付的押金"]
    assert [one.name for one in seen.positions.items] == ["〔母亲〕代付的押金"]


def test_the_same_records_are_not_counted_alike_where_some_of_them_may_not_belong() -> None:
    whole, _ = _seen(CASE)
    rows = whole.case.incidents

    assert whole.count(rows).total.value == 5
    assert whole.count(rows, frozenset({"I2"})).total.value == 2
    assert whole.count(rows[:1]).total.value == 1


def test_readers_under_the_same_masks_share_one_view_without_the_secret() -> None:
    dossier = Dossier(CASE, books(), DAY)
    seen = dossier.seen(HIDDEN)

    assert dossier.seen(HIDDEN) is seen
    assert seen.telling(()) is seen.telling(())
    said = seen.telling(()).rows[1].words
    assert said is not None
    assert said.words == "不还钱就找〔母亲〕"


def test_what_a_letter_does_not_carry_warns_only_where_it_is_carried() -> None:
    case = story(platform(), contact("I1", "2026-10-01 10:00", account="我放弃一切抗辩。"))
    protection = Dossier(case, books(), DAY).protection

    assert "waives-defence" in {found.id for found in protection.found("complaint/police")}
    assert "waives-defence" not in {found.id for found in protection.found("authorisation/agent")}
