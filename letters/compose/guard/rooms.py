"""What each kind of contract warns its sender of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from letters.case import contracts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case, Incident
    from letters.compose.guard.warnings import Found
    from letters.findings import Findings


class Room(Protocol):
    """The module that a kind names as its `guard`. The contract it is given is one of its own kind."""

    def found(self, contract: Any, findings: Findings) -> Iterator[Found]:
        """What the contract itself, who stands in it, and what it costs, gives reason to warn of."""

    def too_early(self, contract: Any, incident: Incident) -> Iterator[Found]:
        """What a contact that is dated before the contract gives reason to warn of."""


def of_contract(findings: Findings) -> Iterator[Found]:
    """What the contract of a case gives reason to warn of."""
    for kind, contract in contracts_of(findings.case):
        yield from cast("Room", kind.room("guard")).found(contract, findings)


def too_early(case: Case, incident: Incident) -> Iterator[Found]:
    """A warning where a contact had ended before the contract was signed."""
    for kind, contract in contracts_of(case):
        if incident.end.latest.date() < contract.signed_on:
            yield from cast("Room", kind.room("guard")).too_early(contract, incident)
