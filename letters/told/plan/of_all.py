"""How `plan` tells of several contracts at once: one income, what all plans ask of it, what would be fair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.told.plan.rows import note, row
from letters.told.plan.ways import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.findings import Check, Means, Together


def together_lines(seen: Together | None) -> Iterator[str]:
    """Each contract with what is to be paid, the month in which all plans ask for the most, a fair part for each."""
    if seen is None:
        return
    for deal in seen.deals:
        plan = f"方案分 {len(deal.payments)} 次付" if deal.payments else "还没有方案"
        yield row(deal.name, deal.total, plan)
    if seen.check:
        yield from _months(seen.check, seen.means)
    if left := seen.without_plan:
        yield from note(f"还没有方案的没有算进每月要付的：{'、'.join(left)}。")
    yield from _fair(seen)


def _months(check: Check, means: Means) -> Iterator[str]:
    most = max(check.months, key=lambda month: month.both)
    yield row(f"最多的一个月（{most.first.year}年{most.first.month}月）", most.both, "几份加在一起")
    yield row("可以拿来还款的", means.offerable)
    yield from note(f"几份一起：{verdict(check)}")


def _fair(seen: Together) -> Iterator[str]:
    if not seen.shares:
        return
    yield row("按各家的欠款分，每月一共", seen.means.pool, f"收入减支出以后的 {seen.means.share}%")
    for each in seen.shares:
        yield row(f"  {each.creditor}", each.monthly, f"按 {each.owed:,} 元算")


def together_json(seen: Together) -> dict[str, Any]:
    """All contracts at once, for programs."""
    return {
        "contracts": [
            {
                "name": deal.name,
                "total": deal.total,
                "payments": [{"due": due, "amount": amount} for due, amount in deal.payments],
            }
            for deal in seen.deals
        ],
        "verdict": seen.check.verdict if seen.check else None,
        "months": [
            {"month": month.first, "asked": month.both, "lacks": month.lacks, "verdict": month.verdict}
            for month in (seen.check.months if seen.check else ())
        ],
        "shares": [{"creditor": each.creditor, "owed": each.owed, "monthly": each.monthly} for each in seen.shares],
    }
