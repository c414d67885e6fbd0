"""What follows from a lease by computation: the room that `letters.findings.rooms.Room` describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings.lease.cost import lease_cost as cost
from letters.findings.lease.facts import circumstances, facts
from letters.findings.lease.rents import rents_of as owed
from letters.findings.lease.rents import step
from letters.findings.lease.undelivered import withheld

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Lease

__all__ = ["can_be_returned", "circumstances", "cost", "cost_carries_names", "facts", "is_over", "owed", "withheld"]


def cost_carries_names(lease: Lease) -> bool:
    """Whether there is a name in the cost: of sums alone there is none, the flows of cash name their fees."""
    return lease.cash_received is not None


def is_over(lease: Lease, day: date) -> bool:
    """Whether the last period agreed had ended before that day, counted from signing; not while none is known."""
    return lease.periods is not None and step(lease.signed_on, lease.period_unit, lease.periods) < day


def can_be_returned(lease: Lease) -> bool:
    """Whether the device can go back: one that is gone, or never came, cannot."""
    return not (lease.device_disposed or lease.device_received is False)
