"""Ways of paying as lines: each payment on its day, and whether the budget carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings import ENDS, Origin, PlanKind, Verdict, still_open
from letters.told.plan.pages import or_give_back, return_words
from letters.told.plan.rows import folded, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case
    from letters.findings import Check, Outlook, Payment, Way

_NAMES = {
    PlanKind.DEFERRAL: "延期",
    PlanKind.INSTALMENTS: "分期，每期一样",
    PlanKind.STEPPED: "分期，逐期增加",
    PlanKind.SETTLEMENT: "一次结清",
}
WAY_WORDS = {
    PlanKind.DEFERRAL: "延期",
    PlanKind.INSTALMENTS: "分期",
    PlanKind.STEPPED: "逐期增加",
    PlanKind.SETTLEMENT: "一次结清",
    PlanKind.RETURN: "退还",
}
"""How a way of paying is typed after --kind."""
MARGIN = "     "
WEEKDAYS = "一二三四五六日"
_SHOWN = 3  # months named in a sentence


def way_name(kind: PlanKind, case: Case | None = None) -> str:
    """How a way of paying is called; giving back has the words of the contract's kind."""
    return _NAMES.get(kind) or return_words(case)


def way_lines(case: Case, seen: Outlook) -> Iterator[str]:
    """Every way, numbered."""
    for number, way in enumerate(seen.ways, 1):
        name = way_name(way.kind, case)
        if not way.payments:
            yield f"  {number}. {name}：没有要另外付的，结算时再对（{_origin(way)}）"
            continue
        yield f"  {number}. {name}，共 {len(way.payments)} 次，合计 {way.total:,} 元（{_origin(way)}）"
        yield from _netted(seen, way)
        yield from (f"{MARGIN}{line}" for line in map(_payment, way.payments))
        yield from folded(verdict(way.check), MARGIN)
        yield from (f"{MARGIN}{line}" for line in _beside(way.check))
        for line in _heeds(way):
            yield from folded(line, MARGIN, "· ")
    if seen.ways:
        yield from _afterword(case, seen)
    elif seen.total == 0:
        yield "  要安排的金额是 0 元，没有要安排的付款。"


def _netted(seen: Outlook, way: Way) -> Iterator[str]:
    """The deposit that a way by which the device goes back has taken off, told once."""
    deposit = seen.dues.deposit if seen.dues else None
    if way.kind is PlanKind.RETURN and deposit and seen.total is not None and way.total == seen.total - deposit:
        yield f"{MARGIN}要付的 {seen.total:,} 元，减去押金 {deposit:,} 元"


def _beside(check: Check) -> Iterator[str]:
    """The month that asks for the most: plan, what runs on beside it, and both."""
    month = check.fullest
    if month is not None:
        yield f"最多的一个月 {month.first.year}年{month.first.month}月：方案 {month.due:,} 元"
        yield f"　　　　　　　　＋没有到期的 {month.beside:,} 元"
        yield f"　　　　　　　　＝一共 {month.both:,} 元"


def _afterword(case: Case, seen: Outlook) -> Iterator[str]:
    """What holds for several ways, once: where the money is to come from, days that are not certain yet."""
    if any(way.check.verdict is Verdict.SHORT for way in seen.ways):
        yield from note(_about_source(case))
    yield from _about_later(case, seen)
    unsure = sorted({payment.due.year for way in seen.ways for payment in way.payments if not payment.certain})
    if unsure:
        yield from note(f"{'、'.join(map(str, unsure))} 年的放假安排还没有公布，是不是休息日是暂定的。")


def _about_source(case: Case) -> str:
    source = case.offer.source if case.offer else None
    told = f"款项来源写的是“{source}”：到期前这笔钱要真的到手。" if source else "没有写款项来源。"
    return f"付不起的方案：{told}没有把握就不要答应，改成延期、少付或者多分几期。"


def _about_later(case: Case, seen: Outlook) -> Iterator[str]:
    """What falls due later and no way of paying covers, unless something is given back."""
    if seen.dues is None or (case.offer and case.offer.return_device) or all(way.kind in ENDS for way in seen.ways):
        return
    later = seen.dues.later
    if later:
        rest = still_open(later)
        told = f"还有 {len(later)} 期共 {rest:,} 元没有到期，下一期 {later[0].due}：上面看付不付得起，已经算在一起"
        yield from note(f"{told}；付不起的一并提出来，谈延期{or_give_back(case)}。")


def _origin(way: Way) -> str:
    return "案件里写好的" if way.origin is Origin.CASE else f"建议的，--kind {WAY_WORDS[way.kind]}"


def _payment(payment: Payment) -> str:
    moved = f"　原为 {payment.wished} 周{WEEKDAYS[payment.wished.weekday()]}，避开休息日" if payment.is_moved else ""
    return f"{payment.due} 周{WEEKDAYS[payment.due.weekday()]} {payment.amount:>12,} 元{moved}"


def verdict(check: Check) -> str:
    """Whether the budget carries it, in one sentence."""
    if check.verdict is Verdict.UNKNOWN:
        return "? 收支没有写全，看不出付不付得起。"
    if check.verdict is Verdict.CARRIED:
        return "✓ 每个月都付得起。"
    if check.verdict is Verdict.TIGHT:
        return "! 付得起，但有的月份超过了可以拿来还款的数，剩不下什么：想清楚再答应。"
    months = "、".join(f"{each.first.year}年{each.first.month}月差 {each.lacks:,} 元" for each in check.short[:_SHOWN])
    more = f"等 {len(check.short)} 个月" if len(check.short) > _SHOWN else ""
    return f"✗ 按现在的收支付不起：{months}{more}。"


def _heeds(way: Way) -> Iterator[str]:
    """What to know before agreeing to it."""
    if way.rest_days:
        yield f"{'、'.join(map(str, way.rest_days))} 是休息日：扣款、转账可能顺延，最好改到前后的工作日。"
