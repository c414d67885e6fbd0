"""What in the incidents themselves is told surer than it is known, or cannot be as it stands."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from letters.case import ByBasis
from letters.compose.guard.rooms import too_early
from letters.compose.guard.warnings import Found
from letters.kit.listing import listed
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case, Incident
    from letters.compose.guard.rulebook import Rulebook


def doubtful(case: Case, rules: Rulebook) -> Iterator[Found]:
    """Every doubt about single incidents and exhibits, and overrides of warnings that do not exist."""
    for number, incident in enumerate(case.incidents):
        for found in _about(incident, case):
            yield found._replace(place=rules.fields.owner(("incidents", number), case).strip())
    yield from _shown_twice(case)
    yield from _left_out(case)
    for override in case.overrides:
        if override.warning not in rules.kinds:
            near = get_close_matches(override.warning, rules.kinds, 1)
            yield Found("override-unknown", override.warning + (f"（是不是 {near[0]}？）" if near else ""))


def _about(incident: Incident, case: Case) -> Iterator[Found]:
    if _has_no_basis(incident, case):
        keys = (f"incidents.{incident.id}.by_basis",)
        yield Found("guess-as-fact", remark="写的是已核实，却没有证据，也没有对方的名称", keys=keys)
    if incident.by is not None and incident.by_basis is ByBasis.UNKNOWN:
        yield Found("basis-unknown", keys=(f"incidents.{incident.id}.by_basis",))
    yield from too_early(case, incident)


def _left_out(case: Case) -> Iterator[Found]:
    """Evidence that no letter lists: nothing names it, or nobody has said yet what it is."""
    named = _named(case) if case.evidence else ()
    if idle := [f"《{item.title}》" for item in case.evidence if item.is_labelled and item.id not in named]:
        yield Found("exhibit-nowhere", listed(idle))
    if kept := [item for item in case.evidence if not item.is_labelled]:
        files = sum(len(item.files) for item in kept)
        yield Found("exhibits-unlabelled", f"{len(kept)} 份（{files} 个文件）")


def _named(case: Case) -> set[str]:
    """The evidence that something in the case names."""
    listing = (
        *(case.incidents, case.practices, case.dealings, case.harms, case.received, case.filings, case.contracts),
        *(contract.payments for contract in case.contracts),
        *(filing.replies for filing in case.filings),
        (case.hardship,) if case.hardship else (),
    )
    return {key for rows in listing for row in rows for key in row.evidence}


def _shown_twice(case: Case) -> Iterator[Found]:
    """Files of different exhibits that are one and the same: recordings of two people are not."""
    holders: dict[str, dict[str, str]] = {}
    for item in case.evidence:
        for file in item.files:
            if file.sha256:
                holders.setdefault(file.sha256.lower(), {}).setdefault(item.id, f"{item.id} 的 {file.path}")
    for held in holders.values():
        if len(held) > 1:
            yield Found("same-file", listed(held.values()))


def _has_no_basis(incident: Incident, case: Case) -> bool:
    """Whether someone is named as certain with nothing to show for it: no evidence, no name, not their own number."""
    if incident.by_basis is not ByBasis.CONFIRMED or incident.evidence or incident.from_name:
        return False
    party = case.respondent(incident.by)
    known = number_key(party.phone) if party else None
    return known is None or known != number_key(incident.from_number)
