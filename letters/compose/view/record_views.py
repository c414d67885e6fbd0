"""What a template sees of practices, talks, harm, evidence and declarations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from letters.case import Aid, EvidenceKind, PracticeKind
from letters.compose.view.case_views import party_name
from letters.compose.view.said import Said, said
from letters.kit.listing import listed
from letters.kit.moment import Moment

FEES = ("费", "款", "金", "钱")

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Case, Dealing, Declarations, Evidence, Hardship, Harm, LegalAid, Practice


class PracticeView(NamedTuple):
    """A practice of the business; `kind` is its word in the case file."""

    kind: str
    label: str
    on: Moment | None
    by: str
    words: Said | None
    account: str | None
    evidence: str

    @property
    def is_forced_permission(self) -> bool:
        """Whether the app could not be used without giving up data."""
        return self.kind == PracticeKind.FORCED_PERMISSION


def practice_view(case: Case, practice: Practice) -> PracticeView:
    """One practice, with the respondent's name."""
    by = party_name(case, practice.by)
    proofs = listed(practice.evidence)
    kind = practice.kind
    return PracticeView(str(kind), kind.label, practice.on, by, said(practice.words), practice.account, proofs)


class DealingView(NamedTuple):
    """A talk with the other side."""

    on: Moment
    how: str
    by: str
    asked: str | None
    answered: str | None
    evidence: str


def dealing_view(case: Case, dealing: Dealing) -> DealingView:
    """One talk, with the respondent's name."""
    by = party_name(case, dealing.by)
    return DealingView(dealing.on, dealing.how, by, dealing.asked, dealing.answered, listed(dealing.evidence))


class HarmView(NamedTuple):
    """A consequence; `mental` where it is told to be a severe mental one."""

    what: str
    on: date | None
    amount: Decimal | None
    mental: bool
    evidence: str

    @property
    def is_fee(self) -> bool:
        """Whether it is called by what it cost (诊疗费), so that the sum follows at once."""
        return self.what.endswith(FEES)


def harm_view(harm: Harm) -> HarmView:
    """One consequence; a full stop at its end is the template's."""
    return HarmView(harm.what.rstrip("。；; "), harm.on, harm.amount, harm.mental is True, listed(harm.evidence))


def losses(case: Case) -> Decimal | None:
    """What the consequences cost in all, in yuan; None where no sum is known."""
    sums = [harm.amount for harm in case.harms if harm.amount is not None]
    return sum(sums, Decimal("0.00")) if sums else None


class EvidenceView(NamedTuple):
    """One row of the list of evidence; `origin` joins source, carrier and holder."""

    id: str
    title: str
    kind: EvidenceKind
    origin: str
    made_on: Moment | None
    proves: str
    pages: int | None
    form: str | None


def evidence_view(item: Evidence) -> EvidenceView:
    """One piece of evidence; carrier and holder are left out where the words before them say them already."""
    origin = ""
    for part in filter(None, (item.source, item.carrier, item.holder)):
        if part not in origin:
            origin = f"{origin}；{part}" if origin else part
    return EvidenceView(item.id, item.title, item.kind, origin, item.made_on, item.proves, item.pages, item.form)


class FileView(NamedTuple):
    """One file of the table of digests; size in bytes."""

    evidence: str
    path: str
    size: str
    sha256: str


def file_views(evidence: Iterable[Evidence]) -> tuple[FileView, ...]:
    """Every file whose digest is known."""
    return tuple(
        FileView(item.id, file.path, "—" if file.size is None else f"{file.size:,}", file.sha256.lower())
        for item in evidence
        for file in item.files
        if file.sha256
    )


class DeclaredView(NamedTuple):
    """What the sender declares; neither yes nor no where the case does not say."""

    body_yes: bool
    body_no: bool
    court_yes: bool
    court_no: bool
    where: str | None
    police_report: str | None


def declared_view(declared: Declarations) -> DeclaredView:
    """The declarations, absence kept as absence."""
    return DeclaredView(
        body_yes=declared.before_other_body is True,
        body_no=declared.before_other_body is False,
        court_yes=declared.before_court is True,
        court_no=declared.before_court is False,
        where=declared.where,
        police_report=declared.police_report,
    )


class HardshipView(NamedTuple):
    """Why paying is hard, with the proofs in one line."""

    reason: str
    since: date | None
    proof: str
    evidence: str


def hardship_view(hardship: Hardship) -> HardshipView:
    """The hardship of a case."""
    return HardshipView(hardship.reason, hardship.since, listed(hardship.proof), listed(hardship.evidence))


class AidView(NamedTuple):
    """What is asked of a legal-aid centre."""

    wants: str
    represents: bool
    local_rule: str | None
    category: str | None


def aid_view(aid: LegalAid) -> AidView:
    """The application of a case."""
    wants = listed(want.label for want in aid.wants)
    return AidView(wants, Aid.REPRESENTATION in aid.wants, aid.local_rule, aid.category)
