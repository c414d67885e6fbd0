"""How the person stands to each sum that is claimed: accepted, disputed, or not known. The one place that says so."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from letters.case import claim_items, pairs
from letters.findings.fallen_due import matured
from letters.findings.owed import NOTHING, DueBasis, still_open
from letters.findings.rooms import held_by
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from letters.case import Case, ClaimItem, DisputedItem, Labelled, Offer
    from letters.findings.owed import Owed, OwedSum
    from letters.findings.rooms import Held, Withheld


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
        return tuple(_sums(held, self._due, self.case.offer, self.undisputed)) if held and self._due else ()

    @cached_property
    def undisputed(self) -> Decimal | None:
        """What the person calls undisputed, in yuan; None where they have not said, or where it may not be said.

        Never worked out from what is due: that is arithmetic, and no word of theirs.
        """
        return None if any(each.forbids for each in self.withheld) else said_undisputed(self.case)

    @cached_property
    def withheld(self) -> tuple[Withheld, ...]:
        """Why nothing may be called undisputed here without more; nothing where nothing speaks against it."""
        held = self._held
        return () if held is None else tuple(held.room.withheld(held.contract))

    @cached_property
    def _held(self) -> Held | None:
        return held_by(self.case)

    @cached_property
    def matured(self) -> tuple[OwedSum, ...]:
        """What the claim calls ahead and whose day has come since, as `fallen_due` tells it."""
        return matured(self.case, self.as_of)

    @property
    def deposit(self) -> Decimal:
        """What of the payments the other side holds as a deposit, in yuan."""
        return self._owed.to_deposit if self._owed else NOTHING

    @property
    def fees(self) -> Decimal:
        """What of the payments went to fees, in yuan."""
        return self._owed.to_fees if self._owed else NOTHING

    @cached_property
    def _owed(self) -> Owed | None:
        held = self._held
        return None if held is None else held.room.owed(held.contract, self.as_of)

    @cached_property
    def _due(self) -> tuple[OwedSum, ...] | None:
        owed = self._owed
        return None if owed is None or owed.basis is DueBasis.UNKNOWN else owed.due(self.as_of)


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


def said_undisputed(case: Case) -> Decimal | None:
    """What the person calls undisputed: the sum of the offer, else the items that they marked so; None for neither."""
    if case.offer is not None and case.offer.undisputed is not None:
        return case.offer.undisputed
    accepted = [item.amount for item in claim_items(case) if is_accepted(item)]
    return sum(accepted, NOTHING) if accepted else None


def is_accepted(item: ClaimItem) -> bool:
    """Whether the person wrote that they do not dispute an item: what is not written is not known."""
    return item.disputed is False


def _stance(case: Case, item: ClaimItem) -> Stance:
    """Disputed or accepted as it is marked; what has fallen due is accepted too where the offer's sum is just that."""
    if item.disputed:
        return Stance.DISPUTED
    if is_accepted(item):
        return Stance.ACCEPTED
    held = held_by(case)
    offered = case.offer.undisputed if case.offer else None
    if held is not None and item.kind is held.kind.due and item.amount == offered:
        return Stance.ACCEPTED
    return Stance.UNKNOWN


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


def _sums(
    held: Held, due: tuple[OwedSum, ...], offer: Offer | None, undisputed: Decimal | None
) -> Iterator[SumPosition]:
    """Each due sum: accepted where the offer names its day, or where all that is due is what the person accepts."""
    accepted = _accepted(due, offer, undisputed)
    disputed = _disputed_whole(held)
    for each in due:
        if each in accepted:
            yield SumPosition(each, Stance.ACCEPTED)
        elif disputed:
            yield SumPosition(each, Stance.DISPUTED, next((item.why for item in disputed if item.why), ""))
        else:
            yield SumPosition(each, Stance.UNKNOWN)


def _accepted(due: tuple[OwedSum, ...], offer: Offer | None, undisputed: Decimal | None) -> tuple[OwedSum, ...]:
    """The due sums that the person accepts: those of the days named, else all where they come to what is accepted."""
    if undisputed is None:
        return ()
    if offer and offer.undisputed_due:
        return tuple(each for each in due if each.due in offer.undisputed_due)
    return due if undisputed == still_open(due) else ()


def _disputed_whole(held: Held) -> list[ClaimItem]:
    """The items that the claim calls due, where the person disputes every one of them."""
    called = _called_due(held)
    return called if called and all(item.disputed for item in called) else []


def _called_due(held: Held) -> list[ClaimItem]:
    """The items that the claim calls due."""
    items = held.known.claim.items if held.known.claim else ()
    return [item for item in items if item.kind is held.kind.due]
