"""What each kind of contract shows to templates, each under the key of its kind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from letters.case import about, contracts_of, kinds
from letters.compose.view.case_views import ClaimView, claim_view
from letters.compose.view.other_side import through

if TYPE_CHECKING:
    from letters.case import Case
    from letters.findings import Positions


class Room(Protocol):
    """The module that a kind names as its `views`. The contract it is given is one of its own kind.

    `VIEW` and `COST_VIEW` are the classes of what templates get under the kind's key and as `cost`.
    """

    VIEW: type
    COST_VIEW: type

    def view(self, case: Case, contract: Any, positions: Positions) -> object:
        """The contract as a letter tells it, with how the person stands to what is claimed."""

    def has_cost(self, contract: Any) -> bool:
        """Whether a table of what the contract costs would hold anything."""


def contract_view(case: Case, key: str, positions: Positions) -> object:
    """The view of the case's contract, where it is of the kind with that key; None for another, or for several."""
    held = tuple(contracts_of(case))
    for kind, contract in held if len(held) == 1 else ():
        if kind.key == key:
            return cast("Room", kind.room("views")).view(case, contract, positions)
    return None


class ContractLine(NamedTuple):
    """One of several contracts as a letter about all of them names it: `through` is the business, "" if unknown."""

    label: str
    signed_on: date
    through: str
    order_number: str | None
    claim: ClaimView | None


def contract_lines(case: Case) -> tuple[ContractLine, ...]:
    """The contracts of a case that has several; nothing where there is one, which letters tell in full."""
    if len(case.contracts) < 2:
        return ()
    seen = ((about(case, each.id), kind, each) for kind, each in contracts_of(case))
    return tuple(
        ContractLine(kind.label, each.signed_on, through(one), each.order_number, each.claim and claim_view(each.claim))
        for one, kind, each in seen
    )


def has_cost(case: Case) -> bool:
    """Whether a table of what the case's contract costs would hold anything."""
    return any(cast("Room", kind.room("views")).has_cost(contract) for kind, contract in contracts_of(case))


def views_of_kinds() -> dict[str, tuple[type, type]]:
    """The classes of what templates get of each kind of contract, and of its cost, by the key of the kind."""
    rooms = {kind.key: cast("Room", kind.room("views")) for kind in kinds()}
    return {key: (room.VIEW, room.COST_VIEW) for key, room in rooms.items()}
