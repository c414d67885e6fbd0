"""A review of the police's answer is told which acts were reported, by day, and that no other result came."""

from __future__ import annotations

import pytest

from tests.compose.sent import (
    CRIMINAL,
    POLICE_STATION,
    RECONSIDERATION,
    REFUSAL,
    REVIEW,
    SUIT,
    SUPERVISION,
    UNFILED,
    filing,
    reply,
)
from tests.shelf import text
from tests.stories import contact, lease, platform, story

DAY, POLICE = "2026-11-23", "complaint/police"
NO_OTHER_RESULT = "除不予立案通知外，申请人没有收到就所反映的行为是否违反治安管理作出的处理结果"
THREAT = contact("I1", "2026-10-01 10:00", "sms", acts=["threat"], words="小心点")
LATER = contact("I2", "2026-11-20 10:00", "sms", acts=["threat"], words="等着")
LETTERS = [SUPERVISION, CRIMINAL]


def reasons(wanted: str, *incidents: str, replies: tuple[str, ...] = (UNFILED,)) -> str:
    report = filing(POLICE, POLICE_STATION, "2026-11-09", *replies, id="F1")
    return text(story(platform(), lease(), report, *incidents), DAY, wanted).split("、理由\n", 1)[1].split("此致", 1)[0]


@pytest.mark.parametrize("wanted", LETTERS)
def test_an_act_is_named_with_its_day_and_row(wanted: str) -> None:
    told = reasons(wanted, THREAT)

    assert "报案反映的主要行为（括号内为明细表的行）：2026年10月1日，威胁人身安全（第1行）。" in told
    assert "是公安机关的职责（《中华人民共和国人民警察法》第六条、第二十一条）" in told


@pytest.mark.parametrize("wanted", [RECONSIDERATION, SUIT])
def test_whoever_judges_a_refusal_reads_which_acts_it_was_about_without_rows_of_a_table_that_is_not_there(
    wanted: str,
) -> None:
    told = reasons(wanted, THREAT, LATER, replies=(REFUSAL,))

    assert "报案反映的主要行为：2026年10月1日，威胁人身安全。对上述行为是否违法进行审查、处理" in told
    assert "是公安机关的职责（《中华人民共和国人民警察法》第六条、第二十一条）" in told
    assert "11月20日" not in told
    assert "主要行为" not in reasons(wanted, contact("I1", "2026-10-01 10:00"), replies=(REFUSAL,))


def test_what_came_after_the_report_was_not_reported() -> None:
    assert "11月20日" not in reasons(SUPERVISION, THREAT, LATER)


def test_at_most_five_are_named_the_gravest_in_order_of_time() -> None:
    acts = ["insult", "threat", "defamation", "threatens_disclosure", "threatens_court", "intrusion"]
    every = [
        contact(f"I{n}", f"2026-10-0{n} 10:00", "visit", acts=[act], words=f"话{n}") for n, act in enumerate(acts, 1)
    ]

    told = reasons(SUPERVISION, *every).splitlines()[0]

    assert told.count("月") == 5
    assert "10月5日" not in told
    assert told.index("10月1日") < told.index("10月2日") < told.index("10月6日")


def test_where_nothing_is_borne_out_no_duty_is_named() -> None:
    told = reasons(SUPERVISION, contact("I1", "2026-10-01 10:00"))

    assert "主要行为" not in told
    assert "人民警察法" not in told


@pytest.mark.parametrize("wanted", LETTERS)
def test_that_no_other_result_came_is_said_where_it_is_so(wanted: str) -> None:
    accepted = reply("2026-11-10", "accepted")
    assert NO_OTHER_RESULT in reasons(wanted, THREAT, replies=(accepted, UNFILED))

    decided = reply("2026-11-12", "decided", words="罚款")
    assert NO_OTHER_RESULT not in reasons(wanted, THREAT, replies=(decided, UNFILED))


def test_the_superior_reads_the_same() -> None:
    asked = filing(CRIMINAL, POLICE_STATION, "2026-11-19", reply("2026-11-22", "upheld"), id="F2", about="F1")
    report = filing(POLICE, POLICE_STATION, "2026-11-09", UNFILED, id="F1")

    told = text(story(platform(), lease(), report, asked, THREAT), DAY, REVIEW)

    assert "威胁人身安全（第1行）" in told
    assert NO_OTHER_RESULT in told
