"""The annex that tells what the lease costs: the sums first, a rate only where the person decided for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from letters.compose.view.citations import law_texts
from letters.compose.view.declared import LetterView
from letters.compose.view.lease import view
from letters.findings.lease.cost import ComparisonLine, UnknownLine, lease_cost
from letters.findings.positions import positions_of
from letters.render import write_text
from letters.render.blocks import Chart
from tests.shelf import books, engine
from tests.stories import lease, platform, row, story

DAY = date(2026, 11, 23)
CASH: dict[str, Any] = {"cash_received": "5450.56", "rent": "1083.15", "periods": 9, "rate_in_letters": True}
PRICED: dict[str, Any] = {"official_price": "6999.00", "price_source": "品牌官网截图", "buyout_price": "299.00"}
LINE = ComparisonLine(Decimal("3.00"), Decimal("12.00"), date(2026, 2, 20))


def annex(*rows: str, line: ComparisonLine | UnknownLine | None = None, **facts: Any):
    case = story(platform(), lease(**facts), *rows)
    cost = lease_cost(case, case.contracts[0], DAY, books().money)
    if line is not None:
        cost = cost._replace(line=line)
    told = view(case, case.contracts[0], positions_of(case, DAY))
    letter = LetterView("投诉书", "投诉人", "", DAY, ())
    context = {"cost": cost, "lease": told, "letter": letter, "law": law_texts(books().law, DAY, ())}
    return engine().document("annex/lease-cost", context)


def text(*rows: str, **facts: Any) -> str:
    return write_text(annex(*rows, **facts))


def test_the_total_and_the_premium_come_first_with_how_they_are_computed():
    words = text(**PRICED)
    assert "项目：租金合计；金额：10,788.00元；依据和算法：每期899.00元，共12期（按月计）" in words
    assert "项目：总价；金额：11,087.00元" in words
    assert "项目：总价高出官方售价；金额：4,088.00元；依据和算法：总价减去官方售价；相当于官方售价的58.4%" in words
    assert "品牌官网截图" in words


def test_nothing_in_it_admits_what_is_claimed():
    words = text(row("lease.payments", on="2026-03-02", amount="899.00"), **PRICED)
    assert "列入本表不表示认可应付，也不放弃任何抗辩" in words
    assert "是否应付，以双方无异议的部分和依法认定为准" in words


def test_a_price_that_is_not_known_gives_no_premium():
    words = text()
    assert "总价（不含买断价）" in words
    assert "买断价不详，未计入" in words
    assert "没有同期官方售价的记录，未计算溢价" in words
    assert "高出" not in words


def test_a_total_below_the_price_is_not_called_a_premium():
    words = text(official_price="20000.00")
    assert "高出官方售价；" not in words
    assert "总价没有高出官方售价" in words


def test_a_first_rent_and_a_buy_out_of_nothing_are_told():
    words = text(first_rent="0.00", buyout_price="0.00")
    assert "首期0.00元，其余每期899.00元，共12期" in words
    assert "项目：买断价；金额：0.00元" in words


def test_payments_are_counted_and_their_absence_said():
    assert "没有付款记录" in text()
    assert "付款记录1笔" in text(row("lease.payments", on="2026-03-02", amount="899.00"))


def test_the_rate_is_a_reference_calculation_with_its_flows_and_a_picture():
    document = annex(**CASH, **PRICED)
    words = write_text(document)
    assert "参考测算：若按借贷性质折算" in words
    assert "日期：2026-03-02；事项：收到的现金；金额：5,450.56元" in words
    assert "要求支付的合计：9,748.35元" in words
    assert "比收到的现金多：4,297.79元" in words
    for figure in ("162.36%", "358.5%"):
        assert figure in words
    [chart] = [block for block in document.blocks if isinstance(block, Chart)]
    assert chart.series[0].values[0] == Decimal("5450.56")
    assert chart.series[1].values[1:] == (Decimal("-1083.15"),) * 9


def test_days_that_are_supposed_are_said_to_be():
    known = {"payments": [{"on": "2026-03-02", "amount": "1083.15"}], "cash_in_hand": False}
    assert "参考测算" in text(**CASH, **known)
    assert "各期到期日没有记录，上表按签约后一期支付首期、以后逐期推算" in text(**CASH)
    assert "逐期推算" not in text(**CASH, **known)


@pytest.mark.parametrize("facts", [{}, {"rate_in_letters": False}], ids=["not decided", "decided against"])
def test_without_the_persons_decision_neither_cash_nor_rate_is_told(facts):
    words = text(cash_received="5450.56", rent="1083.15", periods=9, **facts)
    for word in ("参考测算", "现金", "5,450.56", "%"):
        assert word not in words


def test_a_rate_that_cannot_honestly_be_told_leaves_the_calculation_out():
    assert "参考测算" not in text(cash_received="5450.56", rent="100.00", periods=9, rate_in_letters=True)


UP_FRONT: dict[str, Any] = {"payments": [{"on": "2026-03-02", "amount": "1083.15"}]}


def test_before_the_person_says_how_the_cash_is_meant_no_rate_stands_in_a_letter():
    assert "参考测算" not in text(**CASH, **UP_FRONT)


def test_a_letter_tells_whether_the_cash_is_the_sum_before_or_after_the_deduction():
    before = text(**CASH, **UP_FRONT, cash_in_hand=False)
    assert "取得现金5,450.56元，是扣除办理时付出的款项以前的金额" in before
    assert "要求支付的合计：9,748.35元" in before
    in_hand = text(**{**CASH, "cash_received": "4367.41"}, **UP_FRONT, cash_in_hand=True)
    assert "取得现金4,367.41元，是扣除办理时付出的款项以后到手的金额" in in_hand
    assert "要求支付的合计：8,665.20元" in in_hand
    for words in (before, in_hand):
        assert "比收到的现金多：4,297.79元" in words
        assert "220.35%" in words


def test_without_a_deduction_nothing_is_said_of_one():
    words = text(**CASH)
    assert "扣除" not in words
    assert "取得现金5,450.56元。下表只按合同列明的日期和金额折算" in words


def test_the_line_to_compare_with_is_dated_and_leaves_the_judgement_to_others():
    words = text(line=LINE, **CASH)
    assert "一年期贷款市场报价利率（LPR）的四倍；结果：12.00%" in words
    assert "一年期LPR为3.00%，2026年2月20日公布" in words
    assert "能否适用于本合同，由有权机关认定" in words


def test_where_the_data_does_not_reach_the_contract_it_says_so():
    words = text(line=UnknownLine(date(2026, 2, 1)), **CASH)
    assert "不在已核对的数据之内（数据到2026年2月1日），未作对照" in words
    assert "四倍" not in words


def test_without_a_line_none_is_named():
    words = text(**CASH)
    assert "市场报价利率" not in words
    assert "不能互相替代" in words


def test_it_claims_nothing_illegal():
    words = text(line=LINE, **CASH, **PRICED)
    for word in ("违法", "高利贷", "非法", "无效", "诈骗", "套路"):
        assert word not in words
