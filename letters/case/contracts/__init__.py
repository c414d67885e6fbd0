"""The kinds of contract a case may be about. Each is one package here; nothing outside it knows its words.

A new kind is a new package here that sets KIND, its class among those that `letters.case.model.Case` takes as
`contracts`, and the rooms that KIND names: what follows from such a contract, what a letter sees of it, what its sender
is warned of. The rest of the house asks `case.contract` and `contracts_of(case)`, and need not change.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal
    from types import ModuleType

    from letters.case.labelled import Labelled


class Business(Protocol):
    """A business on the other side of a contract, with its part there."""

    @property
    def id(self) -> str:
        """The id of the respondent that it is."""

    @property
    def parts(self) -> tuple[Labelled, ...]:
        """What it is in this contract, in words that are among the roles of a respondent; none for unsaid."""


class Payment(Protocol):
    """One payment made under a contract, in yuan."""

    @property
    def on(self) -> date:
        """The day it was made."""

    @property
    def amount(self) -> Decimal:
        """How much, in yuan."""

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the evidence for it."""


class ClaimItem(Protocol):
    """One item of what the other side says is owed, in yuan; `kind` is a word of the contract's kind."""

    @property
    def name(self) -> str:
        """What it is called there."""

    @property
    def amount(self) -> Decimal:
        """How much."""

    @property
    def kind(self) -> Labelled:
        """What it is."""

    @property
    def disputed(self) -> bool | None:
        """Whether the person disputes it; None where they have not said."""

    @property
    def why(self) -> str | None:
        """Their reason."""

    @property
    def model_fields_set(self) -> set[str]:
        """What is written of it: `disputed` that is not written is not known."""


class Claim(Protocol):
    """What the other side says is owed."""

    @property
    def as_of(self) -> date:
        """The day for which it was said."""

    @property
    def amount(self) -> Decimal:
        """The sum of it, in yuan."""

    @property
    def items(self) -> tuple[ClaimItem, ...]:
        """What it is made of, as far as the other side says."""

    @property
    def source(self) -> str | None:
        """Where it was said, in the person's words."""


class Contract(Protocol):
    """What every kind of contract has."""

    @property
    def id(self) -> str:
        """What other entries of the case name it by."""

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the evidence that is the contract itself."""

    @property
    def kind(self) -> str:
        """The key of its kind."""

    @property
    def businesses(self) -> tuple[Business, ...]:
        """Who stands on the other side, as far as the person has said so."""

    @property
    def signed_on(self) -> date:
        """The day it was made."""

    @property
    def order_number(self) -> str | None:
        """What the business calls it by."""

    @property
    def payments(self) -> tuple[Payment, ...]:
        """What was paid under it."""

    @property
    def claim(self) -> Claim | None:
        """What the other side says is owed."""


class HasContracts(Protocol):
    """A case, as far as it is asked for its contracts."""

    @property
    def contracts(self) -> tuple[Any, ...]:
        """The contracts, each of the class of its kind."""


TABLE = "contracts"
"""The table of the case file that holds the contracts, of whatever kind."""
HERE = "contract"
"""What a path begins with that leads from a contract, wherever in the file that stands."""


@frozen
class Kind:
    """A kind of contract: what the case file calls it, its words, and where each room keeps what is its own.

    `words` are what forms, messages and examples call things by (`word`); `claims` are the kinds of items that a claim
    from such a contract is made of, among them what has fallen `due` and what is still `ahead`; `phrases` names the
    words of its own that its money.toml holds. A room is the dotted name of a module, imported when it is first asked
    for:

    - `checks` has `faults(case, contract)`: what contradicts itself in such a contract, each with a path that begins
      with the name of a table of the case, or with `HERE` for the contract.
    - `findings` is a `letters.findings.rooms.Room`: what follows from such a contract by computation.
    - `views` is a `letters.compose.view.rooms.Room`: what a template sees of it, under the kind's key.
    - `guard` is a `letters.compose.guard.rooms.Room`: what its sender is warned of.
    - `pages` is a `letters.told.plan.pages.Pages`: how `plan` tells of it.
    """

    key: str
    label: str
    words: Mapping[str, str]
    claims: type[Labelled]
    due: Labelled
    ahead: Labelled
    phrases: tuple[str, ...]
    checks: str
    findings: str
    views: str
    guard: str
    pages: str

    @property
    def data(self) -> Path:
        """The folder of its bundled data: how its sums are told, what warnings say, what is asked."""
        return Path(next(iter(import_module(f"{__name__}.{self.key}").__path__))) / "data"

    def claim(self, word: str) -> Labelled:
        """The kind of claim of that word."""
        return next(each for each in self.claims if each == word)

    def room(self, name: str) -> ModuleType:
        """The module of a room: `kind.room("checks").faults(case, contract)`."""
        return _imported(getattr(self, name))


_imported = cache(import_module)


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind there is, in the order of their packages' names."""
    found: list[Any] = [import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__) if each.ispkg]
    return tuple(module.KIND for module in found)


def word(name: str) -> str:
    """What forms and messages call something where they do not know which kind a case is about: `word("lessor")`."""
    return "、".join(dict.fromkeys(kind.words[name] for kind in kinds() if name in kind.words))


def tables() -> str:
    """How a message names what a case without a contract lacks: the table, with the label of each kind."""
    return f"合同（{'、'.join(kind.label for kind in kinds())}）"


def bare_tables() -> str:
    """How a message names it without labels, where a line has no room for more."""
    return "合同"


def place(key: str) -> str:
    """Where the case file holds a part of a contract: `place("claim.items")`."""
    return f"{TABLE}.{key}"


def begun(kind: Kind, number: int) -> dict[str, object]:
    """What the row of a new contract begins with, so that others can name it; `number` counts from 1."""
    return {"id": f"C{number}", "kind": kind.key}


def contract_of(case: HasContracts) -> Contract | None:
    """The one contract that a case is about, as far as contracts of every kind are alike; None for none or several."""
    held: tuple[Contract, ...] = case.contracts
    return held[0] if len(held) == 1 else None


def contracts_of(case: HasContracts) -> Iterator[tuple[Kind, Any]]:
    """Each contract of the case in the order of its file, with its kind, as its own rooms know it."""
    known = {kind.key: kind for kind in kinds()}
    for contract in case.contracts:
        yield known[contract.kind], contract
