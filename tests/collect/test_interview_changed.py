"""Answers changed, repeated, added to, shown back: the talk beyond its first way through."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from letters.collect.interview import script
from letters.collect.interview.asking.asked import placed
from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.keys import generic
from letters.collect.interview.overview import fields, overview
from letters.collect.interview.state import InterviewState
from tests.collect.interviewed import COMPLAINT, LETTERS, NO_DAY, OFFER, POLICE, REPORT, begun, give


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


@pytest.mark.parametrize("typed", ["未知号码", "abc"])
def test_a_number_to_be_called_back_at_was_on_no_screen_and_is_not_withheld(typed: str) -> None:
    reply = answer(begun(), question(begun(), "complainant.phone"), typed)
    assert reply.state.get("complainant.phone") is None
    assert reply.problem.startswith(f"“{typed}”里没有电话号码")
    assert "屏幕" not in reply.problem
    assert answer(begun(), question(begun(), "incidents.0.from_number"), "未知号码").problem == ""


def test_who_was_contacted_is_shown_back() -> None:
    state, _ = give(begun(), POLICE)
    reply = answer(state, question(state, "incidents.0.to"), "我、妹妹")
    assert reply.shown == "我本人、妹妹"
    assert "known_by" not in reply.state.data["incidents"][0]


def test_everything_is_on_one_screen_and_the_id_number_is_masked() -> None:
    state, _ = give(begun(), POLICE)
    told = "\n".join(f"{each.label}：{each.shown}" for each in overview(state))
    assert "330106********0021" in told
    assert "他们的联系 1：2026年11月22日（星期日） 23:00 电话 母亲 16700002001 大约20次" in told
    assert {"incidents.0.at", "incidents.0.until", "incidents.0.acts"} <= {
        each.key for each in fields(state, "incidents.0")
    }


PLAN = Path(__file__).parents[2] / "examples" / "illness-and-instalments" / "case.toml"


def test_the_list_of_answers_says_the_plan_the_month_and_what_was_paid_as_people_say_it() -> None:
    told = {each.label: each for each in overview(begun(PLAN.read_text("utf-8")))}
    assert told["您认的一共"].shown == "1,832 元"
    assert told["付款方案"].shown.startswith("延期 2027年3月28日 458 元、2027年4月28日 458 元")
    assert told["每月必须花的"].shown.endswith("基本生活 1,500 元")
    assert told["付过的钱"].shown.startswith("2026年2月28日 458 元 支付宝；")
    assert told["愿意还手机"].shown == "愿意"
    assert told["哪一天签约或下单的"].shown == "2026年2月28日"
    assert (told["您认的一共"].key, told["付款方案"].key) == ("owed.periods", "owed.way")
    assert (told["付过的钱"].key, told["每月必须花的"].key) == ("contracts.0.paid", "means")


@pytest.mark.slow
def test_no_list_of_answers_says_a_value_as_the_file_spells_it() -> None:
    for path in sorted(PLAN.parents[1].glob("*/case.toml")):
        state = begun(path.read_text("utf-8"))
        for each in overview(state):
            every = [inner.shown for inner in fields(state, each.key)] if each.is_row else [each.shown]
            words = [word for told in every for word in re.split("[、；：\\s]", told)]
            assert not [word for word in words if re.fullmatch(r"\d{4}-\d{2}-\d{2}|true|false|none|unknown", word)]


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
