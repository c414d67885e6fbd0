"""What each kind of contract has to say here: the rest of the findings ask, and need not know which kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from letters.case import contracts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from letters.books import MoneyRules
    from letters.case import Case, Contract, Kind
    from letters.findings.owed import Owed
    from letters.law import Rates


class Room(Protocol):
    """The module that a kind names as its `findings`. The contract it is given is one of its own kind."""

    def owed(self, contract: Any, as_of: date) -> Owed:
        """Every sum that the contract asks for, with the payments made up to that day."""

    def facts(self, case: Case, contract: Any) -> Iterator[str]:
        """What such a contract bears out of the facts on which citing depends, in the words of the law table."""

    def circumstances(self, contract: Any) -> Iterator[str]:
        """What the contract bears out besides those facts, in the words of the rights."""

    def cost(self, case: Case, contract: Any, as_of: date, rules: MoneyRules, rates: Rates | None) -> Any:
        """What the contract costs, as a named tuple of the kind's own: letters read it."""

    def withheld(self, contract: Any) -> Iterator[Withheld]:
        """Why nothing of it may be called undisputed: it is not known what was paid, or whether anything is owed."""

    def cost_carries_names(self, contract: Any) -> bool:
        """Whether names stand in that cost, so that it is not the same for every reader."""

    def is_over(self, contract: Any, day: date) -> bool:
        """Whether the term agreed had run out before that day."""

    def can_be_returned(self, contract: Any) -> bool:
        """Whether there is something that can be given back."""


class Withheld(NamedTuple):
    """Why nothing is called undisputed: the name of a remark of the money rules, with the sums that stand in it.

    `forbids`: not even where the person has said so, since what is owed under such a contract is for a lawyer to say.
    """

    remark: str
    forbids: bool = False
    sums: tuple[tuple[str, Decimal], ...] = ()


class Held(NamedTuple):
    """A contract of a case with its kind; `contract` is of the kind's own class."""

    kind: Kind
    contract: Any
    room: Room

    @property
    def known(self) -> Contract:
        """The contract as far as all kinds are alike."""
        return cast("Contract", self.contract)


def held_by(case: Case) -> Held | None:
    """The contract that a case is about; None where it holds none, or several."""
    held = all_held_by(case)
    return held[0] if len(held) == 1 else None


def all_held_by(case: Case) -> tuple[Held, ...]:
    """Every contract of a case."""
    return tuple(Held(kind, contract, cast("Room", kind.room("findings"))) for kind, contract in contracts_of(case))
