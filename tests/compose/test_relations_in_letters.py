"""Letters call people by a form's words, however the person typed it; what the person told stays as they told it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.compose.masks.masking import mask
from letters.pack.make import Style, make
from tests.shelf import books, engine, planned, text
from tests.stories import contact, lease, person, platform, row, story, table

if TYPE_CHECKING:
    from letters.case import Case

DAY = "2026-11-23"
POLICE, NOTICE = "complaint/police", "notice/stop-harassment"
ACCOUNT = "他们先打给我妈，我妈哭了一夜。"
SAID = "告诉你老婆，还有你妈"
SPOKEN = ("我妈", "俺爹", "丈母娘", "我们单位", "我闺女", "俺儿子", "我老婆")


def told() -> Case:
    people = (
        row("third_parties", id="mother", relation="我妈", name="何桂芝", is_guarantor=False),
        row("third_parties", id="wife", relation="丈母娘", consents_to="police_and_court", name="苏婉晴"),
        row("third_parties", id="office", relation="我们单位的人事", given_by_complainant=False),
    )
    calls = (
        contact(
            "I1", "2026-10-03 09:20", "call", to=["mother"], from_number="16700000101", known_by="told", words=SAID
        ),
        contact("I2", "2026-10-04 09:20", "call", to=["mother", "wife"], from_number="16700000101", known_by="told"),
        contact("I3", "2026-10-05 09:20", "call", to=["office"], from_number="16700000101", known_by="told"),
    )
    agent = table(
        "agent", kind="authorised", name="林小雨", relation="我闺女", phone="19900000032", matters=["代为投诉"]
    )
    account = table("story", account=ACCOUNT)
    return story(platform(), lease(emergency_contact="我妈（下单时必填）"), agent, account, *people, *calls)


@pytest.mark.parametrize("wanted", [POLICE, NOTICE])
def test_nothing_but_what_the_person_told_is_said_as_people_speak(wanted: str) -> None:
    letter = text(told(), DAY, wanted).replace(ACCOUNT, "").replace(SAID, "")
    assert "母亲" in letter
    assert [word for word in SPOKEN if word in letter] == []


def test_the_account_stays_as_it_was_told() -> None:
    assert ACCOUNT in text(told(), DAY, POLICE)


def test_who_was_contacted_who_acts_and_who_was_named_as_contact_are_called_so() -> None:
    letter = text(told(), DAY, NOTICE)
    assert "紧急联系人（本人的母亲）" in letter
    assert "被联系的人：母亲" in letter
    assert "单位的人事" in letter
    assert "林小雨（报案人的女儿）" in text(told(), DAY, POLICE)


def test_the_note_and_the_sheets_of_witnesses_are_made_in_the_same_words() -> None:
    plan = planned(told(), DAY, POLICE)
    assert plan.witnesses.relations == ("母亲", "岳母", "单位的人事")
    note = make(plan, books(), engine(), Style(("txt",)), date.fromisoformat(DAY)).files[0].content.decode("utf-8-sig")
    assert "附1 母亲" in note
    assert [word for word in SPOKEN if word in note] == []


@pytest.mark.parametrize(
    ("relation", "typed", "seen"),
    [
        ("我妈", "打给我妈王芳，我妈哭了", "打给〔母亲〕，我妈哭了"),
        ("我妈", "打给王芳", "打给〔母亲〕"),
        ("我妈", "打给我姑妈王芳", "打给我姑妈〔母亲〕"),
        ("我同事", "打给我同事王芳", "打给我〔同事〕"),
    ],
)
def test_what_is_said_before_a_hidden_name_is_known_in_either_form(relation: str, typed: str, seen: str) -> None:
    case = story(table("story", account=typed), row("third_parties", id="w", name="王芳", relation=relation))
    assert mask(case, ("third_parties_without_consent",)).case.story.account == seen


def test_the_household_and_whom_the_calls_are_meant_for_are_called_so() -> None:
    household = row("budget.household", relation="俺爹", age=63, income="0.00")
    aid = text(story(platform(), lease(), table("budget", income=[]), household), DAY, "legal-aid/application")
    assert "父亲" in aid
    assert "俺爹" not in aid
    mother = person(role="contact", looking_for="俺儿子")
    call = contact("I1", "2026-10-05 09:20", from_number="16700000101")
    assert "要找的人：儿子。" in text(story(platform(), call, who=mother), DAY, POLICE)
