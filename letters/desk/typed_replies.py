"""What came back as it is typed: which letter and what came of it, and the payments of another offer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.typed import option_day, option_sum

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from letters.desk.filings import Tracked


def which_and_outcome(at: Tracked, which: str, outcome: str) -> tuple[str, str]:
    """Which filing is meant, and the outcome: where only one letter was sent, the outcome may be told alone."""
    filings = at.case.filings
    if which and not outcome and len(filings) == 1 and which not in ("1", filings[0].id):
        return "", which
    return which, outcome


def typed_payments(text: str) -> tuple[tuple[date, Decimal], ...]:
    """How much on which day: `2026-12-28:400,2027-01-28:400`. Raises UsageError for what is no day and no sum."""
    return tuple(_payment(piece) for piece in re.split(r"[,，;；、]", text) if piece.strip())


def typed_item(text: str) -> tuple[str, Decimal | None]:
    """One demand of a paper with its sum: 违约金:600; without a sum where none is named. Raises UsageError."""
    name, parted, amount = text.replace("：", ":").rpartition(":")
    if not parted:
        name, amount = amount, ""
    if not name.strip():
        raise UsageError(f"--item 里的 {text.strip()} 不对", "写成 项目:金额，例如 违约金:600；没有写金额的只写项目")
    return name.strip(), option_sum(amount, "--item") if amount.strip() else None


def _payment(piece: str) -> tuple[date, Decimal]:
    day, _, amount = re.sub("：", ":", piece).partition(":")
    if not amount:
        raise UsageError(f"--payments 里的 {piece.strip()} 不对", "写成 日期:金额，例如 2026-12-28:400，多期用逗号分开")
    return option_day(day.strip(), "--payments"), option_sum(amount, "--payments")
