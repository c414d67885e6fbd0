"""What a case gives about money on one day: means, dues, ways of paying, counter-offers, what the contract costs."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from letters.findings.affordable import NOTHING, Check, by_month, check
from letters.findings.budgeting import means_of, pro_rata
from letters.findings.offers import Footing, PlanKind, Wish, propose
from letters.findings.rooms import held_by
from letters.findings.schedules import Payment
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from letters.books import MoneyRules
    from letters.case import Case, Filing, Instalment, Option, Reply
    from letters.findings.budgeting import Means, Share
    from letters.findings.due_values import Dues
    from letters.findings.findings import Findings
    from letters.findings.schedules import IsWorkday

ENDS = frozenset({PlanKind.RETURN, PlanKind.SETTLEMENT})  # with these the contract ends
USUAL = (PlanKind.DEFERRAL, PlanKind.INSTALMENTS, PlanKind.SETTLEMENT, PlanKind.RETURN)


class Origin(StrEnum):
    """Where a way of paying comes from."""

    CASE = "case"  # an option of the case file
    PROPOSED = "proposed"


@frozen
class Way:
    """One way of paying, held against the budget. `rest_days` are due days of the case's own that nobody works on."""

    kind: PlanKind
    origin: Origin
    payments: tuple[Payment, ...]
    total: Decimal
    check: Check
    rest_days: tuple[date, ...] = ()


@frozen
class Counter:
    """What the other side proposed in answer to a filing; `above` what it asks beyond what plans pay, in yuan.

    `check` is None where no payments were named, `above` where it is not known what is to be paid.
    """

    filing: Filing
    on: date
    total: Decimal
    payments: tuple[Instalment, ...]
    above: Decimal | None
    check: Check | None


@frozen
class Turn:
    """How a talk about money stands after its last reply, and the letter that comes next."""

    filing: Filing
    reply: Reply
    letter: str


@frozen
class Outlook:
    """The whole, as of a day. `said` is what the person calls undisputed, None where they have not said.

    `total` is what plans pay: what was said, else what is computed, with which they are merely tried out; None where
    neither can be told. `shares` is what each of several creditors would get of a month's money pro rata, this contract
    first under the name "".
    """

    as_of: date
    means: Means
    dues: Dues | None
    said: Decimal | None
    total: Decimal | None
    ways: tuple[Way, ...]
    counters: tuple[Counter, ...]
    turns: tuple[Turn, ...]
    cost: Any
    shares: tuple[Share, ...] = ()


def outlook(findings: Findings, share: int, wish: Wish | None, is_workday: IsWorkday) -> Outlook:
    """The outlook of a case; with a wish its plan alone, else the case's own options and the usual ones beside them.

    `share` is the percent of what a month leaves that may be offered. Raises UsageError where the wish cannot be met,
    LettersError where it needs a sum that nobody knows, HorizonError for a day that the law's data does not know.
    """
    case = findings.case
    means = means_of(case.budget, share)
    planner = _Planner(_footing(findings, means), findings.books.money, is_workday)
    return Outlook(
        as_of=findings.day,
        means=means,
        dues=findings.dues,
        said=findings.positions.undisputed,
        total=planner.footing.total,
        ways=tuple([planner.proposed(wish)] if wish else _ways(case, planner)),
        counters=tuple(_counters(case, planner.footing)),
        turns=tuple(_turns(case, findings.books.money)),
        cost=findings.cost,
        shares=_shares(case, means, planner.footing.total),
    )


def _shares(case: Case, means: Means, total: Decimal | None) -> tuple[Share, ...]:
    """A month's money among this contract and the other creditors; nothing where there is none beside it."""
    debts = case.budget.debts if case.budget else ()
    if not debts or not total or not means.pool:
        return ()
    return pro_rata(means.pool, [("", total), *((debt.creditor, debt.amount) for debt in debts)])


def _footing(findings: Findings, means: Means) -> Footing:
    """What plans stand on; what is still to fall due is no matter once the device goes back."""
    case, dues, said = findings.case, findings.dues, findings.positions.undisputed
    offer = case.offer
    if dues is None:
        return Footing(findings.day, said, (), means, _signed_day(findings))
    keeps = offer is None or not offer.return_device
    unpaid = (*dues.sums, *dues.later)
    return Footing(
        as_of=findings.day,
        total=dues.arrears if said is None else said,
        parts=tuple(by_month((each.due, each.open) for each in dues.in_time).values()),
        means=means,
        due_day=unpaid[0].due.day if unpaid else _signed_day(findings),
        later=dues.later if keeps else (),
        deposit=dues.deposit,
    )


def _signed_day(findings: Findings) -> int:
    """The day of the month on which the contract was signed, else that of the day looked at."""
    contract = findings.case.contract
    return contract.signed_on.day if contract else findings.day.day


class _Planner(NamedTuple):
    """What ways of paying are made with."""

    footing: Footing
    rules: MoneyRules
    is_workday: IsWorkday

    def own(self, option: Option) -> Way:
        """An option of the case, as it stands there."""
        days = {payment.due: self.is_workday(payment.due) for payment in option.payments}
        payments = tuple(Payment(each.due, each.amount, each.due, days[each.due][1]) for each in option.payments)
        rest_days = tuple(day for day, (works, _) in days.items() if not works)
        kind = PlanKind[option.kind.name]
        return Way(kind, Origin.CASE, payments, option.total, _checked(payments, self.footing, kind), rest_days)

    def proposed(self, wish: Wish) -> Way:
        """The plan that a wish makes."""
        if wish.kind is PlanKind.RETURN and wish.amount is None and not self.footing.sum_for(wish):
            return Way(wish.kind, Origin.PROPOSED, (), NOTHING, _checked((), self.footing, wish.kind))
        made = propose(wish, self.footing, self.rules, self.is_workday)
        checked = _checked(made.payments, self.footing, wish.kind)
        return Way(wish.kind, Origin.PROPOSED, made.payments, made.total, checked)


def _ways(case: Case, planner: _Planner) -> Iterator[Way]:
    """The case's own options, then the usual ones that it does not hold."""
    own = [planner.own(option) for option in (case.offer.options if case.offer else ())]
    yield from own
    held = {way.kind.option for way in own}
    wishes = [Wish(kind) for kind in USUAL if kind.option not in held and _may(kind, case)]
    yield from (planner.proposed(wish) for wish in wishes if planner.footing.total)


def _may(kind: PlanKind, case: Case) -> bool:
    """Whether a way makes sense: what cannot be given back, or is to be kept, is not."""
    if kind is not PlanKind.RETURN:
        return True
    held = held_by(case)
    can_be = held is not None and held.room.can_be_returned(held.contract)
    return can_be and not (case.offer and case.offer.return_device is False)


def _checked(payments: Iterable[Payment | Instalment], footing: Footing, kind: PlanKind | None = None) -> Check:
    later = () if kind in ENDS else footing.later
    return check(((payment.due, payment.amount) for payment in payments), footing.means, later)


def _counters(case: Case, footing: Footing) -> Iterator[Counter]:
    """What the other side proposed, in order of the filings."""
    for filing in case.filings:
        for reply in filing.replies:
            if reply.counter is not None:
                total, payments = reply.counter.total, reply.counter.payments
                above = None if footing.total is None else max(total - footing.total, NOTHING)
                checked = _checked(payments, footing) if payments else None
                yield Counter(filing, reply.on, total, payments, above, checked)


def _turns(case: Case, rules: MoneyRules) -> Iterator[Turn]:
    """Talks whose last reply leads to a letter about money that has not been sent yet."""
    for filing in case.filings:
        if filing.last and filing.last.outcome in rules.after:
            letter = rules.after[filing.last.outcome]
            if not any(each.letter == letter and each.about == filing.id and each.about for each in case.filings):
                yield Turn(filing, filing.last, letter)
