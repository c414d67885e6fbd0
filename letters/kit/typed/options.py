"""A day and a sum as they are typed after a command's option: one grammar for every command.

Only what means one day, or one sum, whatever day it is: an answer of the interview may be 昨天, an option may not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


def option_day(text: str, option: str = "") -> date:
    """A whole day: 2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日.

    Raises UsageError naming the option (`--on`) for a month, a time of day, or a day that no calendar has.
    """
    try:
        moment = Moment.parse(text)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.date is None or moment.clock is not None:
        raise UsageError(f"{_of(option, '日期')} {text} 不对", "写成 2026-11-23 的样子")
    return moment.date


def option_sum(text: str, option: str = "", *, below_zero: bool = False) -> Decimal:
    """Yuan to the cent, more than nothing: 1832, 1,832.00, 1832元, ¥1832; `below_zero` allows -20 and 0 as well.

    Raises UsageError naming the option (`--amount`).
    """
    from letters.kit.typed.sums import money  # a day, which any command may take, needs none of it

    plain = text.strip()
    is_less = below_zero and plain.startswith("-")
    amount = money(plain[1:] if is_less else plain).value
    if amount is None or (amount == 0 and not below_zero):
        raise UsageError(f"{_of(option, '金额')} {text} 不对", "写成 1832 或者 1832.00 的样子，单位是元，最多两位小数")
    return -amount if is_less else amount


def _of(option: str, what: str) -> str:
    return f"{option} 的{what}" if option else what
