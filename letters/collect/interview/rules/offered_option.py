"""An offer's payments from a few answers: one on a day, or equal parts month by month."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Any

from letters.kit.days import day_words, months_on
from letters.kit.frozen import frozen
from letters.kit.money import CENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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
    return [(months_on(start, index), amount) for index, amount in enumerate(amounts)]


def _shown(payments: Sequence[tuple[date, Decimal]]) -> str:
    return "；".join(f"{day_words(due)}付 {amount:,.2f} 元" for due, amount in payments)
