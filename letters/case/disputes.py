"""One disputed item in its two places: an item of the other side's claim, and what the offer says of it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.case.contracts import ClaimItem
    from letters.case.model import Case
    from letters.case.wishes import DisputedItem

ALIKE = 0.6  # how alike two names are that may mean one item


def claim_items(case: Case) -> tuple[ClaimItem, ...]:
    """The items of the other side's claim; nothing without a contract or a claim."""
    contract = case.contract
    return contract.claim.items if contract and contract.claim else ()


def pairs(case: Case) -> Iterator[tuple[DisputedItem, ClaimItem | None]]:
    """Each item that the offer disputes with the item of the claim that it is about; None where there is none.

    One is found by its name, else by its name without what stands in brackets at the end (保险 for 保险（1期）), else
    by the name of its kind (买断款), each where one item alone is meant.
    """
    items = claim_items(case)
    for disputed in case.offer.disputed if case.offer else ():
        yield disputed, _meant(disputed.item, items)


def likely(disputed: DisputedItem, items: Sequence[ClaimItem]) -> ClaimItem | None:
    """The item that an item without a partner probably means: of the same sum, else of a name much alike."""
    for item in items:
        if disputed.amount is not None and item.amount == disputed.amount:
            return item
    for item in items:
        if SequenceMatcher(None, _bare(item.name), _bare(disputed.item)).ratio() >= ALIKE:
            return item
    return None


def _meant(name: str, items: Sequence[ClaimItem]) -> ClaimItem | None:
    wanted = _bare(name)
    for called in (_bare, _short):
        same = [item for item in items if called(item.name) == called(name)]
        if len(same) == 1:
            return same[0]
    of_kind = [item for item in items if item.kind.label == wanted]
    return of_kind[0] if len(of_kind) == 1 else None


def _short(name: str) -> str:
    """A name without what stands in brackets at its end."""
    return re.sub(r"（[^（）]*）$", "", _bare(name))


def _bare(name: str) -> str:
    """A name without white space, its brackets of one width."""
    return "".join(name.split()).replace("(", "（").replace(")", "）")
