"""What to heed about an offer: the one list over a case that plan, check, write, track and an agreement all read.

Each entry names a warning (`letters/compose/guard/data/warnings/money.toml` has its words and how heavy it is) and says
in `detail` what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import OptionKind
from letters.findings.affordable import check
from letters.findings.arrangements import THEIR_PLAN, counter_offers
from letters.findings.budgeting import means_of
from letters.findings.calendar import is_workday
from letters.findings.due_values import PAYMENTS_MISSING
from letters.findings.dues import is_out_of_time
from letters.findings.owed import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from letters.case import Offer, Option
    from letters.findings.affordable import Check
    from letters.findings.due_values import Dues
    from letters.findings.findings import Findings
    from letters.findings.owed import OwedSum

SHOWN = 3  # months that a detail names
ENDS = frozenset({OptionKind.RETURN, OptionKind.SETTLEMENT})  # with these the contract ends


class Heed(NamedTuple):
    """A warning by its name, and what was found."""

    id: str
    detail: str = ""


def heeds(findings: Findings, plan: Option | None = None) -> Iterator[Heed]:
    """What an offer may cost its sender, and what the other side proposes instead; nothing where there is neither.

    Of a letter that lays down one `plan`, the others that were offered or proposed once are no matter. Raises
    HorizonError for an unknown day.
    """
    offer = findings.case.offer
    own = offer.options if offer else ()
    for option in () if plan else counter_offers(findings.case):
        yield from _option(findings, option, THEIR_PLAN)
    if offer is not None:
        yield from _own(findings, offer)
    laid_down = (plan,) if plan else own
    yield from _days(findings, laid_down)
    for option in laid_down:
        yield from _option(findings, option, option.kind.label)
    if offer is not None and findings.dues is not None:
        yield from _to_check(findings.dues)


def heeds_of(findings: Findings, plan: Option, name: str) -> Iterator[Heed]:
    """What one way of paying gives reason to heed, whatever else was offered once; `name` is what it is called."""
    yield from _days(findings, (plan,))
    yield from _option(findings, plan, name)


def _own(findings: Findings, offer: Offer) -> Iterator[Heed]:
    """What the person offers: whether anything is to be offered, and what they call undisputed."""
    if _may_owe_nothing(findings) and (offer.undisputed or offer.options):
        yield Heed("offer-where-nothing-may-be-owed")
    if offer.undisputed is not None:
        yield Heed("offer-restarts-limitation")
        yield from _said(findings, offer)


def _may_owe_nothing(findings: Findings) -> bool:
    """Whether it may be that nothing is owed, so that nothing is to be offered."""
    return any(each.forbids for each in findings.positions.withheld)


def _to_check(dues: Dues) -> Iterator[Heed]:
    """What is remarked of what is due."""
    for remark in dues.remarks:
        if remark.id not in SAID_OTHERWISE:
            yield Heed("sums-to-check", remark.text)


SAID_OTHERWISE = frozenset({PAYMENTS_MISSING, "not_delivered", "cash_handed_over"})  # by a warning of its own


def _said(findings: Findings, offer: Offer) -> Iterator[Heed]:
    """What the person calls undisputed, against what is due, what is claimed, and what is known."""
    said, claim = offer.undisputed or NOTHING, _claimed(findings)
    if not offer.undisputed_due:
        yield Heed("undisputed-dates-unknown")
    if late := [day for day in offer.undisputed_due if is_out_of_time(day, findings.day, findings.books.law)]:
        yield Heed("undisputed-out-of-time", _named(late))
    if claim is not None and said > claim:
        yield Heed("undisputed-over-claim", f"{said:,}元比对方主张的{claim:,}元还多")
    if findings.dues is not None:
        lacking = _lacking(findings, offer, findings.dues)
        if lacking:
            yield Heed("undisputed-lacks-matured", _named(lacking))
        yield from _said_against_due(said, findings.dues, sum(lacking.values(), NOTHING))


def _lacking(findings: Findings, offer: Offer, dues: Dues) -> dict[date, Decimal]:
    """What has fallen due since the claim, is unpaid, and stands on no day that the offer names: how much on which."""
    unpaid = {each.due for each in dues.in_time}
    since = [each for each in findings.positions.matured if each.due in unpaid]
    return {each.due: each.amount for each in since if offer.undisputed_due and each.due not in offer.undisputed_due}


def _said_against_due(said: Decimal, dues: Dues, lacking: Decimal) -> Iterator[Heed]:
    """What the person calls undisputed, where it is another sum than has fallen due, or none can be worked out.

    What is said already to be `lacking`, in yuan, is not said to be short once more.
    """
    if not dues.has_payments and said:
        yield Heed("undisputed-without-payments", f"{said:,}")
    if dues.arrears is None:
        return
    if said > dues.arrears:
        gap = said - dues.arrears
        yield Heed("undisputed-over-due", f"{said:,}元，比推算已到期没有付的{dues.arrears:,}元多{gap:,}元")
    if said + lacking < dues.arrears:
        yield Heed("undisputed-under-due", f"{said:,}元，比推算已到期没有付的{dues.arrears:,}元少")


def _claimed(findings: Findings) -> Decimal | None:
    contract = findings.case.contract
    return contract.claim.amount if contract and contract.claim else None


def _option(findings: Findings, option: Option, name: str) -> Iterator[Heed]:
    """One way of paying, against the budget with what runs on beside it, what is due, and the deposit."""
    yield from _over_means(held_against_means(findings, option), name)
    if findings.dues is not None:
        yield from _option_against_due(findings.dues, findings.positions.undisputed, option, name)


def _over_means(held: Check, name: str) -> Iterator[Heed]:
    """The months that the budget does not carry."""
    if short := held.short:
        months = "、".join(f"{month.first.year}年{month.first.month}月差{month.lacks:,}元" for month in short[:SHOWN])
        more = f"等{len(short)}个月" if len(short) > SHOWN else ""
        yield Heed("budget-does-not-carry", f"“{name}”{months}{more}")


def _option_against_due(dues: Dues, said: Decimal | None, option: Option, name: str) -> Iterator[Heed]:
    """More than has fallen due, or a return for which the deposit was not taken into account."""
    due = max(dues.arrears or NOTHING, said or NOTHING)
    if dues.arrears is not None and option.kind is not OptionKind.SETTLEMENT and option.total > due:
        yield Heed("option-over-due", f"“{name}”合计{option.total:,}元，比推算已到期没有付的多{option.total - due:,}元")
    if option.kind is OptionKind.RETURN and dues.deposit and option.total == said:
        yield Heed("deposit-not-netted", f"{dues.deposit:,}")


def held_against_means(findings: Findings, option: Option) -> Check:
    """A way of paying month by month against what the leanest month leaves."""
    offer = findings.case.offer
    keeps = option.kind not in ENDS and not (offer and offer.return_device)
    dues = findings.dues
    later: Iterable[OwedSum] = dues.later if dues and keeps else ()
    means = means_of(findings.case.budget, findings.books.money.share)
    return check(((each.due, each.amount) for each in option.payments), means, later)


def _days(findings: Findings, options: Iterable[Option]) -> Iterator[Heed]:
    """Days of payment that have passed, or on which nobody works."""
    days = sorted({payment.due for option in options for payment in option.payments})
    if past := [day for day in days if day < findings.day]:
        yield Heed("instalment-past", _named(past))
    if resting := [day for day in days if day >= findings.day and not is_workday(day).works]:
        yield Heed("instalment-on-rest-day", _named(resting))


def _named(days: Iterable[date]) -> str:
    return "、".join(map(str, days))
