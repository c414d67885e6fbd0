"""Several contracts: a letter for each that it concerns, one for the police and legal aid, and nothing told across."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.compose import ownerless, steps
from letters.pack.make import document
from letters.render import write_text
from tests.case.test_deals import OTHER, TWO
from tests.shelf import books, engine, planned
from tests.stories import contact, contract, lease, platform, row, story, table

if TYPE_CHECKING:
    from letters.case.model import Case

DAY = "2026-11-23"
NOTICE, REGULATOR, POLICE, AID = (
    "notice/stop-harassment", "complaint/market-regulator", "complaint/police", "legal-aid/application",
)  # fmt: skip
WORDS_OF_A_CONTRACT = ("合同", "租用", "租金", "订单号", "出租方")
CALLS = contact("I1", "2026-10-05 21:49", words="今天不还就上门", acts=["threat"])


def told(case: Case, wanted: str) -> dict[str, str]:
    """Each letter of that id by the one it goes to, without its annexes."""
    return {
        one.addressee.name: write_text(document(one, engine())).split("附件：")[0]
        for one in planned(case, DAY, wanted).letters
    }


BOTH = story(
    platform(),
    OTHER,
    contract("C1", "platform", order_number="A-1", device="手机甲"),
    contract("C2", "other", order_number="B-2", device="手机乙"),
    CALLS,
    *(row("deals", contract=key) + table("deals.route", dispute_first="market-regulator") for key in ("C1", "C2")),
)


def test_each_business_reads_of_its_own_contract_alone():
    letters = told(BOTH, NOTICE)
    first, second = letters["青桐橘租信息服务有限公司"], letters["澄野租物科技有限公司"]
    assert ("手机甲" in first, "A-1" in first, "手机乙" in first, "B-2" in first, "澄野" in first) == (
        True, True, False, False, False,
    )  # fmt: skip
    assert ("手机乙" in second, "B-2" in second, "手机甲" in second, "A-1" in second, "青桐" in second) == (
        True, True, False, False, False,
    )  # fmt: skip


def test_a_complaint_is_written_for_each_contract_and_says_which():
    chosen = planned(BOTH, DAY, REGULATOR)
    assert [letter.deal for letter in chosen.letters] == [
        "与青桐橘租信息服务有限公司的合同（订单号 A-1）",
        "与澄野租物科技有限公司的合同（订单号 B-2）",
    ]
    first, second = (write_text(document(one, engine())) for one in chosen.letters)
    assert ("手机甲" in first, "手机乙" in first) == (True, False)
    assert ("手机甲" in second, "手机乙" in second) == (False, True)


@pytest.mark.parametrize("letter", [POLICE, AID])
def test_the_police_and_legal_aid_read_of_all_contracts_in_one_letter(letter: str):
    [(_, whole)] = told(BOTH, letter).items()
    assert "2份合同：" in whole
    assert ("A-1" in whole, "B-2" in whole) == (True, True)


def test_what_one_contract_lacks_is_told_of_it():
    case = story(*TWO, row("deals", contract="C1"), table("deals.route", dispute_first="market-regulator"))
    chosen = planned(case, DAY, "complaint/consumer-association")
    assert [(one.elsewhere, one.deal) for one in chosen.unwritten] == [
        (True, "与青桐橘租信息服务有限公司的合同（2026-03-02 签订）")
    ]
    assert [letter.deal for letter in chosen.letters] == ["与澄野租物科技有限公司的合同（订单号 B-2）"]


def test_of_two_platforms_none_reads_of_the_one_contract_until_it_is_said_whose_it_is():
    unsaid = story(platform(), OTHER, lease(device="手机甲"), CALLS)
    for text in told(unsaid, NOTICE).values():
        assert [word for word in ("本合同", "手机甲", "租用", "不否认") if word in text] == []
    [lacking] = planned(unsaid, DAY, REGULATOR).unwritten
    assert [lack.what for lack in lacking.lacks] == ["合同是和哪一家签的：有几家公司，没有写明"]

    said = told(story(platform(), OTHER, lease(device="手机甲", businesses=[{"id": "platform"}]), CALLS), NOTICE)
    assert ["本合同" in said["青桐橘租信息服务有限公司"], "本合同" in said["澄野租物科技有限公司"]] == [True, False]


def test_a_business_of_no_contract_is_written_to_once_however_many_contracts_there_are():
    letters = told(
        story(*TWO, row("respondents", id="third", roles=["collector"], name="远岸商务有限公司"), CALLS), NOTICE
    )
    assert sorted(letters) == [
        "循岸信息服务有限公司",
        "澄野租物科技有限公司",
        "远岸商务有限公司",
        "青桐橘租信息服务有限公司",
    ]
    assert [word for word in ("本合同", "手机") if word in letters["远岸商务有限公司"]] == []
    assert "本合同" in letters["循岸信息服务有限公司"]


@pytest.mark.parametrize(
    ("part", "where"),
    [
        (table("demands", **{f'"{NOTICE}"': ["退还押金"]}), ("demands", NOTICE)),
        (table("addressees", **{'"market-regulator"': "某某区市场监督管理局"}), ("addressees", "market-regulator")),
        (row("requests", letter=NOTICE, text="书面道歉"), ("requests", 0)),
        (row("filings", letter=REGULATOR, to="某某局", on="2026-11-01"), ("filings", 0)),
    ],
)
def test_a_wish_that_every_contract_would_carry_is_asked_whose_it_is(part: str, where: tuple[str | int, ...]):
    of_two = (platform(), OTHER, contract("C1", "platform"), contract("C2", "other"))
    [fault] = ownerless(story(*of_two, part), books().heads)
    assert (fault.path, "是哪一份的" in fault.message, "C1" in fault.hint) == (where, True, True)
    assert ownerless(story(platform(), lease(), part), books().heads) == ()


def test_a_wish_about_a_letter_of_all_contracts_or_of_one_business_needs_no_contract():
    wishes = (
        table("demands", **{f'"{POLICE}"': ["调取录像"]})
        + table("addressees", police="某某派出所", **{'"market-regulator:other"': "苏州某某局"})
        + row("requests", letter=POLICE, text="询问值班人员")
        + row("filings", letter=POLICE, to="某某派出所", on="2026-11-01")
    )
    assert ownerless(story(*TWO, wishes), books().heads) == ()


def test_offers_to_two_businesses_do_not_exclude_one_another_and_two_to_one_do():
    def offered(*kinds: str) -> str:
        payments = [{"due": "2026-12-28", "amount": "100.00"}]
        return table("deals.offer", options=[{"kind": kind, "payments": payments} for kind in kinds])

    def order(*second: str) -> list[str]:
        deals = row("deals", contract="C1") + offered("deferral") + row("deals", contract="C2") + offered(*second)
        chosen = planned(story(*TWO, deals), DAY, "negotiation").ready
        return [f"{one.head.id} {step}" for one, step in zip(chosen, steps(chosen), strict=True)]

    assert order("instalments") == ["negotiation/deferral 1", "negotiation/instalments 2"]
    assert order("instalments", "settlement") == [
        "negotiation/deferral 1", "negotiation/instalments 只选一份", "negotiation/settlement 只选一份",
    ]  # fmt: skip
