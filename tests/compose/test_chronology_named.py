"""What a chronology says of people, days and requests: who came, whom it reached, what went on after all."""

from __future__ import annotations

from typing import Any

from letters.case import GRAVEST_FIRST, Act
from tests.compose.told_in_order import DAY, POLICE, facts, summary, threat, written
from tests.shelf import text
from tests.stories import contact, platform, row, story, table


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
        "2026年11月1日至2日，本人和他人共收到来电3次，其中联系他人2次：母亲2次；夜间（22时至次日8时）1次；正常提醒1次不计。"
    )


def test_what_only_others_received_is_never_told_as_received_by_the_person() -> None:
    own, mothers = contact("I1", "2026-11-01 10:00"), contact("I2", "2026-11-02 10:00", to=["mother"])
    asked = contact("I3", "2026-11-03 10:00", "visit", to=["mother"])
    assert "，本人和他人共收到来电2次，" in summary(own, mothers)[-1]
    assert "，他人收到来电1次，" in summary(mothers)[-1]
    assert "，收到来电1次，有人当面找他人1次，" in summary(own, asked)[-1]


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


def test_what_went_on_as_recorded_and_as_reckoned_reads_after_the_verb() -> None:
    reckoned = contact("I4", "2026-11-08", to=["wife"], count=5, estimated=True)
    told = written(asked_to_stop(asked_to_stop=["contacting_others"]), *AFTERWARDS, reckoned)
    assert "要求停止联系他人后，又有已记录的1次、另估计约5次。" in told


def test_how_many_a_group_is_stands_in_the_brackets_that_its_name_ends_with() -> None:
    for name, told in (("车间微信群（同事）", "车间微信群（同事、46人）1次"), ("家族群成员", "家族群成员（46人）1次")):
        group = row("third_parties", id="group", relation=name, people=46)
        sent = contact("I1", "2026-11-01 10:00", "social", to=["group"], words="还钱")
        assert f"均为联系他人：{told}" in written(group, sent)


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
