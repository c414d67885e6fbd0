"""The case as a letter sees it that answers a paper: with that paper in front, and from the contract it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import about, contracts_of_party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case, Received
    from letters.catalogue import Head


UNPROVEN = "unproven_paper"  # the need of a letter that asks whose a paper is: of one that is known nobody asks


def of_papers(case: Case, head: Head) -> Iterator[Case]:
    """The case once for each paper of the kinds that the letter answers, unless its sender disowned it."""
    for paper in case.received:
        proven = UNPROVEN in head.needs and not paper.is_unproven
        if paper.kind in head.answers and not paper.is_disowned and not proven:
            yield _seen_from(case, paper)


def _seen_from(case: Case, paper: Received) -> Case:
    """That paper first; of what was sent, only what answers no other paper."""
    seen = _of_its_contract(case, paper)
    others = tuple(each for each in seen.received if each.id != paper.id)
    filings = tuple(filing for filing in seen.filings if filing.paper in (None, paper.id))
    return seen.model_copy(update={"received": (paper, *others), "filings": filings})


def _of_its_contract(case: Case, paper: Received) -> Case:
    """The case from the paper's contract; where there are several and nobody says which, without any."""
    if len(case.contracts) < 2:
        return about(case, case.contracts[0].id) if case.contracts else case
    named = paper.contract or contracts_of_party(case, paper.by)
    return about(case, named) if named else case.model_copy(update={"contracts": (), "deals": ()})
