"""What a case gives about money on one day: means, dues, ways of paying, counter-offers, what the lease costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from letters.findings.affordable import NOTHING, Check, check
from letters.findings.budgeting import Means, means_of
from letters.findings.dues import Dues, dues_of
from letters.findings.lease_cost import LeaseCost, lease_cost
from letters.findings.offers import Footing, PlanKind, Wish, propose
from letters.findings.schedules import Payment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from letters.books.money_rules import MoneyRules
    from letters.case.filings import Filing, Reply
    from letters.case.model import Case
    from letters.case.wishes import Instalment, Option
    from letters.findings.schedules import IsWorkday
    from letters.law.book import Law
    from letters.law.rates import Rates

USUAL = (PlanKind.DEFERRAL, PlanKind.INSTALMENTS, PlanKind.SETTLEMENT, PlanKind.RETURN)


class Origin(StrEnum):
    """Where a way of paying comes from."""

    CASE = "case"  # an option of the case file
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of paying, held against the budget. `rest_days` are due days of the case's own that nobody works on."""

    kind: PlanKind
    origin: Origin
    payments: tuple[Payment, ...]
    total: Decimal
    check: Check
    rest_days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Counter:
    """What the other side proposed in answer to a filing; `above` what it asks beyond the undisputed, in yuan.

    `check` is None where no payments were named, `above` where it is not known what is undisputed.
    """

    filing: Filing
    on: date
    total: Decimal
    payments: tuple[Instalment, ...]
    above: Decimal | None
    check: Check | None


@dataclass(frozen=True, slots=True)
class Turn:
    """How a talk about money stands after its last reply, and the letter that comes next."""

    filing: Filing
    reply: Reply
    letter: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """The whole, as of a day. `total` is what plans pay: what the offer calls undisputed, else what is computed."""

    as_of: date
    means: Means
    dues: Dues | None
    total: Decimal | None
    ways: tuple[Way, ...]
    counters: tuple[Counter, ...]
    turns: tuple[Turn, ...]
    cost: LeaseCost | None


@dataclass(frozen=True)
class MoneyBooks:
    """What the outlook is drawn with: words and figures, the law, rates, the calendar of working days."""

    rules: MoneyRules
    law: Law
    rates: Rates
    is_workday: IsWorkday


def outlook(case: Case, as_of: date, share: int, wish: Wish | None, books: MoneyBooks) -> Outlook:
    """The outlook of a case; with a wish its plan alone, else the case's own options and the usual ones beside them.

    Raises UsageError where the wish cannot be met, LettersError where it needs a sum that nobody knows, HorizonError
    for a day that the law's data does not know.
    """
    means = means_of(case.budget, share)
    dues = dues_of(case, as_of, books.rules, books.law)
    footing = _footing(case, as_of, means, dues)
    return Outlook(
        as_of=as_of,
        means=means,
        dues=dues,
        total=footing.total,
        ways=tuple([_proposed(wish, footing, books)] if wish else _ways(case, footing, books)),
        counters=tuple(_counters(case, footing)),
        turns=tuple(_turns(case, books.rules)),
        cost=lease_cost(case, as_of, books.rules, books.rates),
    )


def _footing(case: Case, as_of: date, means: Means, dues: Dues | None) -> Footing:
    """What plans stand on; rents that are still to come are no matter once the device goes back."""
    total = case.offer.undisputed if case.offer else dues.undisputed if dues else None
    rents = tuple(rent.open for rent in dues.rents) if dues else ()
    days = [*(dues.rents + dues.later if dues else ())]
    day = days[0].due.day if days else case.lease.signed_on.day if case.lease else as_of.day
    keeps = not (case.offer and case.offer.return_device)
    return Footing(as_of, total, rents, means, day, dues.later if dues and keeps else ())


def _ways(case: Case, footing: Footing, books: MoneyBooks) -> Iterator[Way]:
    """The case's own options, then the usual ones that it does not hold."""
    own = [_own(option, footing, books) for option in (case.offer.options if case.offer else ())]
    yield from own
    held = {way.kind.option for way in own}
    if footing.total:
        wishes = [Wish(kind) for kind in USUAL if kind.option not in held and _may(kind, case)]
        yield from (_proposed(wish, footing, books) for wish in wishes)


def _may(kind: PlanKind, case: Case) -> bool:
    """Whether a way makes sense: a device that is gone, never came or is to be kept is not given back."""
    if kind is not PlanKind.RETURN:
        return True
    gone = case.lease is None or case.lease.device_disposed or case.lease.device_received is False
    return not gone and not (case.offer and case.offer.return_device is False)


def _own(option: Option, footing: Footing, books: MoneyBooks) -> Way:
    days = {payment.due: books.is_workday(payment.due) for payment in option.payments}
    payments = tuple(Payment(each.due, each.amount, each.due, days[each.due][1]) for each in option.payments)
    rest_days = tuple(day for day, (works, _) in days.items() if not works)
    kind = PlanKind[option.kind.name]
    return Way(kind, Origin.CASE, payments, option.total, _checked(payments, footing, kind), rest_days)


def _proposed(wish: Wish, footing: Footing, books: MoneyBooks) -> Way:
    made = propose(wish, footing, books.rules, books.is_workday)
    return Way(wish.kind, Origin.PROPOSED, made.payments, made.total, _checked(made.payments, footing, wish.kind))


def _checked(payments: Iterable[Payment | Instalment], footing: Footing, kind: PlanKind | None = None) -> Check:
    later = () if kind is PlanKind.RETURN else footing.later
    return check(((payment.due, payment.amount) for payment in payments), footing.means, later)


def _counters(case: Case, footing: Footing) -> Iterator[Counter]:
    """What the other side proposed, in order of the filings."""
    for filing in case.filings:
        for reply in filing.replies:
            if reply.counter is not None:
                total, payments = reply.counter.total, reply.counter.payments
                above = None if footing.total is None else max(total - footing.total, NOTHING)
                yield Counter(
                    filing, reply.on, total, payments, above, _checked(payments, footing) if payments else None
                )


def _turns(case: Case, rules: MoneyRules) -> Iterator[Turn]:
    """Talks whose last reply leads to a letter about money that has not been sent yet."""
    for filing in case.filings:
        if filing.last and filing.last.outcome in rules.after:
            letter = rules.after[filing.last.outcome]
            if not any(each.letter == letter and each.about == filing.id and each.about for each in case.filings):
                yield Turn(filing, filing.last, letter)
