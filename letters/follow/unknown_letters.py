"""Deadlines set by hand that no filing can have: a slip in the id would leave the computed day standing in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import Fault, shown
from letters.follow.paper_rules import paper_data
from letters.kit.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case
    from letters.follow.ladder import Ladder


def misnamed(case: Case, ladder: Ladder) -> tuple[Fault, ...]:
    """One fault for each deadline in the case's filings and papers whose id nobody knows, in file order."""
    return (*_of_papers(case), *_of_filings(case, ladder))


def _of_papers(case: Case) -> Iterator[Fault]:
    """What is said to be done of papers that came, and is no term of theirs: it would be reminded of for ever."""
    if not any(paper.met for paper in case.received):
        return
    known = [rule.id for rule in paper_data().term]
    for number, paper in enumerate(case.received):
        for place, met in enumerate(paper.met):
            if met.term not in known:
                where = ("received", number, "met", place, "term")
                yield Fault(where, f"没有编号为 {shown(met.term)} 的期限", nearest(met.term, known))


def _of_filings(case: Case, ladder: Ladder) -> tuple[Fault, ...]:
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
