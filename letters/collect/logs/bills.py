"""A row of a payment bill becomes a Payment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.collect.logs import dialects, log_dates, values
from letters.collect.logs.rows import Payment, UnclearError

if TYPE_CHECKING:
    from decimal import Decimal

    from letters.collect.logs.columns import Columns
    from letters.collect.logs.log_dates import Calendar
    from letters.kit.tables.rows import Line

_FLOWS = {"支出": "out", "收入": "in"}
_RETURNED = re.compile(r"(.+?)[(（]?[¥￥]?(\d[\d.,]*)?[)）]?")


def payment(line: Line, columns: Columns, calendar: Calendar) -> Payment:
    """The row as a payment. Raises UnclearError."""
    text = {role: values.text_of(columns.first(role, line.cells)) for role in _ROLES}
    at, _ = log_dates.read_time(columns.first("time", line.cells), calendar)
    amount = values.amount_of(columns.first("amount", line.cells))
    state, returned = _state(text["status"], text["trade"], text["flow"])
    return Payment(
        line.spot,
        at,
        amount,
        flow=_FLOWS.get(text["flow"], ""),
        state=state,
        status=text["status"],
        party=text["party"],
        what=text["what"],
        order=text["order"],
        shop_order=text["shop_order"],
        channel=columns.dialect.payments,
        returned=returned,
    )


_ROLES = ("status", "trade", "flow", "party", "what", "order", "shop_order")


def _state(status: str, trade: str, flow: str) -> tuple[str, Decimal | None]:
    """What the status says, and of a payment that partly came back, how much; None for all of it."""
    match = _RETURNED.fullmatch(status)
    word, given = (match[1].strip("(（¥￥ "), match[2]) if match else (status, None)
    states = dialects.payment_states()
    state = states.get(status) or states.get(word, "")
    if flow != "支出" and (state == "refunded" or (state and trade.endswith("退款"))):
        return "refund", None
    if state != "refunded":
        return state, None
    return state, _returned(status, given)


def _returned(status: str, given: str | None) -> Decimal | None:
    """How much came back, None for all of it. Raises UnclearError where the status does not say."""
    if given:
        return values.amount_of(given)
    if status != "已全额退款":
        raise UnclearError(f"状态“{status}”没有写退了多少")
    return None
