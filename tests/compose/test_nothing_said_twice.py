"""What a case says once is told once: how to be reached, since when, what a term says; and fees apart from rents."""

from __future__ import annotations

from tests.shelf import text
from tests.stories import contact, lease, platform, row, story, table

DAY = "2026-11-23"
REGULATOR, OFFER, POLICE = "complaint/market-regulator", "negotiation/instalments", "complaint/police"
HOME = table("route", dispute_first="market-regulator")


def offered(*parts: str, **said: object) -> str:
    option = {"kind": "instalments", "payments": [{"due": "2026-12-28", "amount": "899.00"}]}
    return text(story(platform(), lease(), table("offer", **said, options=[option]), *parts), DAY, OFFER)


def complained(**terms: object) -> str:
    calls = contact("I1", "2026-10-01 10:00")
    return text(story(platform(), lease(**terms), HOME, calls), DAY, REGULATOR)


def test_to_whom_alone_they_may_turn_is_said_by_the_letter_and_not_again() -> None:
    told = offered(contact="工作日10:00—18:00，只联系本人")
    assert "只与本人联系：工作日10:00—18:00。" in told
    assert "只联系本人" not in told
    assert "只与本人联系，不联系" in offered(contact="只与本人联系")


def test_a_hardship_that_begins_with_its_day_is_told_with_one() -> None:
    since = {"since": "2026-08-05"}
    assert "自2026年8月5日起，站点撤销。" in offered(table("hardship", reason="站点撤销", **since))
    twice = offered(table("hardship", reason="2026年8月送餐站点撤销", **since))
    assert "2026年8月送餐站点撤销。" in twice
    assert "自2026年8月5日起" not in twice


def test_a_term_on_buying_stands_once_and_a_permission_is_no_term() -> None:
    rule = {"auto_buyout_days": 7, "overdue_rule": "逾期超过7日视为选择买断"}
    told = complained(terms={**rule, "contacts_permission": "App申请通讯录权限"})
    assert "合同载明：逾期超过7日视为选择买断。" in told
    assert "转为买断" not in told
    assert "关于通讯录授权：App申请通讯录权限。" in told
    assert "未付租金每日0.3%。逾期超过7日的，转为买断。" in complained(
        terms={**rule, "overdue_rule": "未付租金每日0.3%"}
    )
    assert "合同载明" not in complained(terms={"contacts_permission": "App申请通讯录权限"})


def test_a_fee_among_the_payments_is_said_as_far_as_all_of_it_was_paid() -> None:
    fees = [{"name": "碎屏保障服务费", "amount": "399.00"}]
    paid = {"fees": fees, "payments": [{"on": "2026-03-02", "amount": "1298.00"}]}
    assert "已支付1笔，合计1,298元（其中碎屏保障服务费399元）" in complained(**paid)
    part = {"fees": fees, "payments": [{"on": "2026-03-02", "amount": "1000.00"}]}
    assert "已支付1笔，合计1,000元。" in complained(**part)


def test_a_note_on_rows_stands_only_before_rows() -> None:
    practice = row("practices", kind="misleading", by="platform", on="2026-03-02", words="就是分期买手机")
    told = text(story(platform(), lease(), HOME, practice), DAY, REGULATOR)
    assert "有关规定：" in told
    assert "括号内为明细表的行" not in told


def test_who_posed_as_police_is_not_told_again_as_an_official() -> None:
    police = contact("I1", "2026-10-01 10:00", acts=["impersonates_official"], words="我是市公安局的民警")
    court = contact("I2", "2026-10-02 10:00", acts=["impersonates_official"], words="我是区人民法院执行局的")
    told = text(story(platform(), police, court), DAY, POLICE)
    assert "冒充军警人员（第1行）；冒充国家机关工作人员（第2行）" in told
    alone = text(story(platform(), police), DAY, POLICE)
    assert "冒充军警人员（第1行）；冒充国家机关工作人员（第1行）" in alone
