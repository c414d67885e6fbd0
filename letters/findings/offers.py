"""Ways of paying what is undisputed, from a few wishes; what is not wished for is chosen with care."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from letters.case import OptionKind
from letters.errors import LettersError, UsageError
from letters.findings.affordable import NOTHING, Verdict, check
from letters.findings.schedules import CENT, counted, equal, monthly, schedule, stepped
from letters.kit.days import ONE_DAY, months_on
from letters.kit.frozen import frozen
from letters.kit.moment import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.books import MoneyRules
    from letters.findings.budgeting import Means
    from letters.findings.owed import OwedSum
    from letters.findings.schedules import IsWorkday, Schedule


class PlanKind(StrEnum):
    """The shapes of a plan; STEPPED is an instalment plan whose parts rise."""

    DEFERRAL = "deferral"
    INSTALMENTS = "instalments"
    STEPPED = "stepped"
    SETTLEMENT = "settlement"
    RETURN = "return"

    @property
    def option(self) -> OptionKind:
        """The kind of option that the case file holds it as."""
        return OptionKind.INSTALMENTS if self is PlanKind.STEPPED else OptionKind[self.name]


LAST_DAY = 31  # of a month
AT_ONCE = frozenset({PlanKind.SETTLEMENT, PlanKind.RETURN})


@frozen
class Wish:
    """What a person wants of a plan; None is left to the planner. Sums in yuan, `day` of the month 1 to 31."""

    kind: PlanKind
    count: int | None = None
    start: date | None = None
    day: int | None = None
    amount: Decimal | None = None
    first: Decimal | None = None
    step: Decimal | None = None
    end: date | None = None


@frozen
class Footing:
    """What plans stand on: the sum to pay (None: not known), the `parts` it may consist of, the means, the due day.

    `later` is what falls due under the contract beside any plan, `deposit` what the other side holds and would have to
    give back: it is taken off once, where the device goes back.
    """

    as_of: date
    total: Decimal | None
    parts: tuple[Decimal, ...]
    means: Means
    due_day: int
    later: tuple[OwedSum, ...] = ()
    deposit: Decimal = NOTHING

    def sum_for(self, wish: Wish) -> Decimal | None:
        """What a plan pays: the sum wished for, else what is to pay, less the deposit where the device goes back."""
        if wish.amount is not None or self.total is None:
            return wish.amount
        return max(self.total - self.deposit, NOTHING) if wish.kind is PlanKind.RETURN else self.total


def propose(wish: Wish, footing: Footing, rules: MoneyRules, is_workday: IsWorkday) -> Schedule:
    """The plan that a wish makes.

    Raises UsageError where wishes contradict one another or cannot be met, LettersError where no sum is known.
    """
    total = footing.sum_for(wish)
    if total is None:
        raise LettersError(
            "不知道要安排多少钱",
            "先补合同和付款记录；核对过、愿意认的数，用 --amount 试算",
        )
    _check(wish, total, footing, rules)
    days = monthly(*_start(wish, footing, rules))
    most = sum(each <= (wish.end or date.max) for each in days)
    amounts = _amounts(wish, total, footing, rules, days[: max(most, 1)])
    window = (footing.as_of + ONE_DAY, wish.end)
    return schedule(wish.kind.option, amounts, days[: len(amounts)], is_workday, window)


def _check(wish: Wish, total: Decimal, footing: Footing, rules: MoneyRules) -> None:
    """Refuse what no plan can be made of."""
    if total <= 0:
        raise UsageError("要安排的金额是 0 元，不用做付款的方案", "愿意认的金额，用 --amount 写")
    if wish.count is not None:
        _check_count(wish.count, wish.kind, rules)
    if wish.day is not None and not 1 <= wish.day <= LAST_DAY:
        raise UsageError(f"--day 写成了 {wish.day}", "每月几号付，写 1 到 31；没有 31 号的月份按最后一天")
    if wish.start is not None:
        _check_start(wish.start, footing)
    steps = wish.first is not None or wish.step is not None
    if steps and wish.kind is not PlanKind.STEPPED:
        raise UsageError("--first-amount 和 --step 只用于 --kind 逐期增加", "各期相同的，用 --count")


def _check_count(count: int, kind: PlanKind, rules: MoneyRules) -> None:
    if not 1 <= count <= rules.most_parts:
        raise UsageError(f"--count 写成了 {count}", f"期数写 1 到 {rules.most_parts}")
    if count > 1 and kind is PlanKind.SETTLEMENT:
        raise UsageError("一次结清只有一笔付款", "分几次付的，用 --kind 分期")


def _check_start(start: date, footing: Footing) -> None:
    if start <= footing.as_of:
        raise UsageError(f"--start {start} 不晚于 {footing.as_of}", "第一期要在今天以后")
    if start.year >= LAST_YEAR:
        raise UsageError(f"--start {start} 太远了", "核对年份")


def _amounts(
    wish: Wish, total: Decimal, footing: Footing, rules: MoneyRules, days: Sequence[date]
) -> Sequence[Decimal]:
    """The parts; as many as wished for, else no more than there are `days`."""
    if wish.kind is PlanKind.STEPPED:
        return stepped(total, _stepped_count(wish, total, footing, rules, days), wish.first, wish.step)
    if wish.kind is PlanKind.INSTALMENTS:
        return equal(total, wish.count or affordable_count(total, footing, rules, days))
    own = wish.kind is PlanKind.DEFERRAL and wish.count is None and sum(footing.parts, Decimal(0)) == total
    return footing.parts if own and len(footing.parts) <= len(days) else equal(total, wish.count or 1)


def _stepped_count(wish: Wish, total: Decimal, footing: Footing, rules: MoneyRules, days: Sequence[date]) -> int:
    if wish.count is None and wish.first is not None and wish.step is not None:
        return counted(total, wish.first, wish.step, rules.most_parts)
    return wish.count or affordable_count(total, footing, rules, days)


def affordable_count(total: Decimal, footing: Footing, rules: MoneyRules, days: Sequence[date]) -> int:
    """The fewest equal parts, two at least, with which each month carries them and what falls due beside them.

    Where no number does, the fewest that a month carries alone, else the usual number; never more than there are
    `days`, nor cents.
    """
    most = min(len(days), int(total / CENT))
    counts = range(2, most + 1) if footing.means.offerable else range(0)
    for later in (footing.later, ()):
        for count in counts:
            parts = zip(days, equal(total, count), strict=False)
            if check(parts, footing.means, later).verdict is Verdict.CARRIED:
                return count
    return max(1, min(rules.parts, most))


def _start(wish: Wish, footing: Footing, rules: MoneyRules) -> tuple[date, int, int]:
    """From which day on, as many months as there may be parts, and on which day of the month.

    Unless something else is wished, the first due day that leaves time for an answer; a deferral begins later by the
    months of the rules, and a single payment by the stated end.
    """
    if wish.start is not None:
        return wish.start, rules.most_parts, wish.day or wish.start.day
    day = wish.day or footing.due_day
    start = monthly(footing.as_of + rules.days_ahead * ONE_DAY, 1, day)[0]
    if wish.kind is PlanKind.DEFERRAL:
        start = months_on(start, rules.months_put_off, day)
    if wish.kind in AT_ONCE and wish.end is not None and wish.end < start:
        return wish.end, rules.most_parts, wish.end.day
    return start, rules.most_parts, day
