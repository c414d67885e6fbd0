"""A table by person where letters rest on others: who, how often, how, from when to when."""

from __future__ import annotations

from tests.shelf import text
from tests.stories import contact, platform, row, story

DAY = "2026-11-23"
POLICE, NOTICE = "complaint/police", "notice/stop-harassment"
PEOPLE = (
    row("third_parties", id="mother", relation="母亲", name="何桂芝", consents_to="police_and_court"),
    row("third_parties", id="boss", relation="单位主管"),
    row("third_parties", id="colleagues", relation="同事", people=3),
)


def call(key: str, at: str, to: str, channel: str = "call", **more: object) -> str:
    return contact(key, at, channel, to=[to], from_number="16700000101", known_by="told", **more)


CALLS = (
    call("I1", "2026-10-03 09:20", "mother", count=2),
    call("I2", "2026-09-28 10:00", "mother", "sms"),
    call("I3", "2026-10-02 10:00", "boss"),
    call("I4", "2026-10-04", "colleagues", count=20, estimated=True),
    contact("I5", "2026-10-05 10:00", from_number="16700000101"),
)


def test_each_person_is_told_with_how_often_how_and_when() -> None:
    told = text(story(platform(), *PEOPLE, *CALLS), DAY, POLICE)
    assert "被联系的人：母亲何桂芝；次数：3次；方式：短信、电话；时间：2026年9月28日至10月3日" in told
    assert "被联系的人：单位主管；次数：1次；方式：电话；时间：2026年10月2日" in told
    assert "被联系的人：同事3人；次数：估计约20次" in told
    assert "被联系的人：本人" not in told


def test_a_reader_who_may_not_know_a_name_gets_the_relation() -> None:
    told = text(story(platform(), *PEOPLE, *CALLS), DAY, NOTICE)
    assert "被联系的人：母亲；次数：3次" in told
    assert "何桂芝" not in told


def test_of_two_people_there_is_no_table() -> None:
    assert "被联系的人：" not in text(story(platform(), *PEOPLE, *CALLS[:3]), DAY, POLICE)


def test_where_each_stands_in_one_record_the_table_of_incidents_says_as_much() -> None:
    assert "被联系的人：" not in text(story(platform(), *PEOPLE, *CALLS[1:]), DAY, POLICE)
