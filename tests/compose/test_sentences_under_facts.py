"""A sentence stands where its fact stands, and is gone where the case does not say it or speaks against it."""

from __future__ import annotations

import pytest

from letters.pack.make import document
from letters.render import write_text
from tests.shelf import engine, planned
from tests.stories import ID_NUMBER, contact, lease, person, platform, row, story, table

DAY = "2026-11-23"
CALL = contact("I1", "2026-11-02T09:00:00", from_number="16700000001")
TO_MOTHER = contact("I2", "2026-11-03T09:00:00", from_number="16700000001", to=["mother"]) + row(
    "third_parties", id="mother", relation="母亲"
)


def written(letter: str, *parts: str) -> str:
    """The text of a letter and its annexes; "" where the case does not give it."""
    found = planned(story(platform(), *parts, who=person(id_number=ID_NUMBER)), DAY, letter)
    return "\n".join(write_text(document(one, engine())) for one in found.letters)


def to_market(**changes: object) -> str:
    """A complaint to the market regulator about a lease."""
    return written("complaint/market-regulator", lease(**changes), table("route", dispute_first="market-regulator"))


def test_that_the_device_was_rented_to_be_used_is_said_where_nothing_speaks_against_it() -> None:
    assert "投诉人为生活消费需要租用上述设备" in to_market()


@pytest.mark.parametrize("changes", [{"device_received": False}, {"cash_received": "6300.00"}])
def test_that_the_device_was_rented_to_be_used_is_not_said_of_a_cash_out(changes: dict[str, object]) -> None:
    assert "声明" in to_market(**changes)
    assert "生活消费" not in to_market(**changes)


def test_a_letter_to_the_network_authority_needs_what_it_reports() -> None:
    assert written("complaint/cyberspace", CALL, lease()) == ""
    assert "均为联系他人：母亲1次" in written("complaint/cyberspace", TO_MOTHER, lease())


MARKS = [
    ({}, ()),
    ({"words": "再不还就上门"}, ("对方的话照原文引用",)),
    ({"account": "说要上门", "known_by": "told"}, ("、他人的转述或者",)),
    ({"account": "说要上门"}, ()),
    ({"by": "platform", "by_basis": "inferred"}, ("自称、推断的身份未经核实",)),
]


@pytest.mark.parametrize(("told", "explained"), MARKS)
def test_a_letter_explains_only_the_marks_that_stand_in_it(told: dict[str, str], explained: tuple[str, ...]) -> None:
    text = written("complaint/police", contact("I1", "2026-11-02T09:00:00", from_number="16700000001", **told))
    every = {mark for _, marks in MARKS for mark in marks}
    assert {mark for mark in every if mark in text} == set(explained)


def test_the_table_explains_what_its_own_rows_hold_and_no_more() -> None:
    reminder = contact("I2", "2026-11-01T09:00:00", acts=["reminder"], words="请及时支付")
    bare, marked = written("complaint/police", CALL), written("complaint/police", CALL, reminder)
    assert "时间为北京时间。" in bare
    assert "时间为北京时间，引号内为原话。" in marked
    assert "正常提醒1次不计" in marked
    assert "对方的话照原文引用" not in marked
    assert "不计" not in bare.split("催收事件明细表")[-1]
    assert "运营商详单" not in bare


def test_willingness_to_pay_is_said_by_whoever_made_an_offer() -> None:
    assert "投诉人对依法应付的租金愿意协商" not in written("complaint/consumer-association", lease(), CALL)


@pytest.mark.parametrize("letter", ["complaint/police", "notice/stop-harassment"])
def test_who_has_no_contract_says_nothing_of_rents_and_nobody_admits_a_debt_unasked(letter: str) -> None:
    with_one, without = written(letter, CALL, lease()), written(letter, CALL)
    assert "不否认" not in with_one + without
    assert [text for text in ("与合同有关的争议", "合同款项的争议") if text in without] == []
    assert [text for text in ("与合同有关的争议", "合同款项的争议") if text in with_one] != []
