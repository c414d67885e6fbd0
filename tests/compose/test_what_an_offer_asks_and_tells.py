"""An offer asks for what makes it worth keeping, and tells the other side no more of a household than its sums."""

from __future__ import annotations

import pytest

from tests.shelf import text
from tests.stories import lease, offer, person, platform, row, story, table

DAY = "2026-11-23"
OFFERS = ("negotiation/deferral", "negotiation/instalments")
HOUSEHOLD = table(
    "budget",
    income=[{"item": "病假工资", "amount": "2740.00"}, {"item": "配偶收入", "amount": "4100.00"}],
    expenses=[{"item": "女儿学费", "amount": "900.00"}, {"item": "房租", "amount": "1900.00"}],
    dependants="女儿1人（大二），母亲1人（76岁）",
    debts=[{"creditor": "表姐", "amount": "30000.00", "monthly": "500.00"}],
)
SENT = row("filings", letter=OFFERS[1], to="出租方", on="2026-11-09")
CASE = story(platform(), lease(buyout_price="1306.00"), offer(), HOUSEHOLD, SENT)


@pytest.mark.parametrize("wanted", OFFERS)
def test_it_asks_that_fees_acceleration_purchase_and_automatic_debits_rest_meanwhile(wanted: str) -> None:
    written = text(CASE, DAY, wanted)
    assert "停止计收逾期费用；本人按确认的安排付款期间，不宣布其他款项提前到期，不转为买断，暂停自动扣款" in written


def test_a_purchase_is_spoken_of_only_where_the_contract_has_a_price_for_it() -> None:
    assert "转为买断" not in text(story(platform(), lease(), offer()), DAY, OFFERS[0])


@pytest.mark.parametrize("wanted", OFFERS)
def test_nothing_is_paid_before_both_sides_confirmed_in_writing(wanted: str) -> None:
    assert "双方书面确认以后，本人按确认的日期付款" in text(CASE, DAY, wanted)


@pytest.mark.parametrize("wanted", [*OFFERS, "agreement/repayment"])
def test_the_order_of_payments_departs_from_the_code_by_agreement(wanted: str) -> None:
    written = text(CASE, DAY, wanted)
    written = written.replace("《中华人民共和国民法典》", "《民法典》")
    assert "先冲抵租金，以此作为双方对清偿顺序的另行约定，不适用《民法典》第五百六十一条规定的顺序" in written


@pytest.mark.parametrize("wanted", OFFERS)
def test_the_other_side_sees_the_sums_of_a_household_and_nobody_in_it(wanted: str) -> None:
    written = text(CASE, DAY, wanted)
    assert [word for word in ("配偶", "女儿", "母亲", "病假工资", "学费", "表姐", "30,000") if word in written] == []
    assert [word for word in ("6,840元", "2,800元", "500元") if word not in written] == []


def test_an_answer_is_asked_for_where_it_can_arrive() -> None:
    def asking(**who: str) -> str:
        return text(story(platform(), lease(), offer(reply_within_days=10), who=person(**who)), DAY, OFFERS[0])

    assert "10日内书面答复，发至lin@example.cn" in asking(email="lin@example.cn", reply_address="某某驿站")
    assert "10日内书面答复，寄至某某驿站" in asking(reply_address="某某驿站")
    assert "10日内书面答复，寄至或者发至：＿＿＿" in asking()


def test_what_is_not_paid_of_the_whole_price_is_told_to_a_body_and_not_to_the_other_side() -> None:
    paid = [{"on": "2026-03-02", "amount": "100.00"}]
    priced = lease(official_price="6999.00", buyout_price="1306.00", payments=paid)
    once = [{"kind": "settlement", "payments": [{"due": "2026-12-15", "amount": "916.00"}], "why": "已到期的租金"}]
    price = row("practices", kind="price", account="没有标明")
    case = story(platform(), priced, price, offer(options=once), table("route", dispute_first="consumer-association"))
    assert "高出同期官方售价（6,999元）" in text(case, DAY, "negotiation/settlement")
    assert "总价中未付的部分" not in text(case, DAY, "negotiation/settlement")
    assert "总价中未付的部分" in text(case, DAY, "complaint/consumer-association")


@pytest.mark.parametrize("wanted", OFFERS)
def test_that_a_month_does_not_reach_is_told_without_by_how_much(wanted: str) -> None:
    short = table("budget", income=[{"item": "工资", "amount": "2740"}], expenses=[{"item": "房租", "amount": "3900"}])

    written = text(story(platform(), lease(), offer(), short), DAY, wanted)

    assert "现在的收入不够按期付清全部款项。" in written
    assert "2,740" not in written
    assert "3,900" not in written
