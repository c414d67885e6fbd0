"""What a person does not know, leaves or is only asked about: kept as that, and asked where a letter needs it."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.collect.interview import script
from letters.collect.interview.asking.asked import open_steps
from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.keys import beside
from tests.collect.interviewed import COMPLAINT, OFFER, POLICE, begun, give

WITHOUT_ID = {**POLICE, "complainant.who": "林若溪，19900000011，浙江省杭州市西湖区翠苑街道某某路3号2单元502室"}


TYPED = st.one_of(st.sampled_from([*COMPLAINT.values(), *OFFER.values(), "", "不清楚", "1"]), st.text(max_size=20))


@pytest.mark.slow
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
