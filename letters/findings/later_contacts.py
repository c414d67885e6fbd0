"""What came after a request to stop of which the case does not say what it covers: told, and held against nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import SELF
from letters.findings import spans

if TYPE_CHECKING:
    from letters.case import Incident
    from letters.findings.contacts import Contacts
    from letters.findings.counts import Figure


class AfterRequest(NamedTuple):
    """Contacts with the person alone, and with others than the person and guarantors."""

    own: Figure
    others: Figure


def after_request(contacts: Contacts) -> AfterRequest | None:
    """The contacts after the first request; None without one, or where the case says of any what was to stop."""
    requests = contacts.objections
    if not requests or any(request.stop for request in requests):
        return None
    at = requests[0].at

    def with_others(row: Incident) -> bool:
        return bool(contacts.apart(row).others)

    own = contacts.having(lambda row: SELF in row.to and not with_others(row) and spans.is_after(row, at))
    return AfterRequest(own, contacts.having(lambda row: with_others(row) and spans.is_after(row, at)))
