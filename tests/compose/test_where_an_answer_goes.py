"""A letter to the other side says where an answer is to go: never home, and else on a blank line."""

from __future__ import annotations

import pytest

from tests.shelf import letter, text
from tests.stories import ADDRESS, contact, lease, offer, person, platform, story

DAY = "2026-11-23"
NOTICE, RECORDS, DATA = "notice/stop-harassment", "request/contract-records", "request/personal-information"
ASKING = (NOTICE, RECORDS, DATA, "negotiation/instalments")
CALL = contact("I1", "2026-10-01 10:00")


def case(**who: str):
    return story(platform(), lease(), offer(), CALL, who=person(**who))


@pytest.mark.parametrize("wanted", ASKING)
def test_an_answer_goes_to_the_address_for_answers_or_the_mailbox(wanted: str) -> None:
    assert "书面答复，寄至某某快递驿站代收。" in text(case(reply_address="某某快递驿站代收"), DAY, wanted)
    assert "书面答复，发至lin@example.cn。" in text(case(email="lin@example.cn"), DAY, wanted)


@pytest.mark.parametrize("wanted", ASKING)
def test_where_there_is_neither_a_line_is_left_and_the_person_is_asked(wanted: str) -> None:
    told = text(case(), DAY, wanted)
    assert "书面答复，寄至或者发至：＿＿＿＿" in told
    assert ADDRESS not in told
    [asked] = [one for one in letter(case(), DAY, wanted).warnings if one.id == "no-reply-address"]
    assert "reply_address" in asked.how


@pytest.mark.parametrize("who", [{"email": "lin@example.cn"}, {"reply_address": "某某快递驿站代收"}])
def test_who_has_said_where_is_not_asked(who: dict[str, str]) -> None:
    assert "no-reply-address" not in {one.id for one in letter(case(**who), DAY, NOTICE).warnings}


def test_the_police_know_where_the_person_lives_and_nobody_asks() -> None:
    assert "no-reply-address" not in {one.id for one in letter(case(), DAY, "complaint/police").warnings}
