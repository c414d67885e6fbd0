"""Warnings that depend on age, on a letter's own day or on what it is sent for; stops that are overruled."""

from __future__ import annotations

from datetime import date

import pytest

from letters.compose.guard.warning_rules import Severity
from letters.pack.make import Style, make
from tests.compose.ruled import BASE, CONSUMER, DAY, HOME, POLICE, REGULATOR, told
from tests.shelf import books, engine, planned
from tests.stories import ADDRESS, ID_NUMBER, contact, lease, person, platform, story, table

CHILD = person(birth_date="2009-06-18")
PARENT = table("agent", kind="statutory", name="孙玉兰", relation="母亲", phone="19900000032")
FRIEND = table("agent", kind="authorised", name="孙玉兰", relation="朋友", phone="19900000032")


def test_a_minor_needs_a_parent_and_not_just_anybody() -> None:
    assert told(*BASE, who=CHILD)["minor-without-agent"] is Severity.STOP
    assert told(*BASE, FRIEND, who=CHILD)["minor-agent-not-statutory"] is Severity.STOP
    with_parent = told(*BASE, PARENT, who=CHILD)
    assert not {"minor-without-agent", "minor-agent-not-statutory"} & with_parent.keys()


@pytest.mark.parametrize(("on", "minor"), [("2027-06-17", True), ("2027-06-18", False)])
def test_a_person_is_of_age_from_the_eighteenth_birthday_on(on: str, minor: bool) -> None:
    case = story(*BASE, who=CHILD)
    [letter] = planned(case, on, POLICE).letters
    assert ("minor-without-agent" in {caution.id for caution in letter.warnings}) is minor


@pytest.mark.parametrize(("said", "asked"), [(None, True), (True, False), (False, False)])
def test_who_was_sixteen_at_signing_is_asked_whether_they_lived_on_their_own_wages(
    said: bool | None, asked: bool
) -> None:
    who = person(birth_date="2009-06-18") if said is None else person(birth_date="2009-06-18", own_wages=said)
    assert ("own-wages-not-said" in told(*BASE, lease(), who=who)) is asked


@pytest.mark.parametrize(("born", "asked"), [("2010-03-03", False), ("2010-03-02", True), ("2008-03-02", False)])
def test_only_from_sixteen_to_the_day_before_eighteen(born: str, asked: bool) -> None:
    """The contract was signed on 2 March 2026."""
    assert ("own-wages-not-said" in told(*BASE, lease(), who=person(birth_date=born))) is asked


@pytest.mark.parametrize(("words", "warned"), [("请尽快联系我们处理订单", True), ("再不还就打断你的腿", False)])
def test_a_report_of_polite_messages_alone_says_that_no_article_is_about_them(words: str, warned: bool) -> None:
    acts = ["demands_private_payment"] if warned else ["threat"]
    messages = contact("M1", "2026-11-01 10:00", "sms", acts=acts, words=words, count=3)
    assert ("nothing-alleged" in told(platform(), messages)) is warned


def test_an_id_number_that_is_missing_is_noted_for_the_police() -> None:
    assert "id-number-missing" in told(*BASE)
    assert "id-number-missing" not in told(*BASE, who=person(id_number=ID_NUMBER, gender="女"))


def test_an_address_that_names_no_county_leaves_the_addressee_open_and_stops_the_letter() -> None:
    assert told(*BASE, who=person(address="某某路3号"))["addressee-unknown"] is Severity.STOP
    assert "addressee-unknown" not in told(*BASE, who=person(address=ADDRESS))


def test_law_checked_long_ago_is_said() -> None:
    assert "law-stale" not in told(*BASE, on="2027-02-01")
    case = story(*BASE, contact("I9", "2026-11-20 10:00"))
    [letter] = planned(case, "2027-05-23", POLICE).letters
    assert "law-stale" in {caution.id for caution in letter.warnings}


def test_a_stopped_letter_is_not_among_the_files_and_the_note_says_why() -> None:
    plan = planned(story(*BASE, lease(device_disposed=True), HOME), DAY, CONSUMER)
    assert plan.falls_short
    pack = make(plan, books(), engine(), Style(("txt",)), date(2026, 11, 23))
    assert [file.name for file in pack.files] == ["00-送出前请看.txt"]
    assert "设备已转卖" in pack.files[0].content.decode("utf-8-sig")


@pytest.mark.parametrize("letter", ["", 'letter = "complaint"\n', f'letter = "{CONSUMER}"\n'])
def test_an_override_turns_a_stop_into_a_warning_and_keeps_the_reason(letter: str) -> None:
    override = f'[[overrides]]\nwarning = "device-disposed"\nreason = "已咨询12348值班律师"\n{letter}'
    case = story(*BASE, lease(device_disposed=True), HOME, override)
    [made] = planned(case, DAY, CONSUMER).letters
    [caution] = [caution for caution in made.warnings if caution.id == "device-disposed"]
    assert not made.is_blocked
    assert caution.overruled == "已咨询12348值班律师"
    assert caution.severity is Severity.WARN


def test_an_override_for_another_letter_does_not_help() -> None:
    override = '[[overrides]]\nwarning = "device-disposed"\nreason = "问过了"\nletter = "negotiation"\n'
    [made] = planned(story(*BASE, lease(device_disposed=True), HOME, override), DAY, CONSUMER).letters
    assert made.is_blocked


def test_the_dispute_goes_to_the_chosen_door_alone() -> None:
    plan = planned(story(*BASE, lease(), HOME), DAY)
    assert [letter.head.id for letter in plan.letters if letter.head.kind == "complaint"] == [POLICE, CONSUMER]
    assert [one.head.id for one in plan.unwritten if one.elsewhere] == [REGULATOR]
