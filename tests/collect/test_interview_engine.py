from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.case.save import blank
from letters.catalogue.head import heads
from letters.catalogue.library import Library
from letters.collect.interview import script
from letters.collect.interview.asking.asked import open_steps, placed
from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.keys import beside, generic
from letters.collect.interview.overview import fields, overview
from letters.collect.interview.state import InterviewState

TODAY = date(2026, 11, 23)
LETTERS = {head.id: head.needs for head in heads(Library.bundled()) if head.is_letter}

POLICE = {
    "safety.now": "没有这些",
    "complainant.role": "1",
    "wants.wishes": "3",
    "complainant.who": "林若溪，19900000011，浙江省杭州市西湖区翠苑街道某某路3号2单元502室，330106199908140021",
    "complainant.id_number": "不写",
    "third_parties.about": "没担保，没问过",
    "dealings.stop": "没有",
    "dealings.signed": "没有",
    "harm": "没有",
    "declarations.before": "没有",
    "contracts.order": "QT2026030200123，3月2号下单，某品牌手机 256GB，899元一个月，12期",
    "respondents.roles": "1",
    "respondents.who": "某某租，公司全称不知道",
    "incidents.period": "没有",
    "paste.lines": "没有",
    "incidents": "1",
    "incidents.at": "昨晚十一点",
    "incidents.channel": "电话",
    "incidents.to": "母亲",
    "incidents.count": "二十多次",
    "incidents.from_number": "16700002001",
    "cards.kinds": "说狠话 已经找了别人",
    "cards.harsh": "1",
    "cards.others": "1",
    "acts.threat.told": "1，有录音",
    "acts.debt_disclosed.told": "1",
    "incidents.known_by": "1",
    "incidents.words": "“再不还钱就找你单位”",
    "story.account": "第一行\n第二行",
}
WITHOUT_ID = {**POLICE, "complainant.who": "林若溪，19900000011，浙江省杭州市西湖区翠苑街道某某路3号2单元502室"}
COMPLAINT = {
    **POLICE,
    "wants.wishes": "6",
    "practices": "没有这些",
    "route.dispute_first": "1",
    "respondents.who": "某某租，青桐橘租信息服务有限公司，地址广东省深圳市南山区某某大厦1201",
    "contracts.paid": "付了5期，最后一次7月2日",
    "device.where": "在我手里",
    "incidents": "一次写几行",
    "paste.channel": "1",
    "paste.lines": "8月10日 9:03 16700002001 “再不还就找你单位”\n8月11日 又打来，说要上门",
    "paste.right": "对",
}
NO_DAY = {
    "contracts.order": "QT2026030200123，某品牌手机 256GB，899元一个月，12期",
    "contracts.signed_on": "不清楚",
    "contracts.paid": "没有",
}
OFFER = {
    **COMPLAINT,
    "wants.wishes": "4",
    "means": "2026年6月手术，休病假，到手3000，房租吃饭2400",
    "owed.periods": "1",
    "owed.way": "都不合适",
    "plan.own": "1月31日起分3期",
    "owed.coming": "照付",
}
RETURN = {**OFFER, "wants.wishes": "5"}
REPORT = {
    **COMPLAINT,
    "practices": "2 3",
    "practices.told": "合同写“逾期七日视为买断”",
    "contracts.prices": "没有",
    "contracts.terms.auto_buyout_days": "7",
    "contracts.terms.overdue_rule": "不清楚",
    "contracts.terms.contacts_permission": "不给通讯录不能下单",
}


def begun(text: str = "") -> InterviewState:
    return InterviewState(text or blank(), TODAY, LETTERS)


def give(state: InterviewState, answers: dict[str, str]) -> tuple[InterviewState, list[str]]:
    """The state when every question has had its answer, and the keys that were asked."""
    asked: list[str] = []
    while (now := next_question(state)) is not None:
        key = generic(now.key)
        text = answers[key]
        reply = answer(state, now, text)
        assert not reply.problem, (now.key, reply.problem)
        asked.append(now.key)
        state = reply.state
    return state, asked


@pytest.mark.parametrize(
    ("answers", "letter"),
    [
        (POLICE, "complaint/police"),
        (COMPLAINT, "complaint/consumer-association"),
        (REPORT, "report/market-regulator"),
        (OFFER, "negotiation/instalments"),
        (RETURN, "negotiation/return"),
        ({**POLICE, "wants.wishes": "1"} | {"respondents.name": "某某租赁有限公司"}, "notice/stop-harassment"),
        ({**COMPLAINT, "wants.wishes": "7"}, "request/personal-information"),
    ],
)
def test_the_answers_make_a_case_from_which_the_letter_can_be_written(answers: dict[str, str], letter: str) -> None:
    from letters.compose.books import open_books
    from letters.compose.choose.selection import select

    state, _ = give(begun(), answers)
    case = state.case()
    assert case is not None
    books = open_books(Library.bundled())
    assert letter in [each.head.id for each in select(case, books, TODAY, (letter,)).letters]


def test_only_what_the_letters_wanted_need_is_asked_and_what_is_personal_comes_last() -> None:
    _, asked = give(begun(), POLICE)
    assert not [key for key in asked if key.startswith(("contracts", "offer", "practices"))]
    assert asked[:3] == ["safety.now", "complainant.role", "wants.wishes"]
    assert asked[-1] == "complainant.who"


def test_what_was_typed_stands_in_the_file_as_it_was_meant() -> None:
    state, _ = give(begun(), POLICE)
    incident = state.data["incidents"][0]
    assert incident["at"] == "2026-11-22 23:00"
    assert (incident["count"], incident["estimated"]) == (20, True)
    assert incident["words"] == "再不还钱就找你单位"
    assert state.data["third_parties"] == [{"id": "T1", "relation": "母亲", "is_guarantor": False}]
    assert incident["known_by"] == "told"
    assert incident["acts"] == ["threat", "debt_disclosed"]
    assert [(row["title"], row["kind"]) for row in state.data["evidence"]] == [
        ("电话录音（2026年11月22日）", "recording")
    ]
    assert incident["evidence"] == ["E1"]
    assert state.data["respondents"][0]["name"] == "不详"
    assert state.data["story"]["account"] == "第一行\n第二行"


def test_an_answer_that_is_not_understood_is_asked_again_and_changes_nothing() -> None:
    state, _ = give(begun(), POLICE)
    for key, text in [
        ("incidents.0.at", "晚上8点"),
        ("complainant.phone", "123"),
        ("complainant.id_number", "330106199908140022"),
        ("incidents.0.count", "5到3次"),
        ("incidents.0.acts", "99"),
        ("incidents.0.until", "2026-01-01"),
    ]:
        reply = answer(state, question(state, key), text)
        assert reply.problem, key
        assert reply.state.text == state.text
        assert "=" not in reply.problem


def test_the_reason_for_refusing_an_id_number_is_the_models_own() -> None:
    state, _ = give(begun(), POLICE)
    reply = answer(state, question(state, "complainant.id_number"), "330106199908140022")
    assert "至少抄错了一位" in reply.problem
    assert "199908140022" not in reply.problem


def test_not_knowing_is_an_answer_wherever_the_model_allows_it() -> None:
    unknown = dict.fromkeys(POLICE, "不清楚") | {
        key: POLICE[key]
        for key in ("wants.wishes", "respondents.roles", "incidents", "incidents.channel", "incidents.to")
    }
    state, asked = give(begun(), {**unknown, "incidents.at": "上个月", "incidents.account": "不清楚"})
    assert "incidents.0.count" in asked
    assert state.data["incidents"][0]["at"] == "2026-10"
    assert "complainant" not in state.data or "name" not in state.data["complainant"]
    assert next_question(state) is None


def test_words_that_are_not_remembered_are_asked_for_as_told() -> None:
    answers = {**POLICE, "incidents.words": "记不清了", "incidents.account": "说要去我单位"}
    state, _ = give(begun(), answers)
    assert "words" not in state.data["incidents"][0]
    assert state.data["incidents"][0]["account"] == "说要去我单位"


def test_a_lease_that_is_not_whole_waits_and_keeps_no_letter_from_being_written() -> None:
    state, _ = give(begun(), {**COMPLAINT, **NO_DAY})
    assert "contracts" not in state.data
    assert state.get("contracts.0.rent") == "899.00"
    assert state.case() is not None
    later = answer(state, question(state, "contracts.0.signed_on"), "3月2号").state
    assert later.data["contracts"][0] == {
        "id": "C1",
        "kind": "lease",
        "device": "某品牌手机 256GB",
        "rent": "899.00",
        "period_unit": "month",
        "periods": 12,
        "order_number": "QT2026030200123",
        "device_received": True,
        "device_disposed": False,
        "payments": "none",
        "signed_on": date(2026, 3, 2),
    }
    assert "contracts.0" not in later.record.get("draft", {})


@pytest.mark.long
@settings(max_examples=30)
@given(st.integers(0, 40))
def test_an_interview_broken_off_goes_on_where_it_was(stop: int) -> None:
    whole, asked = give(begun(), COMPLAINT)
    state = begun()
    for _ in range(min(stop, len(asked))):
        now = next_question(state)
        assert now is not None
        again = [key for key in asked if key == "incidents"]
        text = (
            "记完了"
            if now.key == "incidents" and state.data.get("incidents") and again
            else COMPLAINT[generic(now.key)]
        )
        state = answer(InterviewState(state.text, TODAY, LETTERS), now, text).state
    rest = [] if stop >= len(asked) else asked[stop:]
    reopened = InterviewState(state.text, TODAY, LETTERS)
    now = next_question(reopened)
    assert (now.key if now else None) == (rest[0] if rest else None)
    if not rest:
        assert reopened.text == whole.text


def test_one_answer_is_changed_without_losing_later_ones() -> None:
    state, _ = give(begun(), POLICE)
    changed = answer(state, question(state, "complainant.phone"), "19900000022").state
    wanted = tomllib.loads(state.text)
    wanted["complainant"]["phone"] = "19900000022"
    assert tomllib.loads(changed.text) == wanted
    assert next_question(changed) is None


def test_an_empty_answer_keeps_what_stands() -> None:
    state, _ = give(begun(), POLICE)
    reply = answer(state, question(state, "incidents.0.acts"), "")
    assert reply.state.text == state.text
    assert "威胁人身安全、向他人透露债务" in reply.shown


def more(state: InterviewState, answers: dict[str, str]) -> InterviewState:
    """Another round at the hub."""
    again = state.noted(skipped=[key for key in state.skipped if key != "incidents"])
    begun_again = answer(again, question(again, "incidents"), answers["incidents"]).state
    while begun_again.todo:
        now = next_question(begun_again)
        assert now is not None
        reply = answer(begun_again, now, answers[generic(now.key)])
        assert not reply.problem, reply.problem
        begun_again = reply.state
    return begun_again


def test_of_the_last_contact_only_channel_and_number_are_repeated() -> None:
    state, _ = give(begun(), POLICE)
    again = {
        "incidents": "和上一条",
        "incidents.at": "今天",
        "incidents.to": "哥哥",
        "incidents.count": "1",
        "incidents.answered": "是",
        "incidents.words": "还钱",
        "incidents.account": "",
    }
    rows = more(state, again).data["incidents"]
    assert rows[1]["id"] == "I002"
    assert {name: rows[1][name] for name in ("channel", "from_number")} == {
        name: rows[0][name] for name in ("channel", "from_number")
    }
    assert rows[1]["to"] == ["T2"], "whom it reached is asked, and what was done is not copied"
    assert not {"acts", "known_by"} & rows[1].keys()
    assert "estimated" not in rows[1]


def test_so_many_a_day_is_kept_as_it_was_said() -> None:
    state, _ = give(begun(), POLICE)
    daily = {
        "incidents": "每天大约",
        "incidents.at": "8月1日",
        "incidents.until": "8月10日",
        "incidents.per_day": "每天大约5次",
        "incidents.per_night": "2次",
        "incidents.channel": "1",
        "incidents.to": "我",
        "incidents.from_number": "不清楚",
        "incidents.acts": "没有",
    }
    row = more(state, daily).data["incidents"][1]
    assert (row["per_day"], row["per_night"], row["until"]) == (5, 2, "2026-08-10")
    assert not {"count", "estimated", "account"} & row.keys()


def test_at_night_there_were_no_more_than_in_all() -> None:
    state, _ = give(begun(), POLICE)
    state = state.put("incidents.0.per_day", 5)
    assert "多于每天一共的5次" in answer(state, question(state, "incidents.0.per_night"), "6次").problem


def test_so_many_a_day_needs_the_days() -> None:
    state, _ = give(begun(), POLICE)
    reply = answer(state, question(state, "incidents.0.count"), "每天5次")
    assert "从哪天到哪天" in reply.problem


def test_an_incident_without_any_time_is_let_go() -> None:
    state, _ = give(begun(), POLICE)
    state = answer(state, question(state, "incidents"), "1").state
    now = next_question(state)
    assert now is not None
    reply = answer(state, now, "不清楚")
    assert len(reply.state.data["incidents"]) == 1
    assert not reply.state.todo


def test_parts_of_an_offer_add_up_to_the_sum_at_the_end_of_each_month() -> None:
    state, _ = give(begun(), OFFER)
    option = state.data["offer"]["options"][0]
    assert [each["amount"] for each in option["payments"]] == ["299.66", "299.66", "299.68"]
    assert [each["due"] for each in option["payments"]] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def test_a_draft_is_held_to_the_model_too() -> None:
    state, _ = give(begun(), {**COMPLAINT, **NO_DAY})
    assert answer(state, question(state, "contracts.0.periods"), "0").problem


def test_another_sum_takes_its_payments_with_it() -> None:
    state, _ = give(begun(), OFFER)
    state = answer(state, question(state, "offer.undisputed"), "1200").state
    after, asked = give(state, OFFER)
    assert asked == ["owed.way", "plan.own"]
    assert after.data["offer"]["options"][0]["payments"][0]["amount"] == "400.00"


def test_wishes_are_kept_as_wishes_and_no_letter_is_decided_before_the_facts() -> None:
    state = answer(begun(), question(begun(), script.WISHES), "3 4").state
    assert state.get(script.WISHES) == ["police", "pay"]
    assert "story" not in state.data
    again = question(state, script.WISHES)
    assert again.standing == ("police", "pay")
    assert "慢慢还" in again.current


def test_a_sentence_is_no_number_of_an_order() -> None:
    asked = question(begun(), "contracts.0.order_number")
    assert "是订单号吗" in answer(begun(), asked, "付了三期，8月起没付").problem
    for number in ("RZ2026031200123", "京租字第126号"):
        assert answer(begun(), asked, number).state.get("contracts.0.order_number") == number


def test_who_was_contacted_is_shown_back() -> None:
    state, _ = give(begun(), POLICE)
    reply = answer(state, question(state, "incidents.0.to"), "我、妹妹")
    assert reply.shown == "我本人、妹妹"
    assert "known_by" not in reply.state.data["incidents"][0]


def test_everything_is_on_one_screen_and_the_id_number_is_masked() -> None:
    state, _ = give(begun(), POLICE)
    told = "\n".join(f"{each.label}：{each.shown}" for each in overview(state))
    assert "330106********0021" in told
    assert "联系和催收经过 1：2026年11月22日（星期日） 23:00 电话 母亲 16700002001 大约20次" in told
    assert {"incidents.0.at", "incidents.0.until", "incidents.0.acts"} <= {
        each.key for each in fields(state, "incidents.0")
    }


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "examples").glob("*/case.toml")), ids=lambda p: p.parent.name
)
def test_a_file_written_by_hand_is_shown_and_every_field_of_its_rows_can_be_asked(path: Path) -> None:
    state = begun(path.read_text("utf-8"))
    for each in overview(state):
        for inner in fields(state, each.key) if each.is_row else [each]:
            asked = question(state, inner.key)
            assert asked.label
            if asked.current:
                assert answer(state, asked, "").state.text == state.text


def test_no_question_speaks_of_the_file() -> None:
    state, _ = give(begun(), OFFER | {"respondents.roles": "2"} | REPORT | {"wants.wishes": "4 6 3"})
    keys = [step.key for step in script.steps()]
    keys += [f"incidents.0.{name}" for way in script.data().way for name in way.asks if name != "lines"]
    for key in keys:
        asked = question(state, placed(state, key))
        text = asked.label + asked.help + asked.say + asked.costs
        assert not [word for word in ("true", "self", "reminder", "编号", "[[", "=") if word in text], key


def test_every_wish_leads_to_letters_that_there_are() -> None:
    for wish in script.data().wish:
        assert set(wish.letters) <= set(LETTERS)


TYPED = st.one_of(st.sampled_from([*COMPLAINT.values(), *OFFER.values(), "", "不清楚", "1"]), st.text(max_size=20))


@given(st.lists(TYPED, max_size=60))
@settings(max_examples=40)
def test_whatever_is_typed_the_file_stays_readable(texts: list[str]) -> None:
    state = begun()
    for text in texts:
        now = next_question(state)
        if now is None:
            break
        state = answer(state, now, text).state
        tomllib.loads(state.text)


def test_what_the_person_does_not_know_is_kept_and_what_they_left_is_not() -> None:
    for said, kept in (("不清楚", ["complainant.id_number"]), ("不写", None)):
        state, _ = give(begun(), WITHOUT_ID)
        state = answer(state, question(state, "complainant.id_number"), said).state
        assert state.data.get("unknown") == kept
        assert state.case() is not None
    unknown = answer(state, question(state, "complainant.id_number"), "不清楚").state
    state = answer(unknown, question(unknown, "complainant.id_number"), "330106199908140021").state
    assert "unknown" not in state.data, "it is known after all"


@pytest.mark.parametrize("left", ["不清楚", "没有"])
def test_who_does_not_know_the_business_is_still_asked_where_it_was_rented(left: str) -> None:
    state = answer(begun(), question(begun(), "respondents.0.who"), left).state
    now = next_question(state)
    assert now is not None
    assert now.key == "respondents.0.roles"
    state = answer(state, now, "实体店").state
    assert [row["roles"] for row in state.data["respondents"]] == [["shop", "lessor"]]
    assert now.key not in {each.key for each in open_steps(state)}


def test_what_was_told_of_a_business_is_kept_when_it_turns_out_that_there_are_two() -> None:
    state = answer(begun(), question(begun(), "respondents.0.who"), "好机，好机科技有限公司").state
    assert "respondents" not in state.data
    state = answer(state, question(state, "respondents.0.roles"), "2").state
    first, second = state.data["respondents"]
    assert (first["brand"], first["name"], first["roles"]) == ("好机", "好机科技有限公司", ["platform"])
    assert (second["roles"], second["on_platform"]) == (["lessor"], True)


def test_what_is_not_known_of_a_row_is_kept_under_its_id() -> None:
    state, _ = give(begun(), {**POLICE, "third_parties.about": "号码我没给过"})
    for key in ("incidents.0.place", "third_parties.0.is_guarantor", "incidents.0.looks"):
        state = answer(state, question(state, key), "不清楚").state
    assert state.data["unknown"] == ["incidents.I001.place", "third_parties.T1.is_guarantor", "incidents.I001.looks"]
    assert state.case() is not None


def test_a_row_that_is_not_whole_yet_keeps_nothing_under_an_id_that_the_file_does_not_hold() -> None:
    state, _ = give(begun(), {**POLICE, "respondents.address": "不清楚"})
    assert all(not each.startswith("respondents.0") for each in state.data.get("unknown", []))
    assert state.case() is not None


PAPERS = {
    **POLICE,
    "wants.wishes": "3 9",
    "received": "支付令 传票",
    "received.served_on": "11月16号",
    "received.how": "法院专递",
    "received.sender": "某某市某某区人民法院",
    "received.number": "不清楚",
    "received.claimed": "6293",
    "received.hearing": "12月10号上午9点半",
}


def test_a_paper_that_came_is_asked_about_at_once_and_a_hearing_may_lie_ahead() -> None:
    state, asked = give(begun(), PAPERS)
    assert asked[2:4] == ["wants.wishes", "received"]
    order, summons = state.data["received"]
    assert (order["id"], order["kind"], order["claimed"]) == ("R1", "payment_order", "6293.00")
    assert (summons["id"], summons["kind"], summons["hearing"]) == ("R2", "summons", "2026-12-10 09:30")
    assert "hearing" not in order
    assert "claimed" not in summons
    assert str(order["served_on"]) == "2026-11-16"
    assert not [key for key in asked if key.startswith("received.") and key.endswith((".id", ".kind"))]


def test_a_day_of_receipt_that_is_not_known_is_kept_as_that_and_never_supposed() -> None:
    state, _ = give(begun(), {**PAPERS, "received": "支付令", "received.served_on": "不清楚"})
    (order,) = state.data["received"]
    assert "served_on" not in order
    assert "received.R1.served_on" in state.data["unknown"]


def test_who_wants_something_else_is_asked_nothing_about_papers() -> None:
    _, asked = give(begun(), POLICE)
    assert not [key for key in asked if key.startswith("received")]


def test_a_question_asked_again_says_which_of_its_choices_stand() -> None:
    state, _ = give(begun(), POLICE | {"wants.wishes": "1 2", "respondents.roles": "3"})

    def standing(key: str) -> list[str]:
        asked = question(state, key)
        return [each.label for each in asked.choices if each.value in asked.standing]

    wishes = [row.label for row in script.data().wish]
    assert standing("wants.wishes") == wishes[:2]
    assert standing("respondents.0.roles") == [script.data().lessor[2].label]
    assert standing("incidents.0.channel") == ["电话"]
    assert standing("incidents.0.to") == ["母亲"]
    assert len(standing("incidents.0.acts")) == 2
    assert standing("incidents") == standing("practices") == []


@pytest.mark.parametrize(
    ("name", "key", "meant"),
    [
        ("device", "contracts.1.order", "contracts.1.device"),
        ("contracts.claim.as_of", "contracts.1.order", "contracts.1.claim.as_of"),
        ("contracts.0.claim.as_of", "contracts.1.order", "contracts.0.claim.as_of"),
        ("contracts.0.device", "contracts.0.order", "contracts.0.device"),
        ("harms.0.mental", "harm", "harms.0.mental"),
        ("respondents.+.name", "respondents.0.who", "respondents.+.name"),
        ("device.where", "contracts.0.order", "device.where"),
    ],
)
def test_a_name_means_its_own_row_s_field_unless_it_says_which(name: str, key: str, meant: str) -> None:
    assert beside(name, key) == meant


@pytest.mark.parametrize(("often", "asked"), [("1", True), ("3", False), ("一两次", False)])
def test_whether_it_was_answered_is_asked_of_a_single_call_alone(often: str, asked: bool) -> None:
    state, keys = give(
        begun(), {**POLICE, "incidents.count": often, "incidents.answered": "否", "incidents.at": "昨天"}
    )
    assert ("incidents.0.answered" in keys) is asked
    assert state.data["incidents"][0].get("answered") is (False if asked else None)


@pytest.mark.parametrize(
    ("wish", "asked"), [("3", ["id_number"]), ("4", []), ("8", ["id_number", "gender", "workplace"])]
)
def test_what_a_form_needs_of_oneself_is_asked_alone_where_such_a_letter_is_wished_for(
    wish: str, asked: list[str]
) -> None:
    named = {
        "complainant.who": "林若溪，19900000011，浙江省杭州市西湖区翠苑街道某某路3号2单元502室",
        "wants.wishes": wish,
    }
    state = begun()
    for key, text in named.items():
        state = answer(state, question(state, key), text).state
    steps = [step.key.removeprefix("complainant.") for step in open_steps(state)]
    assert [each for each in ("id_number", "gender", "workplace") if each in steps] == asked
