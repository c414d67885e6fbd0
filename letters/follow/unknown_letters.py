"""Deadlines set by hand that no filing can have: a slip in the id would leave the computed day standing in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import Fault, shown
from letters.kit.nearest import nearest

if TYPE_CHECKING:
    from letters.case import Case
    from letters.follow.ladder import Ladder


def misnamed(case: Case, ladder: Ladder) -> tuple[Fault, ...]:
    """One fault for each deadline in the case's filings whose id the ladder does not know, in file order."""
    return tuple(
        Fault(
            ("filings", number, "deadlines", place, "deadline"),
            f"没有编号为 {shown(postponed.deadline)} 的期限",
            nearest(postponed.deadline, ladder.rules),
        )
        for number, filing in enumerate(case.filings)
        for place, postponed in enumerate(filing.deadlines)
        if postponed.deadline not in ladder.rules
    )
