"""How `plan` tells of a lease: the room that `letters.told.plan.pages.Pages` describes.

Totals and premium first, a rate for reference only where cash was handed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings import CashReading, ComparisonLine, NoRate, UnknownLine
from letters.kit.days import day_words
from letters.told.plan.rows import note, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.findings import LeaseCost, RateEstimate

COST = "租赁成本"
DUE = "推算已到期没有付的租金"
DUE_IN_ALL = "到期的租金，付过的没有减去"
AHEAD = "推算还没有到期的租金"
RETURN = "退还设备，付清到期租金"
GIVE_BACK = "退还设备"

_NO_RATE = {
    NoRate.NOTHING_RECEIVED: "收到的现金当天就付出去了，没有剩下，算不出利率",
    NoRate.NO_PAYMENTS: "没有各期付款，算不出利率",
    NoRate.ONE_PAYMENT: "只有一笔付款，折成年利率会误导人，不算；看上面的总额就够了",
    NoRate.SAME_DAY: "收和付在同一天，没有利率可言",
    NoRate.NO_COST: "付出的合计没有超过收到的，没有利率可言",
    NoRate.ABSURD: "算出来的年利率大得没有意义，或者算不出来，不写；看上面的总额就够了",
}
_READ: dict[str, str] = {
    CashReading.BEFORE: "写的现金按扣以前的数算：拿到现金时扣下或付出的，从里面减去，只算一次。",
    CashReading.IN_HAND: "写的现金按到手的数算：拿到现金时扣下或付出的，里面已经减去，不再算一次。",
}
_OTHER: dict[str, str] = {CashReading.BEFORE: "到手的数", CashReading.IN_HAND: "扣以前的数"}


def cost_lines(cost: LeaseCost) -> Iterator[str]:
    """Totals, premium, what is paid; then the reference rate with its flows."""
    yield from _whole(cost)
    yield from _above(cost)
    yield from _left(cost)
    if cost.rate is not None and cost.received is not None:
        yield from _rate(cost, cost.rate)


def _left(cost: LeaseCost) -> Iterator[str]:
    """What was paid and what is left of the whole, where it was told at all."""
    if not cost.payments_told:
        yield row("已经付的", None, "没有写付款记录，还差多少不算")
        return
    yield row("已经付的", cost.paid)
    yield row("付完并买断还差" if cost.buyout is not None else "付完租金和费用还差", cost.outstanding)
    yield from note("还差的不等于您欠的：没有到期的租金和买断款不一定要付。")


def _whole(cost: LeaseCost) -> Iterator[str]:
    """What the whole lease comes to, and what of."""
    yield row("全部租金", cost.rents)
    if cost.fees:
        yield row("其他费用", cost.fees)
    yield row("买断价", cost.buyout, "" if cost.buyout is not None else "没有写，没有算进去")
    whole = "付完全部并买断" if cost.buyout is not None else "付完全部租金和费用"
    yield row(f"{whole}，合计", cost.total, "押金不算在内" if cost.deposit else "")


def _above(cost: LeaseCost) -> Iterator[str]:
    """The price elsewhere, and how far the lease is above it."""
    yield row("同期官方售价", cost.official_price, "" if cost.official_price is not None else "没有写，算不出高多少")
    if cost.premium is not None:
        above = "高出" if cost.premium >= 0 else "低于售价"
        yield row(above, abs(cost.premium), f"{abs(cost.premium_percent or 0)}%")


def _rate(cost: LeaseCost, rate: RateEstimate) -> Iterator[str]:
    yield "  参考测算：若按借贷性质折算（不是认定；是不是借贷由法院判断）"
    if rate.reason is not None:
        yield from note(_NO_RATE[rate.reason])
        yield from _reading(cost)
        return
    yield f"    名义年利率（每期利率×一年的期数）　　{rate.nominal_percent}%"
    yield f"    有效年利率，按期复利　　　　　　　　　{rate.effective_percent}%"
    yield f"    有效年利率，按日历天数　　　　　　　　{rate.dated_percent}%"
    for flow in cost.flows:
        yield f"    {flow.on}  {flow.amount:>+14,} 元  {flow.what}"
    yield from _reading(cost)
    if not cost.dates_known:
        yield from note("首期哪天付没有写，按签约后一期才付算，算出来的偏低。")
    yield from note("没有算买断款和押金；算进去只会更高。")
    yield from _line(cost.line)


def _reading(cost: LeaseCost) -> Iterator[str]:
    """How the cash was read beside what went up front, and the question where the case does not say."""
    if cost.reading is None:
        return
    yield from note(_READ[cost.reading])
    other = cost.other_rate
    if other is None:
        return
    if other.reason is None:
        told = f"名义年利率 {other.nominal_percent}%，有效年利率 {other.effective_percent}%"
    else:
        told = _NO_RATE[other.reason]
    yield from note(f"如果写的是{_OTHER[cost.reading]}：{told}。")
    yield from note(
        "到底是哪一种，案件里没有写：请看转账记录，写明是到手的，还是扣以前的；写清楚以前，文书里不写这项测算。"
    )


def _line(line: ComparisonLine | UnknownLine | None) -> Iterator[str]:
    if isinstance(line, ComparisonLine):
        yield from note(
            f"对照：签约时一年期 LPR {line.percent}%（{day_words(line.published_on)}起），四倍 {line.four_times}%。"
            "只有法院认定是借贷，这条线才用得上。"
        )
    elif line is None:
        yield from note("出租方是持牌机构，不拿 LPR 四倍来比。")
    elif line.until is None:
        yield from note("签约的日子早于 LPR 四倍的规则，没有可比的线。")
    else:
        yield from note(f"签约当月的 LPR 不知道：核对过的数据只到{day_words(line.until)}，请自己查当月公布的数。")
