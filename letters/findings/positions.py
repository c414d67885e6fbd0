"""How the person stands to each sum that is claimed: accepted, disputed, or not known. The one place that says so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from letters.case.contracts.lease.words import ClaimKind
from letters.case.disputes import claim_items, pairs
from letters.findings.rents import DueBasis, rents_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from letters.case.contracts.lease.model import ClaimItem, Lease
    from letters.case.model import Case
    from letters.case.wishes import DisputedItem
    from letters.findings.rents import Rent

NOTHING = Decimal("0.00")


class Stance(StrEnum):
    """What the person says of a sum; what they do not say is not known."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ItemPosition:
    """One item in yuan. `kind` is None for what the offer alone names, `amount` where no sum is given.

    `why` is the reason beside the claim; `called`, `reason` and `ask` are what the offer says of the same item, "" for
    nothing.
    """

    name: str
    kind: ClaimKind | None
    amount: Decimal | None
    stance: Stance
    why: str = ""
    called: str = ""
    reason: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class RentPosition:
    """One rent that has fallen due and is not wholly paid; `why` it is disputed, "" where it is not."""

    rent: Rent
    stance: Stance
    why: str = ""


@dataclass(frozen=True)
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
    def rents(self) -> tuple[RentPosition, ...]:
        """The due rents, oldest first; nothing where the days on which they fall due cannot be told."""
        lease = self.case.lease
        return tuple(_rents(lease, self._due, self.undisputed)) if lease and self._due else ()

    @cached_property
    def undisputed(self) -> Decimal | None:
        """The due rent that the person accepts, in yuan; None where nobody can tell."""
        lease = self.case.lease
        if lease is None:
            return None
        return _undisputed(lease, None if self._due is None else _sum(self._due))

    @cached_property
    def _due(self) -> tuple[Rent, ...] | None:
        lease = self.case.lease
        if lease is None:
            return None
        rents = rents_of(lease, self.as_of)
        return None if rents.basis is DueBasis.UNKNOWN else rents.due(self.as_of)


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
    """Due rent that is not disputed is accepted where payments, or an offer, show what of it is left to pay."""
    if item.disputed:
        return Stance.DISPUTED
    if item.kind is not ClaimKind.RENT_DUE or case.lease is None:
        return Stance.UNKNOWN
    is_known = bool(case.lease.payments) or case.offer is not None
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


def _undisputed(lease: Lease, due: Decimal | None) -> Decimal | None:
    """Due rent as computed, at most what the claim calls due and the person accepts, with what fell due since.

    Nothing where the person disputes every due rent that is claimed; unknown where no payment is recorded.
    """
    if not lease.payments:
        return None
    claimed = _due_rents(lease)
    if due is None or lease.claim is None or not claimed:
        return due
    accepted = [item.amount for item in claimed if not item.disputed]
    if not accepted:
        return NOTHING
    then = _sum(rents_of(lease, lease.claim.as_of).due(lease.claim.as_of))
    return min(min(then, sum(accepted, NOTHING)) + max(due - then, NOTHING), due)


def _rents(lease: Lease, due: tuple[Rent, ...], undisputed: Decimal | None) -> Iterator[RentPosition]:
    """Each due rent: of a part that is accepted nobody can tell which rents it is."""
    if undisputed is None or NOTHING < undisputed < _sum(due):
        yield from (RentPosition(rent, Stance.UNKNOWN) for rent in due)
    elif undisputed:
        yield from (RentPosition(rent, Stance.ACCEPTED) for rent in due)
    else:
        why = next((item.why for item in _due_rents(lease) if item.why), "")
        yield from (RentPosition(rent, Stance.DISPUTED, why) for rent in due)


def _due_rents(lease: Lease) -> list[ClaimItem]:
    items = lease.claim.items if lease.claim else ()
    return [item for item in items if item.kind is ClaimKind.RENT_DUE]


def _sum(rents: Iterable[Rent]) -> Decimal:
    return sum((rent.open for rent in rents), NOTHING)
