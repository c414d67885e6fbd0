"""What a lease bears out of the facts on which citing depends, in the words of the law table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import ClaimKind
from letters.findings.positions import Stance, item_positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case, Lease

_CLAIMED = {
    ClaimKind.BUYOUT: "buyout",
    ClaimKind.LATE_FEE: "late_fees",
    ClaimKind.RENT_FUTURE: "remaining_rent_claimed",
}


def facts(case: Case, lease: Lease) -> Iterator[str]:
    """Facts of the contract itself, and of what is disputed of the claim from it."""
    if lease.terms.auto_buyout_days is not None:
        yield "auto_buyout"
    disputed = {item.kind for item in item_positions(case) if item.stance is Stance.DISPUTED}
    yield from (fact for kind, fact in _CLAIMED.items() if kind in disputed)
    if lease.cash_received is not None or lease.device_received is False:
        yield "disguised_loan"


def circumstances(lease: Lease) -> Iterator[str]:
    """What a lease says besides the facts on which citing depends."""
    if lease.device_disposed or lease.device_received is False or lease.cash_received is not None:
        yield "device_gone"
