"""What happened is told once, in order of time over all channels, with the worst of it on top."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from letters.case import GRAVEST_FIRST, Act
from letters.compose.view.events.chronology import AT_MOST, WITH_WORDS
from tests.shelf import letter, text
from tests.stories import contact, platform, row, story, table

DAY = "2026-11-23"
POLICE = "complaint/police"
PEOPLE = ("mother", "wife", "boss")
NAMED = [
    row("third_parties", id=who, relation=name) for who, name in zip(PEOPLE, ("母亲", "妻子", "主管"), strict=True)
]


def written(*parts: str) -> str:
    return text(story(platform(), *NAMED, *parts), DAY, POLICE)


def facts(*parts: str) -> list[str]:
    """The lines of the chronology."""
    told = written(*parts).split("事实经过\n", 1)[1].split("三、请求事项", 1)[0]
    return [line.strip() for line in told.splitlines() if line.strip()]


def summary(*parts: str) -> list[str]:
    """The lines above the first heading, after who reports."""
    above = written(*parts).split("一、行为人", 1)[0]
    return [line.strip() for line in above.split("工作单位：", 1)[1].splitlines()[1:] if line.strip()]


def chronology(*parts: str) -> Any:
    return letter(story(platform(), *NAMED, *parts), DAY, POLICE).context["chronology"]


def threat(key: str, at: str, **told: Any) -> str:
    return contact(key, at, **{"acts": ["threat"], "words": f"小心点{key}", **told})


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


def test_whoever_poses_as_police_is_told_of_before_whoever_poses_as_a_court() -> None:
    posing: dict[str, Any] = {"acts": ["impersonates_official"], "by_basis": "self_stated"}
    court = contact("I1", "2026-11-01 10:00", words="定于明日开庭", from_name="某某法院", **posing)
    police = contact("I2", "2026-11-02 10:00", account="要我今晚打款。", from_name="经侦支队李警官", **posing)
    assert summary(court, police)[0].startswith("2026年11月2日10时许，自称“经侦支队李警官”")


def test_what_was_sent_to_others_was_not_received() -> None:
    group = contact("I1", "2026-11-01 10:00", "social", channel_name="微信群", to=["wife"], words="还钱")
    parent = contact("I2", "2026-11-02 10:00", "social", channel_name="微信", to=["boss"], words="还钱")
    own = contact("I3", "2026-11-03 10:00", "social", channel_name="微信", words="还钱")
    told = "".join(summary(group, parent, own))
    assert "收到网络信息1条，被人在群里发信息1条，被人向他人发信息1条，合计3次" in told


def test_who_comes_in_has_come_and_who_asks_a_neighbour_has_not_come_to_the_person() -> None:
    door = contact("I1", "2026-11-01 10:00", "visit", place="门口", account="敲门")
    inside = contact("I2", "2026-11-02 10:00", "visit", place="堂屋", acts=["intrusion"], account="进门")
    mother = contact("I3", "2026-11-03 10:00", "visit", place="母亲家", to=["mother"], account="问我在哪")
    told = summary(door, inside, mother)[-1]
    assert "有人上门2次（其中进入住处1次），有人当面找他人1次，合计3次" in told
    assert "收到" not in told
    assert "其中" not in summary(door)[-1]


def test_visits_shortly_after_one_another_are_said_to_be_so() -> None:
    """Two records of one visit are no two visits for sure: nobody but the person can tell."""
    first = contact("I1", "2026-11-01 10:00", "visit", until="2026-11-01 10:30", account="敲门")
    soon = contact("I2", "2026-11-01 10:50", "visit", account="又敲门")
    later = contact("I3", "2026-11-01 15:00", "visit", account="再来")
    assert "有人上门3次（其中与前一次相隔不到半小时1次）" in summary(first, soon, later)[-1]
    assert "相隔" not in summary(first, later)[-1]


def test_an_abuse_at_night_is_told_however_many_graver_acts_there_were() -> None:
    grave = [contact(f"G{n}", f"2026-11-0{n} 10:00", acts=["threat", "insult"], account=f"话{n}") for n in range(1, 8)]
    at_night = contact("N1", "2026-11-09 22:30", acts=["insult"], account="夜里骂人")
    by_day = contact("D1", "2026-11-10 15:00", acts=["insult"], account="白天骂人")
    told = "".join(facts(*grave, at_night, by_day))
    assert "夜里骂人" in told
    assert "白天骂人" not in told


def test_whom_a_message_reached_says_how_many_could_see_it_once() -> None:
    group = row("third_parties", id="group", relation="家族群成员", people=36)
    sent = contact("I1", "2026-11-01 10:00", "social", channel_name="微信群", to=["group"], audience=36, words="还钱")
    written = text(story(platform(), group, sent), DAY, POLICE)
    assert "36人发送信息：“还钱”" in written
    assert "可见36人" not in written
    more = sent.replace("audience = 36", "audience = 40")
    assert "可见40人" in text(story(platform(), group, more), DAY, POLICE)


def test_after_a_span_of_days_the_busiest_one_is_named() -> None:
    calls = contact("I1", "2026-11-01 10:00", until="2026-11-01 11:00", count=3), contact("I2", "2026-11-03 10:00")
    assert "；11月1日一天3次" in summary(*calls)[-1]


def test_two_contacts_on_one_day_are_not_called_the_most() -> None:
    calls = contact("I1", "2026-11-01 10:00"), contact("I2", "2026-11-01 11:00"), contact("I3", "2026-11-03 10:00")
    assert "一天" not in summary(*calls)[-1]


def test_after_a_line_of_several_days_no_day_is_the_same() -> None:
    calls = contact("I1", "2026-11-01 10:00", until="2026-11-03 11:00", count=9)
    first, second = facts(calls, contact("I2", "2026-11-01 12:00", "sms", words="还钱"))
    assert first.startswith("2026年11月1日至3日，")
    assert second.startswith("11月1日12时许，")


def test_with_whom_recorded_and_reckoned_contacts_were_is_told_once() -> None:
    rows = (
        contact("I1", "2026-11-01 10:00", to=["mother"]),
        contact("I2", "2026-10", to=["wife"], count=5, estimated=True),
    )
    assert "，均为联系他人：母亲1次、妻子估计约5次" in summary(*rows)[-1]


def test_contacts_with_others_are_said_to_be_among_the_counted_ones_before_any_other_part_of_them() -> None:
    reminder = contact("I0", "2026-11-01 09:00", "sms", acts=["reminder"])
    calls = contact("I1", "2026-11-01 23:00"), contact("I2", "2026-11-02 10:00", to=["mother"], count=2)
    assert summary(reminder, *calls)[-1] == (
        "2026年11月1日至2日，收到来电3次，其中联系他人2次：母亲2次；夜间（22时至次日8时）1次；正常提醒1次不计。"
    )


def test_one_contact_with_several_is_said_to_be_counted_for_each() -> None:
    both = contact("I1", "2026-11-01 10:00", to=["mother", "wife"])
    apart = contact("I2", "2026-11-02 10:00", to=["mother"]), contact("I3", "2026-11-03 10:00")
    assert "其中联系他人2次：母亲2次、妻子1次（一次联系数人的，每人各计一次）。" in summary(both, *apart)[-1]
    assert "各计一次" not in summary(*apart)[-1]


def test_what_others_told_is_no_estimate_of_the_person() -> None:
    told = contact("I1", "2026-10", to=["wife"], count=5, estimated=True, known_by="told")
    written_with_it = written(told, contact("I2", "2026-09", count=20, estimated=True))
    assert "记录来源：本人估计的约20次、他人转述估计的约5次。" in written_with_it


def test_the_summary_names_no_act_that_is_not_borne_out() -> None:
    assert summary(contact("I1", "2026-11-01 10:00", acts=["insult"])) == ["2026年11月1日，收到来电1次。"]


def test_what_it_led_to_and_where_the_proof_is_stand_in_the_summary() -> None:
    proof = row("evidence", id="E01", title="录音", kind="recording", proves="威胁")
    lock = row("harms", what="更换门锁", on="2026-11-03", amount="280.00", evidence=["E01"])
    parts = threat("I1", "2026-11-01 10:00", evidence=["E01"]), proof, lock, row("harms", what="孩子夜间惊醒")
    first, _, last = summary(*parts)
    assert first.endswith("对方说：“小心点I1”。（证据1）")
    assert last == "造成的影响：更换门锁，花费280元。证据1件，见附件《证据目录》。"
    assert "造成的影响：更换门锁，花费280元（2026年11月3日，证据1）；孩子夜间惊醒。" in facts(*parts)


def test_of_several_costs_each_is_named_before_their_sum() -> None:
    doctor = row("harms", what="到医院就诊，诊疗费", on="2026-11-03", amount="386.50")
    parts = threat("I1", "2026-11-01 10:00"), doctor, row("harms", what="公证费", amount="1200.00")
    assert summary(*parts)[-1] == "造成的影响：到医院就诊，诊疗费386.50元；公证费1,200元，合计1,586.50元。"


def test_those_who_came_are_apart_from_who_saw_it_and_who_was_there() -> None:
    seen = {"looks": "两名男子", "seen_by": "邻居", "camera": "门口有摄像头", "present": "孩子在场"}
    came = contact("I1", "2026-11-01 10:00", "visit", place="门口", account="踹门", visitors=2, **seen)
    doers = written(came).split("一、行为人", 1)[1].split("二、事实经过", 1)[0]
    assert "两名男子（第1行）。" in doers
    assert [word for word in ("来人2名", "邻居", "摄像头", "孩子") if word in doers] == []
    assert "踹门。邻居看到；门口有摄像头；当时孩子在场。" in facts(came)[0]


def test_what_was_received_is_told_once_where_the_account_says_so() -> None:
    letter_came = contact("I1", "2026-11-01", "other", channel_name="快递", account="收到寄来的“律师函”一份。")
    assert facts(letter_came) == ["2026年11月1日，本人收到寄来的“律师函”一份。"]


def test_an_account_by_which_somebody_is_told_of_stands_once_among_the_doers() -> None:
    unknown = row("respondents", id="unknown", roles=["unknown"], name="不详", note="微信昵称“法务小A”的发布者")
    sent = contact("I1", "2026-11-01 10:00", "social", channel_name="微信", from_name="“法务小A”", words="还钱")
    doers = written(unknown, sent).split("一、行为人", 1)[1].split("二、事实经过", 1)[0]
    assert doers.count("法务小A") == 1


def test_a_talk_in_a_call_is_told_once_with_what_was_answered() -> None:
    call = contact("I1", "2026-11-01 10:00", words="通讯录你自己授权的", from_number="16700000001")
    talk = row(
        "dealings",
        on="2026-11-01 10:00",
        how="电话（有录音）",
        asked="停止联系家人",
        answered="你自己授权的",
        objection=True,
    )
    assert facts(call, talk) == [
        "2026年11月1日10时许，在16700000001来电中（有录音），本人提出：停止联系家人。对方答：“通讯录你自己授权的”。"
    ]


def asked_to_stop(**told: Any) -> str:
    return row("dealings", on="2026-11-02", how="电话", asked="停止联系家人", objection=True, **told)


AFTERWARDS = (
    threat("I1", "2026-11-03 10:00"),
    threat("I2", "2026-11-04 10:00"),
    threat("I3", "2026-11-05 10:00", to=["mother"]),
)


def test_only_what_was_to_stop_is_said_to_have_gone_on() -> None:
    told = written(asked_to_stop(asked_to_stop=["contacting_others"]), *AFTERWARDS)
    assert "；本人于2026年11月2日要求停止联系他人后，又有1次。" in told
    told = written(asked_to_stop(asked_to_stop=["posting"]), *AFTERWARDS)
    assert "又有" not in told


def test_of_a_request_that_may_mean_anything_its_words_are_told_and_who_was_contacted_afterwards() -> None:
    told = written(asked_to_stop(), *AFTERWARDS)
    assert "；本人于2026年11月2日提出要求（停止联系家人）后，另有联系本人2次、联系他人1次。" in told


def test_each_request_is_told_with_its_day() -> None:
    later = row("dealings", on="2026-11-03", how="电话", asked_to_stop=["posting", "at_night"])
    told = written(asked_to_stop(asked_to_stop=["contacting_others"]), later, *AFTERWARDS)
    named = "要求停止联系他人，于2026年11月3日要求停止发布、转发到群里或者网上、夜间联系后，又有1次。"
    assert f"；本人于2026年11月2日{named}" in told


def test_the_persons_own_account_stands_in_the_annex_where_incidents_tell_it_and_else_in_the_letter() -> None:
    own = table("story", account="我租了一部手机。")
    body, annex = written(own, threat("I1", "2026-11-01 10:00")).split("附件：", 1)
    assert "我租了一部手机" not in body
    assert "本人的陈述" in annex
    assert "我租了一部手机。" in annex
    late = written(own, threat("I1", "2026-01-01 10:00"))
    assert "本人的陈述：我租了一部手机。" in late.split("附件：", 1)[0]


def test_every_act_has_its_place_by_gravity() -> None:
    assert sorted(GRAVEST_FIRST) == sorted(Act)


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
