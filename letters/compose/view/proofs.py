"""Which evidence belongs to a letter: what proves the parts it tells, and what proves the contract as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from letters.catalogue import EVIDENCE
from letters.compose.view.record_views import EvidenceView, FileView, evidence_view, file_views

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Case, Evidence
    from letters.catalogue import Head


class Proofs(NamedTuple):
    """The evidence of a letter as its template sees it: the list, and the files whose digest is known."""

    listed: tuple[EvidenceView, ...]
    files: tuple[FileView, ...]


def proof_views(case: Case, head: Head) -> Proofs:
    """The evidence of a letter, viewed."""
    items = proofs(case, head)
    return Proofs(tuple(evidence_view(item) for item in items), file_views(items))


def proofs(case: Case, head: Head) -> tuple[Evidence, ...]:
    """The evidence of a letter, in the case's order.

    What no part of the case names (the contract, a list of payments) is general, and belongs to every letter.
    """
    named = {part: _named(case, part) for part in EVIDENCE}
    general = {item.id for item in case.evidence}.difference(*named.values())
    wanted = general.union(*(named[part] for part in head.evidence or EVIDENCE))
    return tuple(item for item in case.evidence if item.id in wanted)


def _named(case: Case, part: str) -> set[str]:
    """The ids of evidence that one part of the case names."""
    return {key for row in _rows(case, part) for key in row.evidence}


def _rows(case: Case, part: str) -> Iterable[_Proved]:
    """The entries of that part."""
    if part == "hardship":
        return (case.hardship,) if case.hardship else ()
    if part == "payments":
        return case.contract.payments if case.contract else ()
    if part == "filings":
        return tuple(reply for filing in case.filings for reply in filing.replies)
    rows: Iterable[_Proved] = getattr(case, part)
    return rows


class _Proved(Protocol):
    """An entry that names its evidence."""

    @property
    def evidence(self) -> tuple[str, ...]: ...
