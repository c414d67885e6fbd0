"""What happened is told once, in order of time over all channels, with the worst of it on top."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.case import Act
from letters.compose.view.events.chronology import AT_MOST, WITH_WORDS
from tests.compose.told_in_order import DAY, NAMED, PEOPLE, POLICE, facts, summary, threat, written
from tests.shelf import letter
from tests.stories import contact, platform, row, story


def chronology(*parts: str) -> Any:
    return letter(story(platform(), *NAMED, *parts), DAY, POLICE).context["chronology"]


def test_what_came_by_several_channels_is_told_in_order_of_time() -> None:
    told = facts(
        contact("I1", "2026-11-03 10:00", account="问我在哪"),
        contact("I2", "2026-11-01 10:00", "visit", place="单元门口", account="踹门"),
        contact("I3", "2026-11-02 10:00", "sms", words="还钱"),
        row("dealings", on="2026-11-02 11:00", how="电话", asked="停止联系", answered="不行"),
    )
    assert [line.split("，")[0] for line in told] == [
        "2026年11月1日10时许",
        "11月2日10时许",
        "同日11时许",
        "11月3日10时许",
    ]
    assert told[2] == "同日11时许，本人通过电话提出：停止联系。对方答：不行。"


def test_a_series_is_told_as_what_it_was() -> None:
    once = contact(
        "I1", "2026-10-31 23:30", until="2026-11-01 00:40", count=18, answered=False, from_number="16700000001"
    )
    assert facts(once) == ["2026年10月31日23时30分至次日0时40分，本人有16700000001的未接来电18次。"]
    rows = [
        contact(f"I{n}", f"2026-11-01 10:0{n}", answered=False, from_number=f"1670000000{n}", rank="export")
        for n in range(1, 7)
    ]
    apart = contact("I9", "2026-11-05 09:00", answered=False, from_number="16700000009", rank="export")
    assert facts(*rows, apart) == [
        "2026年11月1日10时1分至10时6分，本人有6个号码的未接来电6次。",
        "11月5日9时许，本人有16700000009的未接来电。",
    ]


def test_a_series_is_shown_beside_graver_ones() -> None:
    grave = [threat(f"G{n}", f"2026-11-0{n} 10:00") for n in range(1, 9)]
    calls = contact("I1", "2026-10-31 23:30", until="2026-11-01 00:40", count=18, answered=False)
    assert facts(calls, *grave)[0] == "2026年10月31日23时30分至次日0时40分，本人有未接来电18次。"


def test_what_is_told_to_one_person_is_not_called_public() -> None:
    leak = {"acts": ["personal_data_leaked"], "words": "他的身份证号" * 11, "to": ["wife"]}
    assert summary(contact("I1", "2026-11-01 10:00", "sms", **leak))[0].endswith("涉及透露个人信息。")
    shown = {**leak, "to": ["public"], "channel_name": "抖音"}
    assert "涉及公开个人信息" in summary(contact("I1", "2026-11-01 10:00", "social", **shown))[0]


def test_alike_rows_are_one_line_with_their_number_and_what_differs_is_told_by_itself() -> None:
    alike = [
        contact(f"I{n}", f"2026-11-{n:02} 10:00", acts=["insult"], account="辱骂。", from_number=f"167000000{n:02}")
        for n in range(1, 11)
    ]
    child = contact("I11", "2026-11-12 23:10", acts=["threat"], words="我知道你孩子在哪个幼儿园")
    told = facts(*alike, child)
    assert told == [
        "2026年11月1日至10日，本人接到10个号码来电10次。辱骂。",
        "11月12日23时10分许，本人接到来电，对方的话见上。",
    ]


def test_the_same_words_of_several_rows_are_quoted_once() -> None:
    rows = [threat(f"I{n}", f"2026-11-0{n} 10:00", words="等着瞧") for n in range(1, 5)]
    assert written(*rows).split("附件：", 1)[0].count("等着瞧") == 1


def test_the_gravest_are_kept_and_the_rest_is_counted() -> None:
    mild = [contact(f"M{n}", f"2026-10-{n:02} 10:00", acts=["workplace"], account=f"打给单位{n}") for n in range(1, 8)]
    grave = [contact(f"G{n}", f"2026-11-0{n} 10:00", acts=["threat"], account=f"扬言上门{n}" * 20) for n in range(1, 6)]
    told = facts(*mild, *grave)
    assert len(told) == AT_MOST + 1
    assert [words for words in (f"扬言上门{n}" for n in range(1, 6)) if words not in "".join(told)] == []
    assert told[-1] == "另有来电6次，见明细表第2至7行。"


def test_no_words_and_nobody_who_gave_a_name_are_told_as_a_mere_number() -> None:
    grave = [contact(f"G{n}", f"2026-11-0{n} 10:00", acts=["threat"], account=f"扬言上门{n}") for n in range(1, 9)]
    said = [contact(f"W{n}", f"2026-10-0{n} 10:00", words=f"快还{n}") for n in range(1, 7)]
    named = contact("N1", "2026-10-09 10:00", from_name="某某法务部", by_basis="self_stated")
    told = "".join(facts(*grave, *said, named))
    assert [words for words in (f"快还{n}" for n in range(1, 7)) if words not in told] == []
    assert "自称“某某法务部”" in told
    assert "另有来电2次" in told


def test_of_very_many_words_the_gravest_are_told_and_the_letter_says_where_the_others_stand() -> None:
    said = [contact(f"W{n}", f"2026-10-{n:02} 10:00", "sms", words=f"快还{n}。") for n in range(1, 31)]
    told = facts(*said)
    assert len(told) == WITH_WORDS + 1
    assert told[-1] == "另有短信10条，见明细表第21至30行（原话也在表中）。"


def test_each_act_and_each_person_is_shown_beside_graver_ones() -> None:
    grave = [threat(f"G{n}", f"2026-11-0{n} 10:00") for n in range(1, 9)]
    boss = contact("I1", "2026-10-02 10:00", to=["boss"], acts=["workplace"], account="要扣工资")
    wife = contact("I2", "2026-10-03 10:00", to=["wife"], account="问她在哪")
    told = "".join(facts(*grave, boss, wife))
    assert "主管接到来电。本人得知：要扣工资。" in told
    assert "妻子接到来电。" in told


def test_an_act_that_no_graver_line_shows_is_told() -> None:
    grave = [threat(f"G{n}", f"2026-11-0{n} 10:00") for n in range(1, 9)]
    asked = contact("I1", "2026-10-02 10:00", acts=["demands_private_payment"], account="要我打到个人账户")
    assert "要我打到个人账户" in "".join(facts(*grave, asked))


def test_a_letter_begins_with_the_words_of_the_worst_and_says_them_once() -> None:
    parts = (
        threat("I1", "2026-11-01 10:00"),
        contact("I2", "2026-11-02 22:10", "visit", place="门口", acts=["intrusion"], words="不走了", account="推门。"),
    )
    first, second, *_ = summary(*parts)
    assert first == "2026年11月2日22时10分许，有人到门口，进入住处，对方说：“不走了”。"
    assert second.startswith("2026年11月1日至2日，收到来电1次，有人进入住处1次，合计2次")
    assert facts(*parts)[-1] == "11月2日22时10分许，有人到门口，进入住处，对方的话见上。推门。"


def test_words_too_long_to_begin_with_give_way_to_others_as_grave_and_else_to_what_was_done() -> None:
    long = threat("I1", "2026-11-01 10:00", words="再不还钱就上门" * 12)
    mild = contact("I2", "2026-11-02 10:00", acts=["insult"], words="老赖")
    assert summary(long, mild)[0] == "2026年11月1日10时许，本人接到来电，涉及威胁人身安全。"
    short = threat("I3", "2026-11-03 10:00", words="等着瞧")
    assert summary(long, mild, short)[0].endswith("对方说：“等着瞧”。")
    assert "再不还钱就上门" in "".join(facts(long, mild, short))


def test_where_nothing_was_quoted_a_letter_begins_with_the_account_and_tells_it_once() -> None:
    parts = contact("I1", "2026-11-01 10:00", acts=["threat"], account="扬言上门"), threat("I2", "2026-11-02 10:00")
    ranked = contact("I3", "2026-11-03 10:00", "visit", acts=["intrusion"], account="挤进门内。", place="家中")
    assert summary(*parts, ranked)[0] == "2026年11月3日10时许，有人到家中，进入住处。挤进门内。"
    assert facts(*parts, ranked)[-1] == "11月3日10时许，有人到家中，进入住处，经过见上。"


AT = datetime(2026, 9, 1, 0, 0)  # noqa: DTZ001  China time
KINDS = [act for act in Act if act is not Act.REMINDER]
incidents = st.lists(
    st.fixed_dictionaries(
        {
            "minutes": st.integers(0, 60 * 24 * 60),
            "channel": st.sampled_from(["call", "sms", "visit", "social"]),
            "acts": st.lists(st.sampled_from(KINDS), max_size=3, unique=True),
            "to": st.lists(st.sampled_from(["self", *PEOPLE]), min_size=1, max_size=2, unique=True),
            "words": st.sampled_from([None, "甲乙丙", "等着瞧", "还钱来"]),
            "account": st.sampled_from([None, "问我在哪"]),
            "count": st.integers(1, 9),
        }
    ),
    min_size=1,
    max_size=14,
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(incidents)
def test_whatever_happened_is_told_in_time_with_every_act_and_nothing_that_was_not_said(told: list[Any]) -> None:
    rows = []
    for number, one in enumerate(told):
        fields = {key: value for key, value in one.items() if key not in ("minutes", "channel") and value}
        at = AT + timedelta(minutes=one["minutes"])
        rows.append(contact(f"I{number}", f"{at:%Y-%m-%d %H:%M}", one["channel"], **fields))
    made = chronology(*rows)
    moments = [line.at.earliest for line in made.lines]
    assert moments == sorted(moments)
    events = [event for line in made.lines for event in line.entry.told]
    assert {act for one in told for act in one["acts"]} == {act for event in events for act in event.incident.acts}
    left = made.rest.total
    assert sum(event.count for event in events) + left == sum(one["count"] for one in told)
    body = written(*rows).split("附件：", 1)[0]
    said = {one["words"] for one in told if one["words"]}
    assert set(re.findall("“([^”]*)”", body)) <= said
    assert all(name in body for who, name in zip(PEOPLE, ("母亲", "妻子", "主管"), strict=True) if _reached(told, who))


def _reached(told: list[Any], who: str) -> bool:
    return any(who in one["to"] for one in told)
