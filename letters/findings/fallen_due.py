"""What the other side counted as still ahead on the day of its claim, and what of it has fallen due since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings.owed import still_open
from letters.findings.rooms import held_by

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case, Claim, ClaimItem, Labelled
    from letters.findings.owed import OwedSum


def matured(case: Case, on: date) -> tuple[OwedSum, ...]:
    """The sums that a claim calls ahead and whose day has come by then, oldest first, paid since or not.

    Nothing where the case does not tell the days, where the claim calls no single item ahead, or where that item comes
    to something else than what was ahead on the claim's own day: then nobody can say which sums it means.
    """
    held = held_by(case)
    claim = held.known.claim if held else None
    if held is None or claim is None:
        return ()
    then = held.room.owed(held.contract, claim.as_of)
    called, ahead = items_of(claim, held.kind.ahead), then.ahead(claim.as_of)
    if len(called) != 1 or not then.dates_known or called[0].amount != still_open(ahead):
        return ()
    return tuple(each for each in ahead if each.due <= on)


def items_of(claim: Claim, kind: Labelled) -> list[ClaimItem]:
    """The items of a claim that are of one kind."""
    return [item for item in claim.items if item.kind is kind]
