"""The letter that asks for the contract and an account where the person has neither, and admits no sum."""

from __future__ import annotations

from letters.pack.make import document
from letters.render import write_text
from tests.shelf import engine, planned
from tests.stories import platform, row, story, table

RECORDS = "request/contract-records"
KNOWN = {"signed_on": "2026-03-10", "device": "某手机"}
CLAIM = {"as_of": "2026-11-20", "amount": "900.00", "source": "App账单页"}
PAID = [{"on": "2026-03-10", "amount": "500.00", "channel": "支付宝", "note": "首期租金和碎屏服务费"}]


def asked(*parts: str, **contract: object) -> str:
    [letter] = planned(
        story(*(parts or (platform(),)), table("lease", **KNOWN, **contract)), "2026-11-23", RECORDS
    ).letters
    return write_text(document(letter, engine()))


def test_it_asks_for_the_contract_the_account_and_the_payments_and_admits_nothing() -> None:
    text = asked()
    for words in (
        "本合同的全文和附件",
        "自2026年3月10日起逐期列明",
        "每一笔款项的日期、金额、收款账户",
        "合同约定的收款账户",
    ):
        assert words in text
    assert "不构成对任何金额、逾期费用、违约金、未到期租金或者买断款的确认" in text
    assert [words for words in ("不否认", "没有异议", "愿意支付", "每期租金", "租期") if words in text] == []


def test_what_is_claimed_is_to_be_explained_item_by_item_and_where_it_stood_is_said() -> None:
    assert "对贵方截至2026年11月20日主张的900元（App账单页）：逐项写明名称" in asked(claim=CLAIM)
    assert "没有主张的，请写明没有" not in asked(claim=CLAIM)
    assert "没有主张的，请写明没有" in asked()


def test_payments_are_listed_as_the_person_put_them_down_to_be_compared() -> None:
    text = asked(payments=PAID)
    assert "2026年3月10日" in text
    assert "支付宝；首期租金和碎屏服务费" in text
    assert "与上表不一致的，逐笔写明" in text
    assert "上表" not in asked()


def test_a_lessor_that_is_not_known_is_asked_for() -> None:
    only_platform = row("respondents", id="platform", roles=["platform"], name="青桐橘租信息服务有限公司")
    assert "写明出租方的全称" in asked(only_platform)
    assert "写明出租方的全称" not in asked()
