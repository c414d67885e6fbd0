"""The table of a loan in a case file, and a case that may hold one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from letters.case.contracts.business import Business
from letters.case.contracts.lease.model import Lease  # noqa: TC001  pydantic reads the annotations of the class
from letters.case.fields import Table
from letters.case.labelled import Labelled
from letters.case.model import Case


class LoanClaim(Labelled):
    DUE = "due", "到期本息"
    AHEAD = "ahead", "未到期本息"
    PENALTY = "penalty", "罚息"


class LoanPayment(Table):
    on: date
    amount: Decimal
    evidence: tuple[str, ...] = ()


class LoanInstalment(Table):
    due: date
    amount: Decimal


class LoanClaimItem(Table):
    name: str
    amount: Decimal
    kind: LoanClaim
    disputed: bool = False
    why: str | None = None


class LoanClaimed(Table):
    as_of: date
    amount: Decimal
    items: tuple[LoanClaimItem, ...] = ()


class Loan(Table):
    id: str
    kind: Literal["loan"]
    businesses: tuple[Business, ...] = ()
    signed_on: date
    order_number: str | None = None
    principal: Decimal
    instalments: tuple[LoanInstalment, ...]
    payments: tuple[LoanPayment, ...] = ()
    claim: LoanClaimed | None = None
    received: Decimal
    evidence: tuple[str, ...] = ()


class LoanCase(Case):
    contracts: tuple[Lease | Loan, ...] = ()  # type: ignore[assignment]  # a class in between would be made for this alone
