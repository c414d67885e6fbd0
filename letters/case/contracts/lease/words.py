"""The words of a lease: what a claim from it is made of, how long a period is."""

from __future__ import annotations

from letters.case.vocabulary import Labelled


class ClaimKind(Labelled):
    """What an item of the claim is."""

    RENT_DUE = "rent_due", "已到期租金"
    RENT_FUTURE = "rent_future", "未到期租金"
    BUYOUT = "buyout", "买断款"
    LATE_FEE = "late_fee", "逾期费用或违约金"
    SERVICE_FEE = "service_fee", "服务费"
    OTHER = "other", "其他"


class PeriodUnit(Labelled):
    """The length of one rent period."""

    DAY = "day", "日"
    WEEK = "week", "周"
    MONTH = "month", "月"
