"""What was told of a paper that is worth looking at: each a fact, none of them an answer to whether it is real."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case import PaperKind, Served

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from letters.case import Case, Received

PRIVATE_PHONE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d{9}")


def _came(*ways: Served) -> Callable[[Case, Received], bool]:
    return lambda _, paper: paper.how in ways


def _private_phone(_: Case, paper: Received) -> bool:
    return PRIVATE_PHONE.fullmatch(re.sub(r"\s", "", paper.sent_from or "")) is not None


def is_court_elsewhere(case: Case, paper: Received) -> bool:
    """Whether the court of a payment order is called after another city or province than the person's address is in.

    Only where both can be told: a court whose name says no city leaves it open.
    """
    from letters.authorities import parse_address

    if paper.kind is not PaperKind.PAYMENT_ORDER or not paper.sender:
        return False
    court, home = parse_address(paper.sender), parse_address(case.complainant.address)
    if not court or not home:
        return False
    for there, here in ((court.city, home.city), (court.province, home.province)):
        if there and here and _short(there) != _short(here):
            return True
    return False


def _short(name: str) -> str:
    return re.sub(r"(?:壮族|回族|维吾尔)?自治区$|[省市]$", "", name)


FACTS: Mapping[str, Callable[[Case, Received], bool]] = {
    "by_courier": _came(Served.COURIER),
    "by_family": _came(Served.FAMILY),
    "in_hand": _came(Served.IN_HAND),
    "left": _came(Served.LEFT),
    "returned": _came(Served.RETURNED),
    "picture": _came(Served.PICTURE),
    "told": _came(Served.TOLD),
    "posted": _came(Served.POSTED),
    "numbered": lambda _, paper: paper.number is not None,
    "named": lambda _, paper: paper.sender is not None,
    "private_phone": _private_phone,
    "court_elsewhere": is_court_elsewhere,
}
"""Each word with what makes it hold, so far as it was told."""
