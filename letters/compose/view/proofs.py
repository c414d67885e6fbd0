"""Which evidence belongs to a letter: what proves the parts it tells, and what proves the contract as a whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from letters.catalogue import EVIDENCE
from letters.compose.view.record_views import EvidenceView, FileView, evidence_view, file_views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from letters.case import Case, Evidence
    from letters.catalogue import Head


REPORT: Final = "report"  # a kind of letter: what a business did wrong, and nothing of the sender's dispute


class Proofs(NamedTuple):
    """The evidence of a letter as its template sees it: the list, and the files whose digest is known."""

    listed: tuple[EvidenceView, ...]
    files: tuple[FileView, ...]


def proof_views(case: Case, head: Head, about: Collection[str]) -> Proofs:
    """The evidence of a letter about the respondents of these ids, viewed."""
    items = proofs(case, head, about)
    return Proofs(tuple(evidence_view(item) for item in items), file_views(items))


def proofs(case: Case, head: Head, about: Collection[str]) -> tuple[Evidence, ...]:
    """The evidence of a letter, in the case's order.

    What no part of the case names (the contract, a list of payments) is general, and belongs to every letter. A report
    tells the practices of those it is about, and what proves those of others does not belong in it.
    """
    general = {item.id for item in case.evidence}.difference(*(_ids(_rows(case, part)) for part in EVIDENCE))
    told = partial(_of_theirs, about=about) if head.kind == REPORT else _rows
    wanted = general.union(*(_ids(told(case, part)) for part in head.evidence or EVIDENCE))
    return tuple(item for item in case.evidence if item.id in wanted)


def _ids(rows: Iterable[_Proved]) -> set[str]:
    """The evidence that these entries name."""
    return {key for row in rows for key in row.evidence}


def _of_theirs(case: Case, part: str, about: Collection[str]) -> Iterable[_Proved]:
    """The entries of a part that concern these respondents or nobody by name."""
    if part == "practices":
        return [one for one in case.practices if one.by is None or one.by in about]
    return _rows(case, part)


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
