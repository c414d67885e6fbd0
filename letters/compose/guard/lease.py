"""What a lease warns its sender of: the room that `letters.compose.guard.rooms.Room` describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose.guard.warnings import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Incident, Lease


def found(lease: Lease) -> Iterator[Found]:
    """Something about the device or about cash that may speak against the sender."""
    if lease.device_disposed:
        yield Found("device-disposed")
    if lease.device_received is False:
        yield Found("device-not-received")
    if lease.cash_received is not None:
        yield Found("cash-received")


def too_early(lease: Lease, incident: Incident) -> Iterator[Found]:
    """A year or a month is probably wrong."""
    yield Found("before-the-lease", str(lease.signed_on), remark=f"时间是{incident.at}")
