"""What a story names is read back and put down on a yes: never an act, a doer or a debt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.questions import question
from tests.collect.test_interview_typed import begun

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState

TEXT = (
    "2026年3月租的手机，订单号RZ2026031200123，每月899元，一共12期，前六期按时付，欠2697元。"
    "11月20日到24日每天打30个电话，说要告诉我妈。"
)


def told(text: str = TEXT) -> InterviewState:
    return answer(begun(), question(begun(), "story.account"), text).state


def test_what_has_a_place_is_read_back_and_put_down_only_on_a_yes() -> None:
    state = told()
    now = next_question(state)
    assert now is not None
    assert now.key == "story.found"
    labels = [each.label for each in now.choices]
    assert labels[0] == "“RZ2026031200123”是订单号"
    assert not [label for label in labels if "2697" in label or "母亲" in label or "告诉" in label]
    assert state.get("contracts.0.rent") is None
    yes = answer(state, now, "1").state
    assert yes.get("contracts.0.order_number") == "RZ2026031200123"
    assert yes.get("contracts.0.periods") is None
    assert "incidents" not in yes.data


def test_a_period_that_is_confirmed_is_asked_only_for_what_it_lacks() -> None:
    state = told()
    now = next_question(state)
    assert now is not None
    days = next(str(number) for number, each in enumerate(now.choices, 1) if "每天" in each.label)
    state = answer(state, now, days).state
    asked = []
    for text in ("电话", "2"):
        now = next_question(state)
        assert now is not None
        asked.append(now.key)
        state = answer(state, now, text).state
    assert asked == ["incidents.0.channel", "incidents.0.per_night"]
    row = state.data["incidents"][0]
    assert (row["at"], row["until"], row["per_day"], row["per_night"]) == ("2026-11-20", "2026-11-24", 30, 2)
    assert "acts" not in row


def test_no_to_all_of_it_leaves_the_story_as_it_was_told() -> None:
    state = told()
    now = next_question(state)
    assert now is not None
    after = answer(state, now, "没有这些").state
    assert after.get("story.account") == TEXT
    assert not after.drafts.get("contracts.0")
    following = next_question(after)
    assert following is not None
    assert following.key != "story.found"


def test_a_story_that_names_nothing_asks_nothing() -> None:
    now = next_question(told("他们天天打，我很害怕"))
    assert now is not None
    assert now.key != "story.found"
