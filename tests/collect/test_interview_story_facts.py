"""What a story names is read back and put down on a yes: never an act, a doer or a debt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from letters.collect.interview.asking.questions import question
from letters.collect.interview.asking.story_facts import facts
from letters.collect.interview.engine import answer, next_question
from tests.collect.test_interview_typed import begun

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState

TEXT = (
    "2026年3月租的手机，订单号RZ2026031200123，每月899元，一共12期，前六期按时付，欠2697元。"
    "11月20日到24日每天打30个电话，说要告诉我妈。"
)
PIECES = (
    *("11月24日打了30个电话，", "11月20日到24日每天打30个，", "号码17012345678，", "他们打给我妈，", "要打给我哥。"),
    *(
        "押金500元，",
        "欠2697元，",
        "说要告诉我老板，",
        "联系了两个同事。",
        "我的手机19900000091，",
        "一共12期，",
        "每月899元。",
    ),
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


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("11月24日打了30个电话，号码17012345678", ["30 次，号码 17012345678：他们联系您"]),
        ("11月24日收到2条短信", ["2 次：他们联系您"]),
        ("11月25日打了3次，都是打给我妈的", ["“打给我妈”：他们找过母亲"]),
        ("他们打给我妈2次", ["“打给我妈”：他们找过母亲"]),
        ("还联系了两个同事，发短信给我老婆", ["“联系了两个同事”：他们找过同事2人", "“发短信给我老婆”：他们找过妻子"]),
        ("他们打给我老婆，哥哥也一样", ["“打给我老婆”：他们找过妻子", "“哥哥也一样”：他们也找过哥哥"]),
        ("押金500元，买断价2599元", ["“押金500元”是押金", "“买断价2599元”是买断价"]),
        ("我的手机是19900000091", ["“19900000091”是您自己的电话"]),
    ],
)
def test_what_else_a_story_names_is_read_back(text: str, labels: list[str]) -> None:
    now = next_question(told(text))
    assert now is not None
    assert now.key == "story.found"
    assert all(label in each.label for label, each in zip(labels, now.choices, strict=False))
    assert len(now.choices) == len(labels) + 1


@pytest.mark.parametrize(
    "text",
    [
        "威胁说要打给我妈",
        "再不还就找我哥",
        "威胁说要打给我妈，我哥也一样",
        "我很生气，哥哥也一样",
        "欠2697元，他们要我还5000元",
        "11月25日打了3次电话给我妈",
        "11月20日起打了30个电话",
        "17012345678",
        "我妈帮我付了500元",
        "想从12月起每月还325元",
    ],
)
def test_a_threat_a_debt_a_doer_and_what_is_said_of_others_are_not_proposed(text: str) -> None:
    now = next_question(told(text))
    assert now is not None
    assert now.key != "story.found", [each.label for each in now.choices]


def test_people_and_single_days_become_rows_on_a_yes_and_are_not_proposed_again() -> None:
    state = told("11月24日打了30个电话。11月22日打了3个。他们打给我妈")
    now = next_question(state)
    assert now is not None
    state = answer(state, now, "1 2 3").state
    for _ in range(2):
        now = next_question(state)
        assert now is not None
        assert now.key.endswith(".channel")
        state = answer(state, now, "电话").state
    assert [(row["at"], row["count"]) for row in state.data["incidents"]] == [("2026-11-24", 30), ("2026-11-22", 3)]
    assert [row["relation"] for row in state.data["third_parties"]] == ["母亲"]
    assert not any("to" in row or "acts" in row for row in state.data["incidents"])
    assert facts(state) == ()


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(pieces=some.lists(some.sampled_from(PIECES), max_size=8), picks=some.sets(some.integers(0, 9)))
def test_only_what_is_ticked_is_put_down_and_never_an_act_a_doer_or_a_debt(pieces: list[str], picks: set[int]) -> None:
    text = "".join(pieces)
    state = told(text) if text else begun()
    known = facts(state)
    chosen = [number for number in sorted(picks) if number < len(known)]
    before = state
    if known:
        typed = " ".join(str(number + 1) for number in chosen) or "没有这些"
        state = answer(state, question(state, "story.found"), typed).state
    assert state.get("story.account") == before.get("story.account")
    rows = [
        *state.data.get("incidents", ()),
        *(row for key, row in state.drafts.items() if key.startswith("incidents")),
    ]
    assert len(rows) == sum(known[number].table == "incidents" for number in chosen)
    assert not any({"acts", "from_name", "by", "words", "to"} & row.keys() for row in rows)
    assert len(state.data.get("third_parties", ())) == sum(known[number].table == "third_parties" for number in chosen)
    assert not {"claim", "overdue_since", "payments"} & set(state.draft("contracts.0"))
    assert "offer" not in state.data
