"""What is due under a contract as of a day, and how the person stands to each item of the claim: values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings.owed import NOTHING
from letters.findings.positions import Stance
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from letters.books import Remark
    from letters.case import Labelled
    from letters.findings.owed import DueBasis, OwedSum
    from letters.law import Provision

PAYMENTS_MISSING, TERMS_UNKNOWN = "payments_missing", "terms_unknown"  # remarks


@frozen
class Item:
    """One item of the claim, in yuan, with the person's `stance`; `why` is their own reason, else the rule's.

    `owed` is what the person accepts; the rest is, or can be, contested. It is None for what has fallen due as far as
    can be told, and of which the person has not said how they stand to it.
    """

    name: str
    kind: Labelled
    amount: Decimal
    stance: Stance
    owed: bool | None
    why: str
    ask: str
    topics: tuple[str, ...]
    provisions: tuple[Provision, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether the person disputes it."""
        return self.stance is Stance.DISPUTED


@frozen
class Dues:
    """Sums in yuan. `due` and `ahead` are None where the days on which anything falls due cannot be told.

    `undisputed` is what the person calls so, None where they have not said; `arrears` what a plan may be tried out
    with: what has fallen due, is not out of time, and at most what the claim calls due; None where nobody can tell, as
    without a record of payments (`has_payments`), delivery, or where cash came. `sums` are the unpaid ones of which
    `due` consists, oldest first, `late` those of them that are out of time; `later` fall due after the day. `deposit`
    is what of the payments is held as one.
    """

    as_of: date
    basis: DueBasis
    due: Decimal | None
    ahead: Decimal | None
    undisputed: Decimal | None
    arrears: Decimal | None = None
    sums: tuple[OwedSum, ...] = ()
    late: tuple[OwedSum, ...] = ()
    later: tuple[OwedSum, ...] = ()
    items: tuple[Item, ...] = ()
    remarks: tuple[Remark, ...] = ()
    withheld: tuple[str, ...] = ()
    deposit: Decimal = NOTHING

    @property
    def has_payments(self) -> bool:
        """Whether it is known what was paid: a record, or the word that nothing was."""
        return PAYMENTS_MISSING not in self.withheld

    @property
    def in_time(self) -> tuple[OwedSum, ...]:
        """The unpaid sums that can still be claimed, oldest first."""
        return tuple(each for each in self.sums if each not in self.late)

    @property
    def contested(self) -> Decimal:
        """What the items come to that are not owed."""
        return sum((item.amount for item in self.items if item.owed is False), NOTHING)
