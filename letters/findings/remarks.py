"""Where the sums of a case contradict one another, or cannot be told: said, and nothing is chosen in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings.fallen_due import items_of
from letters.findings.owed import NOTHING, DueBasis, still_open
from letters.findings.positions import is_accepted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from letters.books import ContractRules, Remark
    from letters.case import Claim, ClaimItem, Labelled
    from letters.findings.due_values import Dues
    from letters.findings.owed import Owed
    from letters.findings.positions import Positions
    from letters.findings.rooms import Held


def remarks_of(held: Held, owed: Owed, dues: Dues, positions: Positions, rules: ContractRules) -> Iterator[Remark]:
    """What does not fit together, in the order in which a person would mend it."""
    for each in positions.withheld:
        yield rules.remark(each.remark, **dict(each.sums))
    if dues.late:
        days = f"{dues.late[0].due}至{dues.late[-1].due}" if len(dues.late) > 1 else f"{dues.late[0].due}"
        yield rules.remark("out_of_time", days=days, count=len(dues.late), gone=still_open(dues.late))
    if owed.basis is DueBasis.SIGNED:
        yield rules.remark("days_supposed")
    if owed.basis is DueBasis.UNKNOWN and owed.fell_due:
        yield rules.remark("days_unknown", day=owed.fell_due)
    if owed.over:
        yield rules.remark("overpaid", over=owed.over)
    claim = held.known.claim
    if claim:
        yield from _of_claim(held, claim, dues, rules)


def _of_claim(held: Held, claim: Claim, dues: Dues, rules: ContractRules) -> Iterator[Remark]:
    if not claim.items:
        yield rules.remark("claim_unitemised", claimed=claim.amount)
    if dues.due is not None and dues.has_payments:
        yield from _against_claim(held, claim, rules)
    yield from _unmarked(held, claim, dues, rules)


def _against_claim(held: Held, claim: Claim, rules: ContractRules) -> Iterator[Remark]:
    """What the claim calls due and not yet due, against what was so on its own day."""
    then = held.room.owed(held.contract, claim.as_of)
    due = items_of(claim, held.kind.due)
    if due:
        yield from _gap("claim_differs", _claimed(due), still_open(then.due(claim.as_of)), claim.as_of, rules)
        if all(item.disputed for item in due):
            yield rules.remark("due_disputed")
    if ahead := items_of(claim, held.kind.ahead):
        yield from _gap("future_differs", _claimed(ahead), still_open(then.ahead(claim.as_of)), claim.as_of, rules)


def _claimed(items: Iterable[ClaimItem]) -> Decimal:
    return sum((item.amount for item in items), NOTHING)


def _gap(name: str, claimed: Decimal, computed: Decimal, day: date, rules: ContractRules) -> Iterator[Remark]:
    if claimed != computed:
        yield rules.remark(name, claimed=claimed, computed=computed, gap=abs(claimed - computed), day=day)


def _unmarked(held: Held, claim: Claim, dues: Dues, rules: ContractRules) -> Iterator[Remark]:
    """Items that can be contested, and of which the person has not said how they stand to them."""
    for item in claim.items:
        unsaid = not item.disputed and not is_accepted(item)
        if item.amount and unsaid and not rules.claim(kind_now(item.kind, held, dues), disputed=False).owed:
            yield rules.remark("contested_not_marked", name=item.name)


def kind_now(kind: Labelled, held: Held, dues: Dues) -> Labelled:
    """What an item is by now: what the claim called still ahead has fallen due where nothing is ahead any more."""
    return held.kind.due if kind is held.kind.ahead and dues.sums and not dues.later else kind
