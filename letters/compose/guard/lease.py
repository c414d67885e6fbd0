"""What a lease warns its sender of: the room that `letters.compose.guard.rooms.Room` describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose.guard.warnings import Found
from letters.findings import emergency_is_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Incident, Lease
    from letters.findings import Findings, LeaseCost


def found(lease: Lease, findings: Findings) -> Iterator[Found]:
    """Something about the device or about cash that may speak against the sender, or that a letter leaves out."""
    if lease.device_disposed:
        yield Found("device-disposed")
    if lease.device_received is False:
        yield Found("device-not-received")
    if lease.cash_received is not None:
        yield Found("cash-received")
    if lease.rate_in_letters and _reads_both_ways(findings.cost):
        yield Found("rate-left-out")
    if emergency_is_open(findings.case, lease):
        yield Found("emergency-contact-open")


def _reads_both_ways(cost: LeaseCost | None) -> bool:
    """Whether there are two rates, by two readings of what the cash was."""
    return cost is not None and cost.other_rate is not None


def too_early(lease: Lease, incident: Incident) -> Iterator[Found]:
    """A year or a month is probably wrong."""
    keys = (f"incidents.{incident.id}.at", f"contracts.{lease.id}.signed_on")
    yield Found("before-the-lease", str(lease.signed_on), remark=f"时间是{incident.at}", keys=keys)
