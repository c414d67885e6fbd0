"""How the person stands to each sum that is claimed: accepted, disputed, or not known. The one place that says so."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from letters.case import claim_items, pairs
from letters.findings.owed import NOTHING, DueBasis, still_open
from letters.findings.rooms import held_by
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from letters.case import Case, ClaimItem, DisputedItem, Labelled
    from letters.findings.owed import OwedSum
    from letters.findings.rooms import Held


class Stance(StrEnum):
    """What the person says of a sum; what they do not say is not known."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@frozen
class ItemPosition:
    """One item in yuan. `kind` is None for what the offer alone names, `amount` where no sum is given.

    `why` is the reason beside the claim; `called`, `reason` and `ask` are what the offer says of the same item, "" for
    nothing.
    """

    name: str
    kind: Labelled | None
    amount: Decimal | None
    stance: Stance
    why: str = ""
    called: str = ""
    reason: str = ""
    ask: str = ""


@frozen
class SumPosition:
    """One sum that has fallen due and is not wholly paid; `why` it is disputed, "" where it is not."""

    owed: OwedSum
    stance: Stance
    why: str = ""


@frozen
class Positions:
    """How the person stands to every sum as of a day; what is asked for first is worked out first."""

    case: Case
    as_of: date

    @cached_property
    def items(self) -> tuple[ItemPosition, ...]:
        """Every item of the claim in its order, then what the offer alone disputes."""
        return item_positions(self.case)

    @property
    def disputed(self) -> tuple[ItemPosition, ...]:
        """The items that are not accepted."""
        return tuple(item for item in self.items if item.stance is Stance.DISPUTED)

    @cached_property
    def sums(self) -> tuple[SumPosition, ...]:
        """The due sums, oldest first; nothing where the days on which they fall due cannot be told."""
        held = self._held
        return tuple(_sums(held, self._due, self.undisputed)) if held and self._due else ()

    @cached_property
    def undisputed(self) -> Decimal | None:
        """What has fallen due and the person accepts, in yuan; None where nobody can tell."""
        held = self._held
        if held is None:
            return None
        return _undisputed(held, None if self._due is None else still_open(self._due))

    @cached_property
    def _held(self) -> Held | None:
        return held_by(self.case)

    @cached_property
    def _due(self) -> tuple[OwedSum, ...] | None:
        held = self._held
        if held is None:
            return None
        owed = held.room.owed(held.contract, self.as_of)
        return None if owed.basis is DueBasis.UNKNOWN else owed.due(self.as_of)


def positions_of(case: Case, as_of: date) -> Positions:
    """How the person stands to every sum as of a day."""
    return Positions(case, as_of)


def item_positions(case: Case) -> tuple[ItemPosition, ...]:
    """How the person stands to each item, whatever the day."""
    offered = list(pairs(case))
    claimed = tuple(_claimed(case, item, offered) for item in claim_items(case))
    alone = tuple(_offered(disputed) for disputed, item in offered if item is None)
    return claimed + alone


def in_order_of_offer(case: Case, positions: Positions) -> tuple[ItemPosition, ...]:
    """What is disputed, as an offer tells it: what the offer itself names first, in its order."""
    order = [disputed.item for disputed in case.offer.disputed] if case.offer else []
    told = [item for item in positions.disputed if item.called]
    told.sort(key=lambda item: order.index(item.called))
    return (*told, *(item for item in positions.disputed if not item.called))


def _claimed(case: Case, item: ClaimItem, offered: Iterable[tuple[DisputedItem, ClaimItem | None]]) -> ItemPosition:
    told = next((disputed for disputed, about in offered if about is item), None)
    return ItemPosition(
        name=item.name,
        kind=item.kind,
        amount=item.amount,
        stance=_stance(case, item),
        why=item.why or "",
        called=told.item if told else "",
        reason=told.reason if told else "",
        ask=(told.ask if told else None) or "",
    )


def _stance(case: Case, item: ClaimItem) -> Stance:
    """What has fallen due and is not disputed is accepted where payments, or an offer, show what is left to pay."""
    if item.disputed:
        return Stance.DISPUTED
    held = held_by(case)
    if held is None or item.kind is not held.kind.due:
        return Stance.UNKNOWN
    is_known = bool(held.known.payments) or case.offer is not None
    return Stance.ACCEPTED if is_known else Stance.UNKNOWN


def _offered(disputed: DisputedItem) -> ItemPosition:
    return ItemPosition(
        name=disputed.item,
        kind=None,
        amount=disputed.amount,
        stance=Stance.DISPUTED,
        called=disputed.item,
        reason=disputed.reason,
        ask=disputed.ask or "",
    )


def _undisputed(held: Held, due: Decimal | None) -> Decimal | None:
    """What has fallen due as computed, at most what the claim calls due and the person accepts, with what did since.

    Nothing where the person disputes all of it that is claimed; unknown where no payment is recorded.
    """
    if not held.known.payments:
        return None
    claim, claimed = held.known.claim, _called_due(held)
    if due is None or claim is None or not claimed:
        return due
    accepted = [item.amount for item in claimed if not item.disputed]
    if not accepted:
        return NOTHING
    then = still_open(held.room.owed(held.contract, claim.as_of).due(claim.as_of))
    return min(min(then, sum(accepted, NOTHING)) + max(due - then, NOTHING), due)


def _sums(held: Held, due: tuple[OwedSum, ...], undisputed: Decimal | None) -> Iterator[SumPosition]:
    """Each due sum: of a part that is accepted nobody can tell which sums it is."""
    if undisputed is None or NOTHING < undisputed < still_open(due):
        yield from (SumPosition(each, Stance.UNKNOWN) for each in due)
    elif undisputed:
        yield from (SumPosition(each, Stance.ACCEPTED) for each in due)
    else:
        why = next((item.why for item in _called_due(held) if item.why), "")
        yield from (SumPosition(each, Stance.DISPUTED, why) for each in due)


def _called_due(held: Held) -> list[ClaimItem]:
    """The items that the claim calls due."""
    items = held.known.claim.items if held.known.claim else ()
    return [item for item in items if item.kind is held.kind.due]
