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
    if _uninvited(case, lease):
        yield "contacts_not_given"


def circumstances(lease: Lease) -> Iterator[str]:
    """What a lease says besides the facts on which citing depends."""
    if lease.device_disposed or lease.device_received is False or lease.cash_received is not None:
        yield "device_gone"


def _uninvited(case: Case, lease: Lease) -> bool:
    """Whether somebody was contacted whom the person did not give as an emergency contact."""
    given = lease.emergency_contact
    reached = {key for incident in case.incidents if incident.counts for key in incident.others}
    thirds = [third for third in case.third_parties if third.id in reached]
    return given is not None and any(third.relation not in given for third in thirds)
