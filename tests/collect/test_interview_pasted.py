"""Lines that are pasted in the talk: read back first, then kept, each with its own people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer, next_question
from tests.collect.test_interview_typed import begun, told

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState

TEXT = (
    "1. 11月10日早上8点 17012345678，电话 “再不还就起诉”\n"
    "那天晚上又打\n"
    "2. 11月12日 打给我老婆，说我骗手机，她告诉我的\n"
    "3. 11月15日下午三点多 打给我哥 问我在哪\n"
    "4. 11月20日到24日 每天30个左右\n"
    "5. 11月24日晚上9点 短信 说要打给我妈"
)


def asked(state: InterviewState) -> str:
    now = next_question(state)
    assert now is not None
    return now.key


def pasted(text: str = TEXT) -> InterviewState:
    way = answer(begun(), question(begun(), "incidents"), "一次写几行").state
    assert asked(way) == "paste.lines"
    return told(way, {"paste.lines": text})


def test_lines_are_read_back_before_anything_is_kept() -> None:
    state = pasted()
    assert asked(state) == "paste.channel", "a line does not say how it came"
    state = told(state, {"paste.channel": "电话"})
    now = next_question(state)
    assert now is not None
    assert now.key == "paste.right"
    assert "2. 2026年11月12日｜找了妻子（听人说的）｜电话\n   打给我老婆，说我骗手机，她告诉我的" in now.help
    assert "4. 2026年11月20日到2026年11月24日｜找了您本人｜电话，每天约30次" in now.help
    assert "“那天晚上又打”：“那天”是哪一天？" in now.help
    assert "incidents" not in state.data
    assert "third_parties" not in state.data


def test_each_line_is_kept_with_its_own_people_and_nobody_else() -> None:
    state = told(pasted(), {"paste.channel": "电话", "paste.right": "对"})
    rows = state.data["incidents"]
    assert [row["to"] for row in rows] == [["self"], ["T1"], ["T2"], ["self"], ["self"]]
    assert [each["relation"] for each in state.data["third_parties"]] == ["妻子", "哥哥"]
    assert [row["channel"] for row in rows] == ["call", "call", "call", "call", "sms"]
    assert [row.get("known_by") for row in rows] == [None, "told", None, None, None]
    assert not any("acts" in row for row in rows)
    first, _, vague, daily, _ = rows
    assert (first["at"], first["from_number"], first["words"]) == ("2026-11-10 08:00", "17012345678", "再不还就起诉")
    assert (vague["at"], vague["account"]) == ("2026-11-15", "下午三点多，打给我哥 问我在哪")
    assert (daily["at"], daily["until"], daily["per_day"]) == ("2026-11-20", "2026-11-24", 30)
    assert "那天晚上又打" not in state.text
    assert asked(state) != "paste.right"


def test_what_was_not_understood_goes_into_the_account_if_the_person_says_so() -> None:
    state = told(pasted(), {"story.account": "从头说起", "paste.channel": "电话", "paste.right": "2"})
    assert state.get("story.account") == "从头说起\n那天晚上又打"
    assert len(state.data["incidents"]) == 5


def test_lines_that_are_wrong_are_written_again_and_nothing_is_kept() -> None:
    state = told(pasted(), {"paste.channel": "电话", "paste.right": "不对"})
    assert asked(state) == "paste.lines"
    assert "incidents" not in state.data
    state = told(state, {"paste.lines": "11月10日 电话 骂人"})
    assert asked(state) == "paste.right"
    assert [each.value for each in question(state, "paste.right").choices] == ["right", "again"]


def test_somebody_who_is_known_already_is_not_told_twice() -> None:
    state = told(pasted("11月10日 打给我哥"), {"paste.right": "对"})
    again = answer(state, question(state, "incidents"), "一次写几行").state
    state = told(again, {"paste.lines": "11月11日 打给俺哥\n11月12日 T1 电话", "paste.right": "对"})
    assert [row["to"] for row in state.data["incidents"]] == [["T1"], ["T1"], ["T1"]]
    assert len(state.data["third_parties"]) == 1


def test_several_who_are_known_already_are_not_told_twice() -> None:
    state = told(pasted("11月10日 打给两个同事\n11月11日 打给同事2人"), {"paste.right": "对"})
    again = answer(state, question(state, "incidents"), "一次写几行").state
    state = told(again, {"paste.lines": "11月12日 打给我两个同事", "paste.right": "对"})
    assert state.data["third_parties"] == [{"id": "T1", "relation": "同事", "people": 2}]


@pytest.mark.parametrize("typed", ["不清楚", "以后再答", ""])
def test_whether_they_are_right_is_not_left_open(typed: str) -> None:
    state = told(pasted("11月10日 电话 骂人"), {})
    assert answer(state, question(state, "paste.right"), typed).problem
    left = answer(state, question(state, "paste.lines"), "不写").state
    assert left.get("paste.lines") is None
