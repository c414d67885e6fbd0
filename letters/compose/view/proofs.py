"""Which evidence belongs to a letter: what proves the parts it tells, and the contract."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from letters.catalogue import EVIDENCE
from letters.compose.view.exhibits import Exhibits
from letters.compose.view.record_views import EvidenceView, FileView, evidence_view, file_views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from letters.case import Case, Evidence
    from letters.catalogue import Head


REPORT: Final = "report"  # a kind of letter: what a business did wrong, and nothing of the sender's dispute
CONTRACT: Final = "contract"  # what is told in every letter of who signed one
LIST: Final = "annex/evidence"


class Proofs(NamedTuple):
    """The evidence of a letter as its template sees it: the list, the files whose digest is known, the numbers."""

    listed: tuple[EvidenceView, ...]
    files: tuple[FileView, ...]
    exhibits: Exhibits


def proof_views(case: Case, head: Head, about: Collection[str]) -> Proofs:
    """The evidence of a letter about the respondents of these ids, viewed."""
    items = proofs(case, head, about)
    views = tuple(evidence_view(item, number) for number, item in enumerate(items, 1))
    return Proofs(views, file_views(items), exhibits(head, items))


def exhibits(head: Head, items: Iterable[Evidence]) -> Exhibits:
    """Which exhibit has which number in a letter with this evidence: none in a letter that joins no list of it."""
    return Exhibits(tuple(item.id for item in items) if LIST in head.annexes else ())


def proofs(case: Case, head: Head, about: Collection[str]) -> tuple[Evidence, ...]:
    """The evidence of a letter, in the case's order: what its told parts name, and the contract.

    What no part of the case names belongs to no letter, nor what nobody has labelled yet: nobody said what it is for,
    and it may be private. A report
    tells the practices of those it is about, and what proves those of others does not belong in it.
    """
    told = partial(_of_theirs, about=about) if head.kind == REPORT else _rows
    wanted = set(_ids(told(case, CONTRACT))).union(*(_ids(told(case, part)) for part in head.evidence or EVIDENCE))
    return tuple(item for item in case.evidence if item.id in wanted and item.is_labelled)


def _ids(rows: Iterable[_Proved]) -> set[str]:
    """The evidence that these entries name."""
    return {key for row in rows for key in row.evidence}


def _of_theirs(case: Case, part: str, about: Collection[str]) -> Iterable[_Proved]:
    """The entries of a part that concern these respondents or nobody by name."""
    if part == "practices":
        return [one for one in case.practices if one.by is None or one.by in about]
    if part == CONTRACT:
        return [one for one in case.contracts if not one.businesses or any(who.id in about for who in one.businesses)]
    return _rows(case, part)


def _rows(case: Case, part: str) -> Iterable[_Proved]:
    """The entries of that part."""
    if part == "hardship":
        return (case.hardship,) if case.hardship else ()
    if part == CONTRACT:
        return case.contracts
    if part == "payments":
        return case.contract.payments if case.contract else ()
    if part == "filings":
        return _of_filings(case)
    rows: Iterable[_Proved] = getattr(case, part)
    return rows


def _of_filings(case: Case) -> Iterator[_Proved]:
    """What was sent, and what came back."""
    for filing in case.filings:
        yield filing
        yield from filing.replies


class _Proved(Protocol):
    """An entry that names its evidence."""

    @property
    def evidence(self) -> tuple[str, ...]: ...
