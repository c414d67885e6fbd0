"""Which evidence belongs to a letter: what proves the parts it tells, and what proves the contract as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.catalogue.head import EVIDENCE

if TYPE_CHECKING:
    from letters.case.events import Evidence
    from letters.case.model import Case
    from letters.catalogue.head import Head


def proofs(case: Case, head: Head) -> tuple[Evidence, ...]:
    """The evidence of a letter, in the case's order.

    What no part of the case names (the contract, a list of payments) is general, and belongs to every letter.
    """
    named = {part: _named(case, part) for part in EVIDENCE}
    general = {item.id for item in case.evidence}.difference(*named.values())
    wanted = general.union(*(named[part] for part in head.evidence or EVIDENCE))
    return tuple(item for item in case.evidence if item.id in wanted)


def _named(case: Case, part: str) -> set[str]:
    """The ids of evidence that one part of the case names."""
    if part == "hardship":
        return set(case.hardship.evidence) if case.hardship else set()
    if part == "payments":
        return {key for payment in case.contract.payments for key in payment.evidence} if case.contract else set()
    if part == "filings":
        return {key for filing in case.filings for reply in filing.replies for key in reply.evidence}
    return {key for row in getattr(case, part) for key in row.evidence}
