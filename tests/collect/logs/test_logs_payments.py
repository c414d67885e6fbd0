"""What was paid for the lease, out of payment bills."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from letters.collect.logs.payments import bill, new_payments, shop_names
from tests.collect.logs.log_files import payments, write_csv
from tests.stories import lease, platform, story

if TYPE_CHECKING:
    from letters.case.contracts.lease.model import Lease
    from letters.case.model import Case

ALIPAY = ("交易时间", "交易对方", "商品说明", "收/支", "金额", "交易状态", "交易订单号", "商家订单号")
WECHAT = ("交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "当前状态", "交易单号", "商户单号")


def lease_of(case: Case) -> Lease:
    return case.contracts[0]


def alipay(folder, *rows):
    return payments(write_csv(folder / "a.csv", ALIPAY, *rows, encoding="gb18030"))


def wechat(folder, *rows):
    return payments(write_csv(folder / "w.csv", WECHAT, *rows))


def kept(found):
    return [(str(each.payment.at.date), str(each.kept)) for each in found.paid]


def paid_row(on, sum_, status="交易成功", order="20260801", party="橘租", flow="支出", shop_order="M1"):
    return (f"{on} 10:00:00", party, "租金", flow, sum_, status, order, shop_order)


def test_payments_to_the_shop_that_are_done_count(tmp_path):
    rows = [
        paid_row("2026-08-02", "899.00", order="1", shop_order="A"),
        paid_row("2026-09-02", "899.00", order="2", shop_order="B", party="超市"),
        paid_row("2026-10-02", "¥1,899.00", order="3", shop_order="C", party="青桐 橘租(官方)"),
        paid_row("2026-11-02", "899.00", "等待付款", order="4", shop_order="D"),
        paid_row("2026-11-03", "899.00", order="5", shop_order="E", flow="不计收支"),
        paid_row("2026-11-04", "899.00", order="6", shop_order="F", flow="收入"),
    ]
    found = bill(alipay(tmp_path, *rows), ["橘租"])

    assert kept(found) == [("2026-08-02", "899.00"), ("2026-10-02", "1899.00")]
    assert [(str(p.at.date), why) for p, why in found.aside] == [
        ("2026-11-02", "状态是“等待付款”"),
        ("2026-11-03", "不计收支"),
    ]


def test_a_part_that_came_back_is_subtracted_from_its_payment(tmp_path):
    rows = [
        paid_row("2026-08-02", "899.00", order="2026A", shop_order="A"),
        paid_row("2026-08-02", "899.00", order="2026B", shop_order="B"),
        paid_row("2026-08-05", "100.00", "退款成功", "2026B_R1", flow="不计收支", shop_order="x"),
        paid_row("2026-08-06", "50.00", "退款成功", "other", flow="不计收支", shop_order="B"),
    ]
    found = bill(alipay(tmp_path, *rows), ["橘租"])

    assert kept(found) == [("2026-08-02", "899.00"), ("2026-08-02", "749.00")]
    assert found.open == ()
    new = new_payments(found.paid, lease_of(story(platform(), lease())))
    assert new.rows[1]["note"] == "付款899.00元，已退150.00元"


def test_a_payment_that_came_back_whole_is_none(tmp_path):
    rows = [
        paid_row("2026-08-02", "50.00", "交易关闭", "2026A"),
        paid_row("2026-08-02", "50.00", "退款成功", "2026A_R1", flow="不计收支"),
        paid_row("2026-08-03", "60.00", "交易成功", "2026C", shop_order="C"),
        paid_row("2026-08-04", "60.00", "退款成功", "2026C_R1", flow="不计收支", shop_order="C"),
    ]
    found = bill(alipay(tmp_path, *rows), ["橘租"])

    assert kept(found) == []
    assert [why for _, why in found.aside] == ["状态是“交易关闭”", "已全额退款"]
    assert found.open == ()


def test_a_refund_of_no_payment_that_is_seen_is_left_open(tmp_path):
    rows = [
        paid_row("2026-08-02", "899.00", order="2026A", shop_order="A"),
        paid_row("2026-08-05", "899.00", "退款成功", "2025Z_R1", flow="不计收支", shop_order="Z"),
    ]
    found = bill(alipay(tmp_path, *rows), ["橘租"])

    assert kept(found) == [("2026-08-02", "899.00")]
    assert [refund.order for refund in found.open] == ["2025Z_R1"]


@pytest.mark.parametrize(
    ("status", "left"),
    [("支付成功", ["899.00"]), ("已退款(￥99.00)", ["800.00"]), ("已全额退款", []), ("已退款（￥899.00）", [])],
)
def test_a_wechat_payment_says_itself_what_came_back(tmp_path, status, left):
    rows = [("2026-08-02 10:00:00", "商户消费", "橘租", "租金", "支出", "¥899.00", status, "1", "A")]
    if status != "支付成功":
        back = status.strip("已退款(（￥)）") or "899.00"
        back = back if back[0].isdigit() else "899.00"
        rows.append(("2026-08-05 10:00:00", "橘租-退款", "橘租", "退款", "收入", f"¥{back}", status, "2", "B"))
    found = bill(wechat(tmp_path, *rows), ["橘租"])

    assert [amount for _, amount in kept(found)] == left
    assert found.open == ()


def test_one_transaction_on_two_sheets_or_in_two_bills_counts_once(tmp_path):
    rows = alipay(tmp_path, paid_row("2026-08-02", "899.00"))

    assert len(bill([*rows, *rows], ["橘租"]).paid) == 1


def test_the_case_names_the_shop_and_takes_each_payment_once(tmp_path):
    case = story(platform(brand="橘租"), lease(payments=[{"on": "2026-08-02", "amount": "899.00"}]))
    rows = [
        paid_row("2026-08-02", "899.00", order="1"),
        paid_row("2026-08-02", "899.00", order="2"),
        paid_row("2026-03-01", "1.00", order="3"),
    ]
    found = bill(alipay(tmp_path, *rows), shop_names(case))
    new = new_payments(found.paid, lease_of(case))

    assert shop_names(case) == ("青桐橘租信息服务有限公司", "橘租")
    assert new.rows == ({"on": date(2026, 8, 2), "amount": "899.00", "channel": "支付宝", "note": None},)
    assert new.same == 1
    assert [each.kept for each in new.early] == [Decimal("1.00")]


def test_a_payment_recorded_before_its_refund_is_pointed_out_and_not_added_again(tmp_path):
    case = story(platform(), lease(payments=[{"on": "2026-08-02", "amount": "899.00"}]))
    rows = [paid_row("2026-08-02", "899.00", order="A"), paid_row("2026-08-05", "99.00", "退款成功", "A_1", flow="")]
    new = new_payments(bill(alipay(tmp_path, *rows), ["橘租"]).paid, lease_of(case))

    assert new.rows == ()
    assert [str(each.kept) for each in new.changed] == ["800.00"]


def test_no_name_of_one_letter_takes_half_the_bill(tmp_path):
    assert bill(alipay(tmp_path, paid_row("2026-08-02", "899.00")), ["租"]).paid == ()
