"""What letters say of money: offers that admit nothing, payments by whom and for what, terms, a deposit once."""

from __future__ import annotations

import pytest

from tests.shelf import text
from tests.stories import contact, lease, platform, row, story, table

DAY = "2026-11-23"
PAID = [{"on": f"2026-{month:02d}-02", "amount": "899.00"} for month in range(3, 8)]
OWING = {"payments": PAID, "overdue_since": "2026-08-03"}
HOME = table("route", dispute_first="consumer-association")
AID = "legal-aid/application"


def offered(kind: str, amount: str, **said: object) -> str:
    option = {"kind": kind, "payments": [{"due": "2026-12-28", "amount": amount}]}
    return table("offer", **{"return_device": kind == "return", **said, "options": [option]})


def of(letter: str, *parts: str, **terms: object) -> str:
    return text(story(platform(), lease(**{**OWING, **terms}), *parts), DAY, letter)


def test_an_offer_of_which_nothing_is_called_undisputed_admits_nothing() -> None:
    told = of("negotiation/instalments", offered("instalments", "3596.00"))
    assert "为协商解决，本人提出支付3,596元（大写：叁仟伍佰玖拾陆元整），在2026年12月28日支付。" in told
    assert "不表示本人对这一数额没有异议" in told
    assert "本人没有异议的部分" not in told
    assert "除上文写明没有异议的部分外" not in told


def test_what_the_person_accepts_is_called_so_and_no_other_sum() -> None:
    told = of("negotiation/instalments", offered("instalments", "899.00", undisputed="899.00"))
    assert "本人没有异议的部分为899元" in told
    more = of("negotiation/instalments", offered_more())
    assert "本人没有异议的部分" not in more
    assert "金额的由来：含十二月的一部分。" in more


def offered_more() -> str:
    option = {
        "kind": "instalments",
        "why": "含十二月的一部分",
        "payments": [{"due": "2026-12-28", "amount": "1200.00"}],
    }
    return table("offer", undisputed="899.00", options=[option])


def test_a_deposit_is_taken_off_in_the_table_and_told_once() -> None:
    held = [{**PAID[0], "amount": "1399.00"}, *PAID[1:]]
    told = of("negotiation/return", offered("return", "3096.00", undisputed="3596.00"), payments=held, deposit="500.00")
    assert "减去贵方收取的押金500元，为3,096元，请求在2026年12月28日支付。" in told
    assert "押金500元已经在上列付款中减去，不再另外抵扣" in told
    assert "本人已支付5笔，合计4,995元（其中押金500元）" in told


def test_a_deposit_is_counted_once_where_nothing_is_called_undisputed() -> None:
    """The plan may have taken it off, which the letter cannot see: it asks for it once, however the table was made."""
    held = [{**PAID[0], "amount": "1399.00"}, *PAID[1:]]
    told = of("negotiation/return", offered("return", "3096.00"), payments=held, deposit="500.00")
    assert "押金500元只计一次：上列付款没有减去的，在结算中抵扣，余额退还" in told
    assert "押金500元在结算中抵扣，余额退还" not in told.replace("没有减去的，在结算中", "")


def test_what_an_agent_advanced_is_not_told_as_paid_by_the_person() -> None:
    advanced = [{**PAID[0], "channel": "中介代垫"}, *PAID[1:]]
    told = of(
        "complaint/consumer-association", HOME, row("practices", kind="price", account="没有标明"), payments=advanced
    )
    assert "本人已支付4笔，合计3,596元" in told
    assert "另有1笔，合计899元，不是本人支付的" in told


LATE_FEE = {"name": "逾期费", "amount": "22.01", "kind": "late_fee", "disputed": True}
ASSOCIATION = "complaint/consumer-association"


def own_request(text: str, instead_of: str) -> str:
    return row("requests", letter=ASSOCIATION, text=text, instead_of=instead_of)


@pytest.mark.parametrize(
    ("own", "cited"),
    [
        ("", True),
        (f'[demands]\n"{ASSOCIATION}" = ["停止反复呼叫"]\n', False),
        (f'[demands]\n"{ASSOCIATION}" = ["停止反复呼叫", "减免逾期费"]\n', True),
        (own_request("停止反复呼叫", "说明有异议的项目"), False),
        (own_request("停止反复呼叫", "提供合同、付款记录、账单"), True),
    ],
)
def test_how_a_penalty_is_cut_is_cited_only_for_a_request_that_rests_on_it(own: str, cited: bool) -> None:
    claim = {"as_of": "2026-11-22", "amount": "22.01", "items": [LATE_FEE]}
    told = of(ASSOCIATION, HOME, own, contact("I1", "2026-11-02 10:00", acts=["threat"]), claim=claim)
    assert ("违约金的调整" in told) is cited


def test_that_nothing_was_paid_is_told_and_no_record_is_not() -> None:
    practice = row("practices", kind="price", account="没有标明")
    said = of("complaint/consumer-association", HOME, practice, payments="none", overdue_since="2026-03-03")
    assert "本人没有付过款" in said
    silent = text(story(platform(), lease(), HOME, practice), DAY, "complaint/consumer-association")
    assert "本人没有付过款" not in silent


@pytest.mark.parametrize("letter", ["complaint/consumer-association", "report/market-regulator"])
def test_the_terms_of_the_contract_are_told_where_the_contract_is_the_matter(letter: str) -> None:
    terms = table(
        "lease.terms", overdue_rule="逾期每日2%", contacts_permission="不授权通讯录无法下单", auto_buyout_days=7
    )
    practice = row("practices", kind="unfair_term", account="没有提示")
    told = text(story(platform(), lease(**OWING) + terms, HOME, practice), DAY, letter)
    for words in ("合同载明：逾期每日2%。", "不授权通讯录无法下单。", "逾期超过7日的，转为买断。"):
        assert words in told
    assert "合同载明：逾期" not in text(story(platform(), lease(**OWING), HOME, practice), DAY, letter)


def test_the_other_side_gets_the_sums_of_a_household_and_no_names() -> None:
    budget = table(
        "budget",
        dependants="女儿（大二）",
        income=[{"item": "配偶收入", "amount": "4100.00", "least": "3000.00"}],
        expenses=[{"item": "女儿学费", "amount": "1200.00"}],
    )
    told = of("negotiation/instalments", budget, offered("instalments", "3596.00"))
    assert "4,100元" in told
    assert "少的月份3,000元" in told
    for words in ("配偶", "女儿", "大二"):
        assert words not in told


def cash_out(*parts: str) -> str:
    threat = contact(
        "I1", "2026-10-05 21:49", "sms", acts=["threat"], from_number="16700001001", words="今天不还就上门"
    )
    held = lease(**OWING, device_received=False, cash_received="5000.00")
    return text(story(platform(), held, threat, *parts), DAY, AID)


def test_an_application_for_aid_of_a_cash_out_asks_what_the_contract_is_and_tells_the_rest_in_person() -> None:
    told = cash_out()
    assert "1. 合同的性质" in told
    assert "有关设备交付和钱款的情况，请允许申请人当面向律师说明。" in told
    assert "租用某品牌手机" not in told
    assert "5,000.00元" not in told


def test_once_the_person_has_decided_the_application_tells_what_came() -> None:
    told = cash_out(row("overrides", warning="device-not-received", reason="问过12348", letter=AID))
    assert "合同所列的设备，申请人没有收到。办理时交给申请人的款项为5,000元。" in told
    assert "当面向律师说明" not in told


def test_an_application_for_aid_of_a_plain_lease_says_nothing_of_delivery() -> None:
    told = of(AID)
    assert "合同的性质" not in told
    assert "当面向律师说明" not in told


@pytest.mark.parametrize(
    ("paid", "told"), [(PAID, "已付（截至"), ("none", "已付（截至"), (None, "没有付款记录，不算已付和未付的部分")]
)
def test_what_was_paid_is_no_nought_where_nobody_knows(paid: object, told: str) -> None:
    terms = {} if paid is None else {"payments": paid}
    contract = lease(official_price="5000.00", **terms)
    price = row("practices", kind="price", account="没有标明")
    whole = text(story(platform(), HOME, contract, price), DAY, "complaint/consumer-association")
    cost = whole.split("租赁成本测算\n")[-1]
    assert told in cost
    assert ("已付（截至" in cost) is (paid is not None)
    assert ("总价中未付的部分" in cost) is (paid is not None)


def test_a_deposit_is_taken_off_where_one_payment_settles_all() -> None:
    held = [{**PAID[0], "amount": "1399.00"}, *PAID[1:]]
    once = {"kind": "settlement", "payments": [{"due": "2026-12-28", "amount": "3096.00"}], "why": "减去押金"}
    netted = table("offer", undisputed="3596.00", options=[once])
    told = of("negotiation/settlement", netted, payments=held, deposit="500.00")
    assert "一次支付3,096元（大写：叁仟零玖拾陆元整），这是没有异议的款项减去押金500元以后的数额。" in told
    assert "写明押金500元已经从上述金额中减去" in told
    assert "押金500元的抵扣或者退还" not in told


@pytest.mark.parametrize(("payments", "rows"), [(2, 0), (4, 5), (5, 3), (6, 3)])
def test_many_payments_stand_two_in_a_row(payments: int, rows: int) -> None:
    days = [{"due": f"2027-{month:02d}-15", "amount": "100.00"} for month in range(1, payments + 1)]
    told = of("negotiation/instalments", table("offer", options=[{"kind": "instalments", "payments": days}]))
    lines = [line for line in told.splitlines() if "期次：" in line]
    assert len(lines) == rows
    assert f"支付{payments}00元（大写：" in told
    assert [day["due"] for day in days if f"{int(day['due'][5:7])}月15日" not in told] == []
