"""An offer's payments from a few answers: one on a day, or equal parts month by month."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Any

from letters.kit.frozen import frozen
from letters.kit.money import CENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.collect.interview.state import InterviewState

MOST_PARTS = 60


@frozen
class MadeOption:
    """A row of `offer.options`, and how it reads."""

    row: dict[str, Any]
    shown: str


def option(state: InterviewState) -> MadeOption | str | None:
    """The option that the answers make; None while one is missing, a text where they cannot make one."""
    kind, start, undisputed = state.get("plan.kind"), state.get("plan.start"), state.get("offer.undisputed")
    number = 1 if kind == "deferral" else state.get("plan.parts")
    if None in (kind, start, undisputed, number):
        return None
    fewest = 2 if kind == "instalments" else 1
    if not fewest <= number <= MOST_PARTS:
        return f"分期写 2 到 {MOST_PARTS} 期"
    payments = _payments(Decimal(str(undisputed)), start, number)
    row = {"kind": kind, "payments": [{"due": due, "amount": amount} for due, amount in payments]}
    return MadeOption(row, _shown(payments))


def _payments(total: Decimal, start: date, number: int) -> list[tuple[date, Decimal]]:
    """Equal parts to the cent; what does not divide is in the last."""
    part = (total / number).quantize(CENT, ROUND_DOWN)
    amounts = [part] * (number - 1) + [total - part * (number - 1)]
    return [(_months_on(start, index), amount) for index, amount in enumerate(amounts)]


def _months_on(start: date, months: int) -> date:
    """The day of that number in a later month, or the month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _shown(payments: Sequence[tuple[date, Decimal]]) -> str:
    return "；".join(f"{due.year}年{due.month}月{due.day}日付 {amount:,.2f} 元" for due, amount in payments)
