"""Where all that happened is out of time for the police, nothing is proposed to them, and nothing is pretended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.desk import why_not
from letters.pack.make import Style, make
from tests.shelf import books, engine, letter, planned, text
from tests.stories import contact, lease, platform, story

if TYPE_CHECKING:
    from letters.case.model import Case

POLICE = "complaint/police"
FIRST = contact("I1", "2026-02-05 22:50", acts=["threat"], words="让你抬不起头", from_number="16700001001")
LAST = contact("I2", "2026-02-15 07:10", count=8, answered=False, from_number="16700001002")
IN_TIME, OUT = "2026-08-15", "2026-08-16"  # six months after the last


def case(*more: str, last: str = LAST) -> Case:
    return story(platform(), lease(signed_on="2025-07-01"), FIRST, last, *more)


def proposed(case: Case, day: str) -> bool:
    return POLICE in {one.head.id for one in planned(case, day).letters}


def test_a_report_is_proposed_on_the_last_day_and_not_on_the_day_after() -> None:
    assert proposed(case(), IN_TIME)
    assert not proposed(case(), OUT)


def test_why_it_is_not_is_told_with_what_to_think_of_and_what_is_left() -> None:
    [told] = [one for one in planned(case(), OUT).unwritten if one.head.id == POLICE]
    for words in (
        "最晚发生在2026年2月15日",
        "派出所知道的",
        "现在还有联系的",
        "停止侵害（告知函、起诉）",
        told.head.title,
    ):
        assert words in why_not(told)
    note = make(planned(case(), OUT), books(), engine(), Style(("txt",)), date(2026, 8, 16)).files[0].content.decode()
    assert "所记的事最晚发生在2026年2月15日，都已超过治安管理处罚的追究期限。" in note


@pytest.mark.parametrize(
    "changed",
    [
        case(last=contact("I2", "2026-02-15 07:10", count=8, reported_on="2026-02-20")),
        case(contact("I3", "2026-08-01 09:00", from_number="16700001003")),
    ],
    ids=["reported at the time", "goes on"],
)
def test_what_the_police_knew_and_what_goes_on_is_proposed_again(changed: Case) -> None:
    assert proposed(changed, OUT)


def test_asked_for_by_name_it_is_written_without_a_penalty_or_an_article_and_tells_the_days() -> None:
    written = text(case(), OUT, POLICE)
    assert "本文反映的联系共9次，发生于2026年2月5日至15日" in written
    assert "本文不请求给予治安管理处罚" in written
    assert "登记本文反映的情况" in written
    assert [word for word in ("立案调查", "涉嫌", "禁止接触") if word in written] == []
    before, *cited = written.split("治安管理处罚法》")
    assert len(cited) == 1
    assert before.endswith("知悉诬告的法律责任（《中华人民共和国")
    assert "仅作背景的9次" in written
    assert "0行" not in written


def test_asked_for_by_name_it_asks_first_whether_the_police_knew_and_whether_it_goes_on() -> None:
    [caution] = [one for one in letter(case(), OUT, POLICE).warnings if one.id == "all-lapsed"]
    assert "当时报过警、派出所知道的" in caution.next
    assert "现在还有联系的" in caution.next
    assert "all-lapsed" not in {one.id for one in letter(case(), IN_TIME, POLICE).warnings}


def test_the_first_part_of_its_id_does_not_ask_for_it() -> None:
    assert POLICE not in {one.head.id for one in planned(case(), OUT, "complaint").letters}
