"""Rows of payments: exact to the cent, on days that exist, off rest days, never after a stated end.

Each builder gives the amounts or the days; `schedule` joins them and makes sure that nothing is zero, negative, out of
order or late. All raise UsageError where the wishes cannot be met together, saying which.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.days import ONE_DAY, months_on
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.case import OptionKind

CENT = Decimal("0.01")

# Whether people work on a day, and whether that is certain: `letters.findings.calendar.is_workday`.
IsWorkday = Callable[[date], tuple[bool, bool]]


@frozen
class Payment:
    """One payment of a schedule in yuan. `wished` is the day before rest days were stepped over."""

    due: date
    amount: Decimal
    wished: date
    certain: bool = True

    @property
    def is_moved(self) -> bool:
        """Whether the wished day is a rest day."""
        return self.due != self.wished


@frozen
class Schedule:
    """Payments in order of time."""

    kind: OptionKind
    payments: tuple[Payment, ...]

    @property
    def total(self) -> Decimal:
        """What they sum to, in yuan."""
        return sum((payment.amount for payment in self.payments), Decimal("0.00"))


def equal(total: Decimal, count: int) -> list[Decimal]:
    """Equal parts; the cents that do not divide are in the last, which is never the smallest."""
    part = (total / count).quantize(CENT, ROUND_DOWN)
    return [part] * (count - 1) + [total - part * (count - 1)]


def stepped(total: Decimal, count: int, first: Decimal | None = None, step: Decimal | None = None) -> list[Decimal]:
    """Parts that rise by the same step; what does not divide is in the last.

    Without a step it is what makes them sum up; without a first part either, the last is about twice the first.
    A step below zero falls. Raises UsageError where the last part would not be above zero.
    """
    if count < 2:
        return [total]
    if first is None:
        first = (total * 2 / (3 * count)).quantize(CENT, ROUND_DOWN) if step is None else _first(total, count, step)
    if step is None:
        step = ((total - first * count) * 2 / (count * (count - 1))).quantize(CENT, ROUND_DOWN)
    parts = [first + step * number for number in range(count - 1)]
    parts.append(total - sum(parts))
    if min(parts) <= 0:
        raise UsageError(
            f"首期 {first:,} 元、每期加 {step:,} 元，{count} 期凑不成 {total:,} 元：有一期会是零或者负数",
            "减少期数，或者把首期、每期增加的金额改小",
        )
    return parts


def _first(total: Decimal, count: int, step: Decimal) -> Decimal:
    return ((total - step * count * (count - 1) / 2) / count).quantize(CENT, ROUND_DOWN)


def counted(total: Decimal, first: Decimal, step: Decimal, most: int) -> int:
    """How many rising parts it takes to reach a total. Raises UsageError where `most` do not reach it."""
    reached, count = Decimal(0), 0
    while reached < total and count < most:
        reached += max(first + step * count, Decimal(0))
        count += 1
    if reached < total:
        raise UsageError(f"首期 {first:,} 元、每期加 {step:,} 元，{most} 期也付不完 {total:,} 元", "把金额改大一些")
    return count


def monthly(start: date, count: int, day: int | None = None) -> list[date]:
    """Days a month apart, the first not before `start`; each the wished day of its month, at most its last day."""
    wished = day or start.day
    late = months_on(start, 0, wished) < start
    return [months_on(start, number + late, wished) for number in range(count)]


def schedule(
    kind: OptionKind,
    amounts: Sequence[Decimal],
    days: Sequence[date],
    is_workday: IsWorkday,
    window: tuple[date, date | None],
) -> Schedule:
    """Amounts on days moved off rest days: to the next working day, or back where that is another month or too late.

    `window` is the first day on which anything may be paid, and the last, None where none is stated. Raises
    UsageError for an amount that is not above zero, and for days that do not fit into the window.
    """
    end = window[1]
    if min(amounts) <= 0:
        raise UsageError(f"分成 {len(amounts)} 期，有一期不到一分钱", "减少期数")
    if end is not None and days[-1] > end:
        raise UsageError(
            f"{len(days)} 期要到 {days[-1]} 才付完，晚于最后期限 {end}", "减少期数、提早开始，或者改 --end"
        )
    made = Schedule(kind, tuple(_payment(*each, is_workday, window) for each in zip(days, amounts, strict=True)))
    _check(made, window)
    return made


def _check(made: Schedule, window: tuple[date, date | None]) -> None:
    """Moving days has crowded none of them: each after the one before, all within the window."""
    first, end = window
    for payment in made.payments:
        if payment.due < first or (end is not None and payment.due > end):
            raise UsageError(f"{payment.wished} 前后避开休息日以后，没有能付款的日子", "改 --start 或者 --end")
    for before, after in pairwise(made.payments):
        if after.due <= before.due:
            crowded = f"避开休息日以后，{before.wished} 和 {after.wished} 两期挤到了一起"
            raise UsageError(crowded, "提早开始，或者改 --end")


def _payment(day: date, amount: Decimal, is_workday: IsWorkday, window: tuple[date, date | None]) -> Payment:
    """One payment off rest days, within its month where that can be: two must not fall upon one month's income."""
    first, end = window[0], window[1] or date.max
    after, before = _workday(day, ONE_DAY, is_workday), _workday(day, -ONE_DAY, is_workday)
    back = (after[0].month != day.month or after[0] > end) and before[0] >= first
    due, certain = before if back else after
    return Payment(due, amount, day, certain)


def _workday(day: date, step: timedelta, is_workday: IsWorkday) -> tuple[date, bool]:
    """The first working day from a day on, in steps; certain where every day looked at is."""
    works, certain = is_workday(day)
    while not works:
        day += step
        works, sure = is_workday(day)
        certain = certain and sure
    return day, certain
