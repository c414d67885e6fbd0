"""What the talk does with what is typed: names that look like none, words that are kept, being too tired to go on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case.save import blank
from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer
from letters.collect.interview.passing import STOP_HERE
from letters.collect.interview.state import InterviewState
from letters.collect.interview.words.names import NameKind, name

TODAY = date(2026, 11, 27)


def begun() -> InterviewState:
    return InterviewState(blank(), TODAY, {})


def told(state: InterviewState, answers: dict[str, str]) -> InterviewState:
    """The state after the answers, each of which is taken."""
    for key, text in answers.items():
        reply = answer(state, question(state, key), text)
        assert not reply.problem, (key, reply.problem)
        state = reply.state
    return state


CONTACT = {
    "incidents": "1",
    "incidents.0.at": "11月20号晚上",
    "incidents.0.channel": "电话",
    "incidents.0.to": "我本人",
}


@pytest.mark.parametrize(
    ("kind", "typed", "taken"),
    [
        (NameKind.COMPANY, "不二家有限公司", "不二家有限公司"),
        (NameKind.COMPANY, "知道公司", "知道公司"),
        (NameKind.COMPANY, "没有烦恼租赁有限公司", "没有烦恼租赁有限公司"),
        (NameKind.COMPANY, "租好机（深圳）科技有限公司", "租好机（深圳）科技有限公司"),
        (NameKind.COMPANY, "雁塔区小张手机店", "雁塔区小张手机店"),
        (NameKind.COMPANY, "“人人趣租”", "人人趣租"),
        (NameKind.PERSON, "王小丽", "王小丽"),
        (NameKind.PERSON, "阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        (NameKind.PERSON, "莫不语", "莫不语"),
        (NameKind.BRAND, "“租好机”", "租好机"),
        (NameKind.BRAND, '"租好机"', "租好机"),
        (NameKind.BRAND, "《人人趣租》", "人人趣租"),
        (NameKind.BRAND, "人人趣租", "人人趣租"),
        (NameKind.CALLER, "法诉-陈经理", "法诉-陈经理"),
    ],
)
def test_a_name_is_taken_without_the_marks_around_it(kind: NameKind, typed: str, taken: str) -> None:
    assert name(kind, typed).value == taken


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (NameKind.COMPANY, "不知道呀"),
        (NameKind.COMPANY, "人人趣租"),
        (NameKind.COMPANY, "查不到公司"),
        (NameKind.COMPANY, "123"),
        (NameKind.COMPANY, "哪个公司"),
        (NameKind.PERSON, "没有写"),
        (NameKind.PERSON, "李"),
        (NameKind.PERSON, "某某有限公司"),
        (NameKind.BRAND, "忘了叫什么"),
        (NameKind.CALLER, "没说？"),
    ],
)
def test_what_looks_like_no_name_is_asked_back_and_taken_when_it_is_meant(kind: NameKind, typed: str) -> None:
    asked = name(kind, typed)
    assert asked.value is None
    assert asked.reason.startswith(f"“{typed}”是")
    assert name(kind, f"“{typed}”").value == typed


@given(st.sampled_from(NameKind), st.text(max_size=20))
def test_no_text_breaks_a_name(kind: NameKind, typed: str) -> None:
    found = name(kind, typed)
    assert (found.value is None) == bool(found.reason)


def test_a_name_in_the_talk_is_asked_back_and_nothing_is_recorded() -> None:
    state = told(begun(), {"respondents.0.roles": "1", "respondents.0.brand": "“人人趣租”"})
    assert state.get("respondents.0.brand") == "人人趣租"
    asked = answer(state, question(state, "respondents.0.name"), "人人趣租")
    assert "“人人趣租”是营业执照上的全称吗" in asked.problem
    assert asked.state == state


@pytest.mark.parametrize("typed", ["不想写了", "累了", "太累了", "烦死了", "不写了", "不想写了，累了"])
@pytest.mark.parametrize("key", ["story.account", "complainant.name", "incidents"])
def test_whoever_is_too_tired_is_asked_whether_to_stop_and_their_words_are_no_account(key: str, typed: str) -> None:
    state = begun()
    reply = answer(state, question(state, key), typed)
    assert reply.problem == STOP_HERE
    assert reply.state == state


@pytest.mark.parametrize("typed", ["不想活了", "真的撑不住了"])
def test_whoever_is_in_despair_is_told_where_help_is_and_nothing_is_recorded(typed: str) -> None:
    reply = answer(begun(), question(begun(), "incidents.0.account"), typed)
    assert "打 120 或者 110" in reply.problem
    assert reply.state == begun()


def test_words_between_quotation_marks_are_an_answer() -> None:
    state = told(begun(), {"story.account": "“不想写了”"})
    assert state.get("story.account") == "不想写了"


@pytest.mark.parametrize("typed", ["没有", "没有啊", "不会", "没说过"])
def test_to_a_question_of_yes_and_no_nothing_is_an_answer(typed: str) -> None:
    state = told(begun(), {**CONTACT, "incidents.0.answered": typed})
    assert state.get("incidents.0.answered") is False


def test_what_a_time_cannot_hold_goes_before_the_account() -> None:
    state = told(begun(), CONTACT)
    assert (state.get("incidents.0.at"), state.get("incidents.0.account")) == ("2026-11-20", "晚上")
    state = told(state, {"incidents.0.account": "打来骂人"})
    assert state.get("incidents.0.account") == "晚上，打来骂人"


@pytest.mark.parametrize(
    ("typed", "to", "relations"),
    [
        ("我妈", ["T1"], ["母亲"]),
        ("母亲", ["T1"], ["母亲"]),
        ("T1", ["T1"], ["母亲"]),
        ("我和两个同事", ["self", "T2"], ["母亲", "同事"]),
        ("就我", ["self"], ["母亲"]),
        ("楼下小卖部老板娘", ["T2"], ["母亲", "楼下小卖部老板娘"]),
    ],
)
def test_somebody_is_known_again_however_they_are_called(typed: str, to: list[str], relations: list[str]) -> None:
    state = told(begun(), {**CONTACT, "incidents.0.to": "母亲"})
    state = told(state, {"incidents.0.to": typed})
    assert state.get("incidents.0.to") == to
    assert [each["relation"] for each in state.data["third_parties"]] == relations


@pytest.mark.parametrize("typed", ["1-3", "1－3", "1到3", "1、2、3", "１ ２ ３"])
def test_a_range_of_choices_is_read_as_an_input_method_types_it(typed: str) -> None:
    state = told(begun(), {"wants.wishes": typed})
    assert len(state.get("wants.wishes")) == 3
    assert answer(begun(), question(begun(), "wants.wishes"), "2 3-1").problem


def test_a_rent_may_say_that_it_is_for_a_month() -> None:
    state = told(begun(), {"contracts.0.rent": "899/月"})
    assert state.get("contracts.0.rent") == "899.00"
    asked = answer(state, question(state, "contracts.0.rent"), "30元/天")
    assert "“30元/天”不是按月的" in asked.problem


def test_a_count_that_is_none_is_asked_back_and_its_words_are_kept() -> None:
    state = told(begun(), {**CONTACT, "incidents.0.at": "11月20号"})
    asked = answer(state, question(state, "incidents.0.count"), "无数次")
    assert "最少记得有几次" in asked.problem
    state = told(asked.state, {"incidents.0.count": "二十多次"})
    assert (state.get("incidents.0.count"), state.get("incidents.0.account")) == (20, "无数次")


def test_what_is_no_number_is_kept_as_account() -> None:
    state = told(begun(), {**CONTACT, "incidents.0.at": "11月20号"})
    asked = answer(state, question(state, "incidents.0.from_number"), "很多不同的号码")
    assert asked.state.get("incidents.0.from_number") is None
    assert asked.state.get("incidents.0.account") == "很多不同的号码"


def test_a_slip_of_the_keys_is_not_kept() -> None:
    state = told(begun(), {**CONTACT, "incidents.0.at": "11月20号"})
    asked = answer(state, question(state, "incidents.0.count"), "3gg")
    assert asked.problem
    assert asked.state.get("incidents.0.account") is None
