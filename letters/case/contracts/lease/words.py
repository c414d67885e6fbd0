"""The words of a lease: what a claim from it is made of, how long a period is."""

from __future__ import annotations

from letters.case.labelled import Labelled


class ClaimKind(Labelled):
    """What an item of the claim is."""

    RENT_DUE = "rent_due", "已到期租金"
    RENT_FUTURE = "rent_future", "未到期租金"
    BUYOUT = "buyout", "买断款"
    LATE_FEE = "late_fee", "逾期费用或违约金"
    SERVICE_FEE = "service_fee", "服务费"
    OTHER = "other", "其他"


class Payer(Labelled):
    """Who made a payment."""

    SELF = "self", "本人"
    RELATIVE = "relative", "亲友代付"
    AGENT = "agent", "中介代垫"
    OTHER = "other", "别人"


class Purpose(Labelled):
    """What a payment was made for."""

    RENT = "rent", "租金"
    DEPOSIT = "deposit", "押金"
    INSURANCE = "insurance", "保险、碎屏服务"
    FEE = "fee", "其他费用"


class PeriodUnit(Labelled):
    """The length of one rent period."""

    DAY = "day", "日"
    WEEK = "week", "周"
    MONTH = "month", "月"


ADVANCED = ("中介", "代垫", "垫付")
"""What stands in the way of paying where somebody who arranged the deal advanced the money."""

WORDS = {
    "platform": "租赁平台",
    "lessee": "租机的人（合同是本人签的）",
    "lessor": "出租方",
    "return": "退还设备",
    "example_business": "某某租赁有限公司",
    "example_brand": "某某租",
    "example_document": "租赁合同复印件",
    "example_evidence": "租赁服务协议",
    "example_proof": "证明租赁关系和租金约定",
    "example_undisputed": "2026年7月至10月租金，共4期",
    "example_column": "租赁合同1.每期租金",
    "example_key": "contracts.1.rent",
}
"""What forms, messages and examples call things by, as `letters.case.contracts.word` asks for them."""
