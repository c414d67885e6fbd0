"""The paper by which a person lets another act: who, for what, with which powers, until when."""

from __future__ import annotations

from tests.shelf import planned, text
from tests.stories import ADDRESS, ID_NUMBER, contact, lease, person, platform, row, story, table

DAY = "2026-11-23"
AUTHORISATION = "authorisation/agent"
THEIR_ID = "450103199305209999"


def agent(**changes: object) -> str:
    known = {"kind": "authorised", "name": "林若安", "relation": "姐姐", "phone": "19900000132", "address": ADDRESS}
    return table("agent", **{**known, **changes})


NAMED = agent(id_number=THEIR_ID, matters=["代为提交材料"], special_powers=["代为签署调解协议"], expires="2027-05-31")
LESSOR = row("respondents", id="lessor", roles=["lessor"], name="棠溪通讯设备有限公司")
FULL = story(NAMED, platform(roles=["platform"]), LESSOR, lease(), who=person(id_number=ID_NUMBER))
BARE = story(agent())


def test_it_needs_an_agent_that_the_person_has_chosen() -> None:
    for case in (story(platform(), lease()), story(platform(), lease(), agent(kind="statutory", relation="母亲"))):
        [unwritten] = planned(case, DAY, AUTHORISATION).unwritten
        assert [lack.what for lack in unwritten.lacks] == ["委托代理人"]


def test_it_is_about_the_contract_with_those_who_are_named() -> None:
    assert "就与青桐橘租信息服务有限公司、棠溪通讯设备有限公司的手机租赁合同（2026年3月2日订立）" in text(
        FULL, DAY, AUTHORISATION
    )
    assert "就联系、催收委托人的事项，委托办理：" in text(BARE, DAY, AUTHORISATION)


def test_matters_are_those_named_else_the_modest_ones_that_bind_nobody() -> None:
    assert "1. 代为提交材料。\n" in text(FULL, DAY, AUTHORISATION)
    modest = text(BARE, DAY, AUTHORISATION)
    assert "代为签收文书，了解办理进展" in modest
    assert "代为商谈" not in modest


def test_powers_are_general_unless_they_are_named_one_by_one() -> None:
    general, special = text(BARE, DAY, AUTHORISATION), text(FULL, DAY, AUTHORISATION)
    assert "一般授权。" in general
    assert "特别授权" not in general
    assert "1. 代为签署调解协议。" in special
    assert "一般授权" not in special
    for written in (general, special):
        assert "收付款项" in written
        assert "由委托人本人决定并签名" in written


def test_it_ends_on_its_day_or_with_the_matter() -> None:
    assert "委托期限自签名之日起至2027年5月31日止。" in text(FULL, DAY, AUTHORISATION)
    assert "上述事项办理完毕之日止。" in text(BARE, DAY, AUTHORISATION)


def test_both_sign_and_both_are_identified_or_a_line_is_left_for_it() -> None:
    written = text(FULL, DAY, AUTHORISATION)
    for words in ("委托人（签名）：", "受托人（签名）：", ID_NUMBER, THEIR_ID, "通讯地址：同委托人"):
        assert words in written
    assert text(BARE, DAY, AUTHORISATION).count("身份证号码：＿＿") == 2


def test_the_other_side_gets_a_power_without_numbers_and_addresses_and_otherwise_the_same() -> None:
    theirs, whole = text(FULL, DAY, "authorisation/for-business"), text(FULL, DAY, AUTHORISATION)
    assert not [secret for secret in (ID_NUMBER, THEIR_ID, ADDRESS, "身份证", "地址") if secret in theirs]
    powers = whole[whole.index("委托事项") :]
    assert theirs.endswith(powers)


def test_there_is_none_for_the_other_side_where_nobody_there_is_named() -> None:
    [unwritten] = planned(BARE, DAY, "authorisation/for-business").unwritten
    assert unwritten.lacks


def test_the_paper_is_among_the_enclosures_of_what_the_agent_sends_and_a_parents_is_not() -> None:
    def enclosed(letter: str, *parts: str) -> str:
        return text(story(platform(), lease(), contact("I1", "2026-10-01 10:00"), *parts), DAY, letter)

    assert "附件：授权委托书" in enclosed("request/personal-information", agent())
    assert "附件：1. 催收事件明细表\n　　　　　2. 授权委托书" in enclosed("complaint/police", agent())
    for nobody in ((), (agent(kind="statutory", relation="母亲"),)):
        assert "授权委托书" not in enclosed("complaint/police", *nobody)
