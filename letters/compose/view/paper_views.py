"""What a template sees of the paper that a letter answers: what it demands, and what the facts put against it.

No words of the person's own are among it, so that none of them can become an admission.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from letters.case import PaperKind, PracticeKind
from letters.findings import all_held_by
from letters.kit.listing import listed
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Case, Practice, Received, Respondent
    from letters.findings import Findings

OWED_BY_THEM = frozenset({PracticeKind.DEPOSIT, PracticeKind.REMOTE_LOCK, PracticeKind.FALSE_CONDITION})
TERM_OVER = "term_over"  # of the law's words
SUMS_IN_DISPUTE = frozenset(
    {
        PracticeKind.BUNDLING,
        PracticeKind.UNAUTHORISED_CHARGE,
        PracticeKind.LATE_RATE,
        PracticeKind.AUTO_RENEWAL,
        PracticeKind.PRICE,
    }
)


class PaperItemView(NamedTuple):
    """One demand of a paper by its number; `amount` in yuan, None where it names none."""

    number: int
    amount: Decimal | None


class PaperView(NamedTuple):
    """The paper; `number` is its file number, `applicant` who asked for it, `sent_from` what it came from.

    `owed_by_them` and `in_dispute` name what the person holds against the business, by kinds alone. `elsewhere`: its
    court is called after another city than the person's address. `sued` and `preserved`: a suit of theirs, or property
    held for them, came besides, in a way that is service or known to be the court's. `has_paid`: the person paid
    something on the contract. `not_due`: what they claim holds sums that were not due, in a term that is not over.
    """

    label: str
    sender: str
    number: str | None
    served_on: date | None
    dated: date | None
    how: str
    sent_from: str | None
    hearing: Moment | None
    applicant: str
    claimed: Decimal | None
    items: tuple[PaperItemView, ...]
    elsewhere: bool
    owed_by_them: str
    in_dispute: str
    has_paid: bool
    not_due: bool
    sued: bool
    preserved: bool


def paper_view(findings: Findings) -> PaperView | None:
    """The paper in front of the case, under its reader's masks; None where there is none."""
    case = findings.case
    if not case.received:
        return None
    paper, *others = case.received
    kinds = {each.kind for each in others if not each.is_unproven and each.by == paper.by}
    by = case.respondent(paper.by)
    return PaperView(
        label=_label(paper),
        sender=paper.sender or "",
        number=paper.number,
        served_on=paper.served_on,
        dated=paper.dated,
        how=_how(paper),
        sent_from=paper.sent_from,
        hearing=paper.hearing,
        applicant=_named(by),
        claimed=paper.claimed,
        items=tuple(PaperItemView(number, item.amount) for number, item in enumerate(paper.items, 1)),
        elsewhere=_is_elsewhere(case, paper),
        owed_by_them=_kinds(case.practices, OWED_BY_THEM),
        in_dispute=_kinds(case.practices, SUMS_IN_DISPUTE),
        has_paid=any(getattr(held, "own_payments", ()) for held in case.contracts),
        not_due=_claims_ahead(case) and TERM_OVER not in findings.facts,
        sued=PaperKind.CLAIM in kinds,
        preserved=PaperKind.PRESERVATION in kinds,
    )


def _claims_ahead(case: Case) -> bool:
    """Whether what they claim holds something that was still ahead, whatever the person says of it."""
    held = [each for each in all_held_by(case) if each.contract.claim]
    return any(item.kind == each.kind.ahead for each in held for item in each.contract.claim.items)


def _label(paper: Received) -> str:
    """What the paper looks like, in one word where its kind has several: 传票."""
    return paper.kind.label.split("、")[0]


def _named(by: Respondent | None) -> str:
    return by.name if by and by.is_named else ""


def _how(paper: Received) -> str:
    return paper.how.label if paper.how else ""


def _kinds(practices: Iterable[Practice], of: frozenset[PracticeKind]) -> str:
    return listed(dict.fromkeys(each.kind.label for each in practices if each.kind in of))


def _is_elsewhere(case: Case, paper: Received) -> bool:
    from letters.follow import is_court_elsewhere

    return is_court_elsewhere(case, paper)
