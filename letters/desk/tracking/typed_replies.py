"""What came back as it is typed: which letter and what came of it, and the payments of another offer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from letters.desk.tracking.replies import ReplyDetails, ToldCounter, ToldManner, ToldReply
from letters.errors import UsageError
from letters.kit.typed import option_day, option_sum

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from letters.desk.tracking.filings import Tracked


def which_and_outcome(at: Tracked, which: str, outcome: str) -> tuple[str, str]:
    """Which filing is meant, and the outcome: where only one letter was sent, the outcome may be told alone."""
    filings = at.case.filings
    if which and not outcome and len(filings) == 1 and which not in ("1", filings[0].id):
        return "", which
    return which, outcome


def typed_reply(typed: Mapping[str, Any]) -> ToldReply:
    """What came back, from the options of `track reply` by their names. Raises UsageError for what is no day or sum."""
    total = option_sum(typed["total"], "--total") if typed["total"] else None
    on, due, dated = (_day(typed, name) for name in ("on", "due", "dated"))
    return ToldReply(
        typed["outcome"],
        on,
        typed["words"],
        typed["reference"],
        due,
        ReplyDetails(typed["ground"], typed["referred_to"], tuple(typed["asks_for"] or ())),
        ToldCounter(total, typed_payments(typed["payments"]), typed["settles"]),
        evidence=tuple(typed["evidence"] or ()),
        manner=ToldManner(dated, typed["said_by"], typed["account"], typed["written"], typed["rights"]),
    )


def _day(typed: Mapping[str, Any], name: str) -> date | None:
    return option_day(typed[name], f"--{name}") if typed[name] else None


def typed_payments(text: str) -> tuple[tuple[date, Decimal], ...]:
    """How much on which day: `2026-12-28:400,2027-01-28:400`. Raises UsageError for what is no day and no sum."""
    return tuple(_payment(piece) for piece in re.split(r"[,，;；、]", text) if piece.strip())


def _payment(piece: str) -> tuple[date, Decimal]:
    day, _, amount = re.sub("：", ":", piece).partition(":")
    if not amount:
        raise UsageError(f"--payments 里的 {piece.strip()} 不对", "写成 日期:金额，例如 2026-12-28:400，多期用逗号分开")
    return option_day(day.strip(), "--payments"), option_sum(amount, "--payments")
