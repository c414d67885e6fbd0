"""Money in the talk: what is owed is ticked and not typed, admitting is said before, some things are not put down."""

from __future__ import annotations

from datetime import date

import pytest

from letters.case.save import blank
from letters.catalogue.head import heads
from letters.catalogue.library import Library
from letters.collect.interview.answered import Answered
from letters.collect.interview.asking.questions import QuestionField, question
from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.proposals import letters_proposed
from letters.collect.interview.script import WISHES
from letters.collect.interview.state import InterviewState

TODAY = date(2026, 11, 27)
LETTERS = {head.id: head.needs for head in heads(Library.bundled()) if head.is_letter}
RENTED = "订单号不知道，5月8日下单，OPPO Find X8，650一个月，12期"
PAID = "付了3期，最后一次7月8日"
MONTH = "6月起生病，工资从6500降到3200，房租吃饭2400"
ABOUT_A_CONTRACT = ("contracts.", "owed.", "device.", "practices", "route.", "means", "plan.", "respondents.0.who")


def given(*typed: tuple[str, str]) -> Answered:
    """The state after these answers, to whichever questions."""
    state = InterviewState(blank(), TODAY, LETTERS)
    reply = Answered(state)
    for key, text in (("complainant.role", "1"), (WISHES, "4"), *typed):
        reply = answer(reply.state, question(reply.state, key), text)
        assert not reply.problem, (key, reply.problem)
    return reply


def owing(*typed: tuple[str, str]) -> Answered:
    return given(("contracts.0.order", RENTED), ("contracts.0.paid", PAID), ("means", MONTH), *typed)


def test_what_has_fallen_due_is_worked_out_to_be_ticked() -> None:
    asked = question(owing().state, "owed.periods")
    assert [each.label for each in asked.choices[:2]] == [
        "2026年8月8日到期的 650.00 元",
        "2026年9月8日到期的 650.00 元",
    ]
    assert len(asked.choices) == 5, "four rents, and none of them"


def test_what_admitting_does_is_said_before_anything_is_ticked() -> None:
    asked = question(owing().state, "owed.periods")
    assert "等于承认欠这些" in asked.help
    assert "诉讼时效重新计算" in asked.help
    assert "写“认”的" in question(given(("contracts.0.order", RENTED)).state, "contracts.0.paid").help


def test_what_is_ticked_is_the_undisputed_sum_with_its_days_and_words() -> None:
    reply = owing(("owed.periods", "1 2 3"))
    offer = reply.state.data["offer"]
    assert offer["undisputed"] == "1950.00"
    assert offer["undisputed_what"] == "2026年8月8日至2026年10月8日到期的租金，共3期"
    assert offer["undisputed_due"] == [date(2026, 8, 8), date(2026, 9, 8), date(2026, 10, 8)]
    assert "没有异议的一共 1,950.00 元" in reply.shown


def test_ticking_nothing_admits_nothing() -> None:
    state = owing(("owed.periods", "没有这些")).state
    assert "offer" not in state.data
    assert "owed.way" not in _keys(state)


def test_nothing_may_be_admitted_of_what_never_came() -> None:
    state = owing(("device.where", "从来没有收到过"), ("device.never", "问过了")).state
    assert "owed.periods" not in _keys(state)


def test_another_tick_takes_the_way_of_paying_with_it() -> None:
    state = owing(("owed.periods", "1 2 3"), ("owed.way", "分期"), ("owed.periods", "1")).state
    assert "options" not in state.data["offer"]
    assert "owed.way" in _keys(state)


def _keys(state: InterviewState) -> list[str]:
    """What is still asked, each left open where it may be."""
    found: list[str] = []
    while (now := next_question(state)) is not None and now.key not in found:
        found.append(now.key)
        reply = answer(state, now, "以后再答")
        state = answer(state, now, "1").state if reply.problem else reply.state
    return found


def test_nothing_is_ticked_where_nobody_knows_what_was_paid() -> None:
    state = given(("contracts.0.order", RENTED), ("contracts.0.paid", "不清楚")).state
    assert "owed.periods" not in _keys(state)


def test_ways_to_pay_are_worked_out_with_whether_a_month_carries_them() -> None:
    asked = question(owing(("owed.periods", "1 2 3")).state, "owed.way")
    assert [each.label.partition("：")[0] for each in asked.choices] == [
        "延期",
        "分期",
        "一次结清",
        "都不合适，我自己说",
    ]
    assert "付不起" in asked.choices[0].label
    assert "算上以后到期的" in asked.choices[1].label


def test_the_way_that_is_chosen_is_the_offers_one_option() -> None:
    state = owing(("owed.periods", "1 2 3"), ("owed.way", "分期")).state
    [option] = state.data["offer"]["options"]
    assert option["kind"] == "instalments"
    assert sum(float(each["amount"]) for each in option["payments"]) == 1950
    again = answer(state, question(state, "owed.way"), "延期").state
    assert [each["kind"] for each in again.data["offer"]["options"]] == ["deferral"]


def test_ones_own_way_is_so_much_a_month_from_a_day() -> None:
    state = owing(("owed.periods", "1 2 3"), ("owed.way", "都不合适")).state
    now = next_question(state)
    assert now is not None
    assert now.key == "plan.own"
    [option] = answer(state, now, "从12月28日起每月325，10天内答复").state.data["offer"]["options"]
    assert [each["amount"] for each in option["payments"]] == ["325.00"] * 6


@pytest.mark.parametrize("where", ["卖了", "从来没有收到过", "没拿手机", "丢了"])
def test_what_may_hurt_is_not_put_down_before_the_person_says_so_twice(where: str) -> None:
    reply = given(("contracts.0.order", RENTED), ("device.where", where))
    assert "12348" in reply.shown
    assert not {"device_received", "device_disposed", "cash_received"} & reply.state.data["contracts"][0].keys()
    now = next_question(reply.state)
    assert now is not None
    left = answer(reply.state, now, "先不写").state.data["contracts"][0]
    assert not {"device_received", "device_disposed"} & left.keys()
    written = answer(reply.state, now, "问过了").state.data["contracts"][0]
    assert {"device_received", "device_disposed"} & written.keys()


def test_a_device_that_the_order_s_line_says_is_at_hand_is_not_asked_about_again() -> None:
    state = given(("contracts.0.order", f"{RENTED}，手机在我手里")).state
    contract = state.data["contracts"][0]
    assert (contract["device_received"], contract["device_disposed"]) == (True, False)
    assert "device.where" not in _keys(state)


@pytest.mark.parametrize("gone", ["手机卖了", "手机没收到", "手机丢了"])
def test_of_a_device_that_the_line_says_is_gone_nothing_is_put_down_and_it_is_asked_with_its_warning(gone: str) -> None:
    reply = given(("contracts.0.order", f"{RENTED}，{gone}"))
    assert not {"device_received", "device_disposed"} & reply.state.data["contracts"][0].keys()
    assert "device.where" in _keys(reply.state)


OF_A_CONTRACT = {"pay", "return", "complain"}


@pytest.mark.parametrize("role", ["3", "4"])
def test_who_owes_nothing_is_offered_no_wish_about_paying(role: str) -> None:
    state = InterviewState(blank(), TODAY, LETTERS)
    offered = {each.value for each in question(state, WISHES).choices}
    state = answer(state, question(state, "complainant.role"), role).state
    assert {each.value for each in question(state, WISHES).choices} == offered - OF_A_CONTRACT
    for same in ("1", "2"):
        owing = answer(state, question(state, "complainant.role"), same).state
        assert {each.value for each in question(owing, WISHES).choices} == offered


def test_who_says_later_that_they_owe_nothing_is_asked_and_proposed_nothing_for_the_wish_to_pay() -> None:
    state = InterviewState(blank(), TODAY, LETTERS)
    for key, text in ((WISHES, "4 5 6"), ("complainant.role", "4")):
        state = answer(state, question(state, key), text).state
    assert state.get(WISHES) == ["pay", "return", "complain"]
    assert not [key for key in _keys(state) if key.startswith((*ABOUT_A_CONTRACT, "owed", "means"))]
    assert not letters_proposed(state)


@pytest.mark.parametrize("role", ["3", "4"])
def test_who_owes_nothing_is_asked_about_no_contract(role: str) -> None:
    state = InterviewState(blank(), TODAY, LETTERS)
    for key, text in (("complainant.role", role), (WISHES, "1 2 3 4 5 6")):
        state = answer(state, question(state, key), text).state
    assert not [key for key in _keys(state) if key.startswith(ABOUT_A_CONTRACT)]


def test_a_number_that_is_said_not_to_be_known_is_not_asked_for_once_more() -> None:
    state = given(("contracts.0.order", RENTED)).state
    assert state.data["unknown"] == ["contracts.C1.order_number"]
    assert "contracts.0.order_number" not in _keys(state)


def test_somebody_who_was_contacted_is_asked_about_by_what_they_are() -> None:
    state = given().state.append("third_parties", [{"id": "T1", "relation": "母亲"}])
    assert "third_parties.0.about" in _keys(state)
    assert question(state, "third_parties.0.about").label.startswith("母亲签过担保吗")


CELLS = {"0.on": "7月8日", "0.amount": "1950", "0.times": "3", "1.on": "", "1.amount": "", "1.times": ""}


def rows(key: str, cells: dict[str, str], line: str = "") -> dict[str, str]:
    """What a page hands over: a text for each cell, and the line beside them."""
    return {**{f"contracts.0.payments.{name}": text for name, text in cells.items()}, key: line}


def in_rows(state: InterviewState, cells: dict[str, str], line: str = "") -> Answered:
    key = "contracts.0.paid"
    return answer(state, question(state, key), rows(key, cells, line))


def test_payments_may_be_typed_cell_by_cell_and_the_rest_in_a_line() -> None:
    state = given(("contracts.0.order", RENTED)).state
    reply = in_rows(state, CELLS, "8月8日起没付")
    assert not reply.problem
    assert reply.state.data["contracts"][0]["payments"] == [{"on": date(2026, 7, 8), "amount": "1950.00", "times": 3}]
    assert reply.state.get("contracts.0.overdue_since") == date(2026, 8, 9)
    assert reply.shown.startswith("付过的钱：2026年7月8日 1,950 元 分几次付的：3；")
    more = in_rows(reply.state, {**CELLS, "1.on": "8月8日", "1.amount": "650"})
    assert more.shown.endswith("一共 2,600 元")
    assert len(more.state.data["contracts"][0]["payments"]) == 2


def test_rows_that_stand_unchanged_change_nothing_and_keep_what_no_cell_shows() -> None:
    told = PAID_BY_CARD.format(blank())
    state = InterviewState(told, TODAY, LETTERS)
    shown = {
        f"{number}.{column.key.rpartition('.')[2]}": column.current
        for number, row in enumerate(_payments(state))
        for column in row
    }
    assert shown["0.on"] == "2026年7月8日"
    assert in_rows(state, shown).state.data == state.data
    changed = in_rows(state, {**shown, "0.amount": "700"}).state.data["contracts"][0]["payments"]
    assert changed == [{"on": date(2026, 7, 8), "amount": "700.00", "channel": "支付宝"}]


PAID_BY_CARD = """{}
[[contracts]]
id = "C1"
kind = "lease"
signed_on = 2026-05-08
device = "OPPO Find X8"
rent = "650.00"
[[contracts.payments]]
on = 2026-07-08
amount = "650.00"
channel = "支付宝"
"""


def _payments(state: InterviewState) -> tuple[tuple[QuestionField, ...], ...]:
    fields = question(state, "contracts.0.paid").fields
    return next(each.rows for each in fields if each.key == "contracts.0.payments")


def test_a_row_that_is_not_whole_is_asked_for_and_none_of_the_rows_is_put_down() -> None:
    state = given(("contracts.0.order", RENTED)).state
    reply = in_rows(state, {**CELLS, "1.on": "8月8日"})
    assert set(reply.problems) == {"contracts.0.payments.1.amount"}
    assert reply.state == state


def test_what_is_said_in_rows_is_not_said_in_the_line_again() -> None:
    state = given(("contracts.0.order", RENTED)).state
    reply = in_rows(state, CELLS, "付了3期，最后一次7月8日")
    assert "一行一行" in reply.problem
    assert reply.state == state


def test_rows_of_income_that_come_to_nothing_say_that_there_is_none() -> None:
    state = given(("contracts.0.order", RENTED)).state
    typed = {"budget.income.0.item": "工资", "budget.income.0.amount": "0", "means": "6月起生病，房租吃饭2400"}
    after = answer(state, question(state, "means"), typed).state
    assert after.get("budget.income") == []
    assert after.get("budget.expenses")
