"""What falls due under a contract of any kind: dated sums, and what is known of their days."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NOTHING = Decimal("0.00")


class DueBasis(StrEnum):
    """What the days on which sums fall due rest on."""

    OVERDUE = "overdue"  # the case says when the oldest unpaid sum fell due, and the payments agree
    PAID = "paid"  # the day of the first payment
    SIGNED = "signed"  # supposed: the first sum on the day of signing
    UNKNOWN = "unknown"  # what the case says fits no row of days


@frozen
class OwedSum:
    """One sum that a contract asks for on a day, numbered from 1, in yuan."""

    number: int
    due: date
    amount: Decimal
    paid: Decimal = NOTHING

    @property
    def open(self) -> Decimal:
        """What is not paid of it."""
        return self.amount - self.paid


@frozen
class Owed:
    """Every sum that a contract asks for, with the payments matched to them, oldest first.

    `over` is what was paid beyond all of it, `to_deposit` what of the payments is held as a deposit, `to_fees` what
    went to fees, `fell_due` the day on which the case says that the oldest unpaid one fell due. Where `basis` is
    UNKNOWN the days are only those that signing would give.
    """

    sums: tuple[OwedSum, ...]
    basis: DueBasis
    over: Decimal = NOTHING
    fell_due: date | None = None
    to_deposit: Decimal = NOTHING
    to_fees: Decimal = NOTHING

    @property
    def dates_known(self) -> bool:
        """Whether the case itself tells on which days they fall due."""
        return self.basis in {DueBasis.OVERDUE, DueBasis.PAID}

    def due(self, on: date) -> tuple[OwedSum, ...]:
        """Those that have fallen due by the end of that day and are not wholly paid, oldest first."""
        return tuple(each for each in self.sums if each.due <= on and each.open)

    def ahead(self, on: date) -> tuple[OwedSum, ...]:
        """Those that fall due later and are not wholly paid."""
        return tuple(each for each in self.sums if each.due > on and each.open)


def still_open(sums: Iterable[OwedSum]) -> Decimal:
    """What is not paid of all of them, in yuan."""
    return sum((each.open for each in sums), NOTHING)
