"""The kinds of contract a case may be about. Each is one package here; nothing outside it knows its words.

A new kind is a new package here that sets KIND, a field of `letters.case.model.Case` under the kind's key, and the
rooms that KIND names: what follows from such a contract, what a letter sees of it, what its sender is warned of. The
rest of the house asks `case.contract` and `contracts_of(case)`, and need not change.
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

    from letters.case.fields import Table
    from letters.case.labelled import Labelled


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
    def disputed(self) -> bool:
        """Whether the person disputes it."""

    @property
    def why(self) -> str | None:
        """Their reason."""


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


class Contract(Protocol):
    """What every kind of contract has."""

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


@frozen
class Kind:
    """A kind of contract: its table in the case file, its words, and where each room keeps what is its own.

    `words` are what forms, messages and examples call things by (`word`); `claims` are the kinds of items that a claim
    from such a contract is made of, among them what has fallen `due` and what is still `ahead`; `phrases` names the
    words of its own that its money.toml holds. A room is the dotted name of a module, imported when it is first asked
    for:

    - `checks` has `faults(case, contract)`: what contradicts itself in such a contract.
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
        return import_module(getattr(self, name))


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind there is, in the order of their packages' names."""
    found: list[Any] = [import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__)]
    return tuple(module.KIND for module in found)


def word(name: str) -> str:
    """What forms and messages call something where they do not know which kind a case is about: `word("lessor")`."""
    return "、".join(dict.fromkeys(kind.words[name] for kind in kinds() if name in kind.words))


def tables() -> str:
    """How a message names what a case without a contract lacks: the table of each kind with its label."""
    return "、".join(f"[{kind.key}]（{kind.label}）" for kind in kinds())


def bare_tables() -> str:
    """The tables of every kind without their labels, for a line that has no room for more."""
    return "、".join(f"[{kind.key}]" for kind in kinds())


def place(case: Table | None, key: str) -> str:
    """Where the case file holds a part of its contract, or could hold it: `place(case, "claim.items")`."""
    held = [kind for kind, _ in contracts_of(case)] if case else []
    return "、".join(f"{kind.key}.{key}" for kind in held or kinds())


def contract_of(case: Table) -> Contract | None:
    """The contract that a case is about, as far as contracts of every kind are alike; None where it holds none."""
    return next((held for _, held in contracts_of(case)), None)


def contracts_of(case: Table) -> Iterator[tuple[Kind, Any]]:
    """Each kind of which the case holds a contract, with the contract, as its own rooms know it."""
    for kind in kinds():
        held = getattr(case, kind.key)
        if held is not None:
            yield kind, held
