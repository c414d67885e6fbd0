"""Whole histories of one case: what was sent, what came back, and how the offer stands since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.pack.make import document
from letters.render import write_text
from tests.compose.sent import LESSOR, filing
from tests.shelf import engine, planned
from tests.stories import lease, offer, person, platform, story

if TYPE_CHECKING:
    from letters.case.model import Case

AGREEMENT, RENEGOTIATION, BREACH = "agreement/repayment", "follow-up/renegotiation", "follow-up/breach"
INSTALMENTS = "negotiation/instalments"


def plan(kind: str, *payments: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A way of paying: on which day how much."""
    return {"kind": kind, "payments": [{"due": due, "amount": amount} for due, amount in payments], **more}


LATEST = "2027-06-01"  # the day on which the case is read
LATER = plan("deferral", ("2027-03-28", "458.00"), ("2027-04-28", "458.00"))
PARTS = plan("instalments", ("2026-12-28", "300.00"), ("2027-01-28", "300.00"), ("2027-02-28", "316.00"))
FEWER = plan("instalments", ("2027-02-28", "200.00"), ("2027-03-28", "200.00"), ("2027-04-28", "516.00"))
BACK = plan("return", ("2026-12-20", "916.00"))


def case(*filings: str, options: tuple[dict[str, Any], ...] = (LATER, PARTS, BACK), more: tuple[str, ...] = ()) -> Case:
    """The case with an offer of several ways, of which the one sent stands second."""
    wishes = offer(options=list(options), reply_within_days=10, return_device=True)
    return story(
        platform(),
        lease(order_number="QT-1"),
        wishes,
        *filings,
        *more,
        who=person(reply_address="某某驿站"),
        today=LATEST,
    )


def asked(*replies: str, on: str = "2026-11-04", **more: Any) -> str:
    """The instalments were asked for."""
    return filing(INSTALMENTS, LESSOR, on, *replies, **{"id": "F1", "option": PARTS, **more})


def put_forward(*replies: str, **more: Any) -> str:
    """The agreement on them was handed over."""
    return filing(AGREEMENT, LESSOR, "2026-11-13", *replies, **{"id": "F2", "about": "F1", **more})


def written(case: Case, day: str, *wanted: str) -> dict[str, str]:
    """The letters of a case on a day, by id."""
    chosen = planned(case, day, *wanted)
    return {one.head.id: write_text(document(one, engine())) for one in chosen.letters}


def lacking(case: Case, day: str, wanted: str) -> str:
    """Why a letter is not written."""
    [one] = planned(case, day, wanted).unwritten
    return "；".join(lack.what for lack in one.lacks)
