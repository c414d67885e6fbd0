"""Why nothing of a lease is called undisputed: no delivery, cash in its place, or no word of what was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings.owed import NOTHING
from letters.findings.rooms import Withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Lease


def withheld(lease: Lease) -> Iterator[Withheld]:
    """What speaks against calling a sum undisputed.

    Where cash was handed over, or nothing came, a court may find a loan: then it is not the rents that are owed, but at
    most what was received less what was paid, which is given for reference.
    """
    if lease.cash_received:
        left = max(lease.cash_received - lease.total_paid, NOTHING)
        sums = (("received", lease.cash_received), ("paid", lease.total_paid), ("left", left))
        yield Withheld("cash_handed_over", forbids=True, sums=sums)
    elif lease.device_received is False:
        yield Withheld("not_delivered", forbids=True)
    if not lease.rents_known:
        yield Withheld("terms_unknown")
    if not lease.payments and not lease.nothing_paid:
        yield Withheld("payments_missing")
