"""How `plan` tells of what only one kind of contract has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from letters.case import contracts_of, kinds
from letters.findings import held_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case


class Pages(Protocol):
    """The module that a kind names as its `pages`: headings, and what the contract costs as lines."""

    COST: str
    DUE: str
    DUE_IN_ALL: str  # where no payment is recorded
    AHEAD: str
    RETURN: str  # the way of paying by which something goes back, "" where nothing can
    GIVE_BACK: str  # what else one may ask for, "" for nothing

    def cost_lines(self, cost: Any) -> Iterator[str]:
        """What the contract costs."""


def pages_for(case: Case | None) -> tuple[Pages, ...]:
    """Those of the kind of the case's contract; of every kind where it holds none, or there is no case."""
    held = [kind for kind, _ in contracts_of(case)] if case else []
    return tuple(cast("Pages", kind.room("pages")) for kind in held[:1] or kinds())


def return_words(case: Case | None) -> str:
    """How giving back is called."""
    return "；".join(each.RETURN for each in pages_for(case) if each.RETURN)


def or_give_back(case: Case) -> str:
    """The end of a piece of advice: 或者退还设备, or nothing where there is nothing that can go back."""
    held = held_by(case)
    if held is not None and not held.room.can_be_returned(held.contract):
        return ""
    return "".join(f"或者{each.GIVE_BACK}" for each in pages_for(case) if each.GIVE_BACK)
