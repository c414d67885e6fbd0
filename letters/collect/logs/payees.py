"""Who was paid in a bill: by name, how often and how much, so that a person can say which of them is meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.collect.logs.rows import Payment

MOST = 10_000  # different names in a bill; of further ones nothing is kept


@frozen
class Payee:
    """Somebody who was paid: how often, how much in yuan, and the sum that came most often, with its times."""

    name: str
    times: int
    total: Decimal
    usual: Decimal
    usual_times: int


@dataclass(slots=True)
class Payees:
    """Counts payments that were made, by the name of who got them."""

    _sums: dict[str, Counter[Decimal]] = field(default_factory=dict)

    def add(self, payment: Payment) -> None:
        """Count a payment that was made; nothing of one that was not done, came in, or came back."""
        name = payment.party.strip(" /") or payment.what.strip(" /")
        is_made = payment.flow == "out" and payment.state in ("paid", "refunded")
        if is_made and name and (name in self._sums or len(self._sums) < MOST):
            self._sums.setdefault(name, Counter())[payment.amount] += 1

    def ranked(self) -> tuple[Payee, ...]:
        """All of them, who got most first."""
        found = (_payee(name, sums) for name, sums in self._sums.items())
        return tuple(sorted(found, key=lambda one: (-one.total, one.name)))


def _payee(name: str, sums: Counter[Decimal]) -> Payee:
    usual, times = max(sums.items(), key=lambda item: (item[1], item[0]))
    return Payee(name, sums.total(), _total(sums.elements()), usual, times)


def _total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal("0.00"))
