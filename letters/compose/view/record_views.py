"""What a template sees of practices, talks, harm, evidence and declarations."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from letters.case import Aid, EvidenceKind, PracticeKind
from letters.compose.view.party_views import party_name
from letters.compose.view.said import Said, said
from letters.kit.listing import listed
from letters.kit.moment import Moment

TERMS = frozenset({PracticeKind.UNFAIR_TERM, PracticeKind.AUTO_RENEWAL, PracticeKind.LATE_RATE})
FEES = ("费", "款", "金", "钱")

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Case, Dealing, Declarations, Evidence, Hardship, Harm, LegalAid, Practice
    from letters.compose.view.exhibits import Exhibits


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
    def is_term(self) -> bool:
        """Whether it is about what the contract says, so that its words are the contract's."""
        return self.kind in TERMS

    @property
    def is_forced_permission(self) -> bool:
        """Whether the app could not be used without giving up data."""
        return self.kind == PracticeKind.FORCED_PERMISSION


def practice_view(case: Case, practice: Practice, exhibits: Exhibits) -> PracticeView:
    """One practice, with the respondent's name, its evidence as numbered in the letter."""
    by = party_name(case, practice.by)
    proofs = exhibits.named(practice.evidence)
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

    @property
    def is_by_telephone(self) -> bool:
        """Whether it was on the telephone, with nothing more told of how than in brackets: 电话（有录音）."""
        return self.how.startswith(TELEPHONE) and (not self.noted or self.noted.startswith("（"))

    @property
    def noted(self) -> str:
        """What is told of how beside the telephone itself: （有录音）."""
        return self.how.removeprefix(TELEPHONE)


TELEPHONE = "电话"


def dealing_view(case: Case, dealing: Dealing, exhibits: Exhibits) -> DealingView:
    """One talk, with the respondent's name, its evidence as numbered in the letter."""
    by = party_name(case, dealing.by)
    proofs = exhibits.named(dealing.evidence)
    return DealingView(dealing.on, dealing.how, by, dealing.asked, dealing.answered, proofs)


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


def harm_view(harm: Harm, exhibits: Exhibits) -> HarmView:
    """One consequence; a full stop at its end is the template's."""
    proofs = exhibits.named(harm.evidence)
    return HarmView(harm.what.rstrip("。；; "), harm.on, harm.amount, harm.mental is True, proofs)


def losses(case: Case) -> Decimal | None:
    """What the consequences cost in all, in yuan; None where no sum is known."""
    sums = [harm.amount for harm in case.harms if harm.amount is not None]
    return sum(sums, Decimal("0.00")) if sums else None


class EvidenceView(NamedTuple):
    """One row of the list of evidence, by its number there.

    `origin` is where it comes from, what is handed in, and who keeps the original, as far as the case says; `proves` is
    what it proves, without the word for proving in front.
    """

    number: int
    title: str
    kind: EvidenceKind
    origin: str
    made_on: Moment | None
    proves: str
    pages: int | None


def evidence_view(item: Evidence, number: int) -> EvidenceView:
    """One piece of evidence; what holds the original is left out where the words before it say it already."""
    parts = list(filter(None, (item.source, item.form)))
    if item.carrier and not any(item.carrier in part for part in parts):
        parts.append(f"{_CARRIER}{item.carrier}")
    if item.holder:
        parts.append(f"{item.holder}{_KEEPS}")
    told = item.proves or ""
    proves = told.removeprefix(_PROVES) or told
    return EvidenceView(number, item.name, item.kind, "；".join(parts), item.made_on, proves, item.pages)


_CARRIER, _KEEPS, _PROVES, _EXHIBIT = "原始载体：", "保管", "证明", "证据"


class FileView(NamedTuple):
    """One file of the table of digests: whose it is (证据1), its name, its size in bytes."""

    evidence: str
    name: str
    size: str
    sha256: str


def file_views(evidence: Iterable[Evidence]) -> tuple[FileView, ...]:
    """Every file whose digest is known, of evidence in the order of its list; a file without the folder it lies in."""
    return tuple(
        FileView(
            f"{_EXHIBIT}{number}",
            re.split(r"[/\\]", file.path)[-1],
            "—" if file.size is None else f"{file.size:,}",
            file.sha256.lower(),
        )
        for number, item in enumerate(evidence, 1)
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


_DATED = re.compile(r"(?:自|从)?[0-9]{4}年")


class HardshipView(NamedTuple):
    """Why paying is hard, with the proofs in one line; `since` is None where the reason begins with its own day."""

    reason: str
    since: date | None
    proof: str
    evidence: str


def hardship_view(hardship: Hardship, exhibits: Exhibits) -> HardshipView:
    """The hardship of a case."""
    proofs = exhibits.named(hardship.evidence)
    since = None if _DATED.match(hardship.reason) else hardship.since
    return HardshipView(hardship.reason, since, listed(hardship.proof), proofs)


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
