"""Every room of the toy loan in one module; a real kind gives each room its own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from letters.case.contracts import HERE
from letters.case.where import Fault
from letters.compose.guard.warnings import Found
from letters.findings.owed import DueBasis, Owed, OwedSum
from letters.findings.rooms import Withheld
from tests.case.toy_contracts.loan.model import LoanClaim

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.books.money_rules import MoneyRules
    from letters.case.events import Incident
    from letters.findings.findings import Findings
    from letters.findings.positions import Positions
    from letters.law.rates import Rates
    from tests.case.toy_contracts.loan.model import Loan, LoanCase

COST, DUE, DUE_IN_ALL, AHEAD = "借款成本", "已到期没有还的", "到期的", "没有到期的"
RETURN = GIVE_BACK = ""


class LoanCost(NamedTuple):
    kept_back: Decimal


class LoanView(NamedTuple):
    principal: Decimal
    undisputed: Decimal | None


VIEW, COST_VIEW = LoanView, LoanCost


def faults(case: LoanCase, loan: Loan) -> Iterator[Fault]:
    if loan.received > loan.principal:
        yield Fault((HERE, "received"), "到手的比本金还多", "核对借款合同和到账记录")


def owed(loan: Loan, as_of: date) -> Owed:
    left = sum((payment.amount for payment in loan.payments if payment.on <= as_of), Decimal(0))
    sums = []
    for number, part in enumerate(loan.instalments, 1):
        paid = min(left, part.amount)
        left -= paid
        sums.append(OwedSum(number, part.due, part.amount, paid))
    return Owed(tuple(sums), DueBasis.PAID, over=left)


def facts(case: LoanCase, loan: Loan) -> Iterator[str]:
    if loan.claim and any(item.disputed and item.kind is LoanClaim.PENALTY for item in loan.claim.items):
        yield "late_fees"  # a fact of the law's data; one that it does not know is refused


def circumstances(loan: Loan) -> Iterator[str]:
    yield from ()


def withheld(loan: Loan) -> Iterator[Withheld]:
    if not loan.payments:
        yield Withheld("payments_missing")


def cost(case: LoanCase, loan: Loan, as_of: date, rules: MoneyRules, rates: Rates | None) -> LoanCost:
    return LoanCost(loan.principal - loan.received)


def cost_carries_names(loan: Loan) -> bool:
    return False


def is_over(loan: Loan, day: date) -> bool:
    return False


def can_be_returned(loan: Loan) -> bool:
    return False


def view(case: LoanCase, loan: Loan, positions: Positions) -> LoanView:
    return LoanView(loan.principal, positions.undisputed)


def has_cost(loan: Loan) -> bool:
    return True


def found(loan: Loan, _findings: Findings) -> Iterator[Found]:
    if loan.received < loan.principal:
        yield Found("interest-kept-back", str(loan.principal - loan.received))


def too_early(loan: Loan, incident: Incident) -> Iterator[Found]:
    yield from ()


def cost_lines(cost: LoanCost) -> Iterator[str]:
    yield f"  先扣掉的 {cost.kept_back} 元"
