"""What a template sees of a lease: the room that `letters.compose.view.rooms.Room` describes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from letters.case import ClaimKind, PeriodUnit
from letters.compose.view.by_now import by_now
from letters.compose.view.case_views import ClaimView, claim_view, disputed_line, why_disputed
from letters.compose.view.filters import day, yuan
from letters.compose.view.other_side import lessor, through
from letters.findings import LeaseCost, age, emergency_without_guarantee, is_adult
from letters.kit.listing import listed

if TYPE_CHECKING:
    from letters.case import Case, Lease, Terms
    from letters.findings import ItemPosition, Positions


class TermsView(NamedTuple):
    """Terms of the contract, as the person took them from it."""

    auto_buyout_days: int | None
    overdue_rule: str | None
    contacts_permission: str | None


class PaymentView(NamedTuple):
    """One payment that the person made, as they put it down; yuan."""

    on: date
    amount: Decimal
    channel: str | None
    note: str | None
    times: int  # how many times it was paid in, of which the day is the last


class LeaseView(NamedTuple):
    """The contract as a letter tells it; sums in yuan. `disputed` lists the items not accepted, with reasons.

    `fees` is what is to be paid beside rents and deposit: 碎屏保障服务费399元.
    `payments` are the person's own (`paid_deposit` and `paid_fees`, 碎屏保障服务费399元, are in their total), one by
    one in `own_payments`; `advanced` is what somebody who arranged the deal paid.
    `emergency` are the relations of those named as emergency contacts who guarantee nothing, "" for nobody.
    `items` are those of the claim, with what is said against each, and what of the rents it calls ahead has fallen due
    by now; `age` is that of a minor on signing.
    `is_for_use` says that nothing in the case speaks against a device rented to be used: that it never came, or cash.
    """

    signed_on: date
    through: str
    order_number: str | None
    device: str
    periods: int | None
    period_unit: PeriodUnit
    rent: Decimal | None
    first_rent: Decimal | None
    total_rent: Decimal | None
    buyout_price: Decimal | None
    deposit: Decimal | None
    fees: str
    official_price: Decimal | None
    price_source: str | None
    payment_count: int
    total_paid: Decimal
    paid_deposit: Decimal | None
    paid_fees: str
    advanced_count: int
    advanced: Decimal
    nothing_paid: bool
    no_device: bool
    cash: Decimal | None
    claim: ClaimView | None
    disputed: str
    has_late_fees: bool
    has_future_rent: bool
    rate_in_letters: bool
    condition: str | None
    terms: TermsView | None
    is_for_use: bool
    lessor: str | None
    own_payments: tuple[PaymentView, ...]
    emergency: str
    items: str
    disputed_names: str
    age: int | None

    @property
    def payments(self) -> bool:
        """Whether the person paid anything that is on record."""
        return self.payment_count > 0


BUYOUT = "买断"

VIEW, COST_VIEW = LeaseView, LeaseCost


def view(case: Case, lease: Lease, positions: Positions) -> LeaseView:
    """The lease of a case, with how the person stands to what is claimed."""
    kinds, disputed = {item.kind for item in positions.items}, _disputed(positions)
    return LeaseView(
        signed_on=lease.signed_on,
        through=through(case),
        lessor=lessor(case),
        order_number=lease.order_number,
        device=lease.device,
        periods=lease.periods,
        period_unit=lease.period_unit,
        rent=lease.rent,
        first_rent=lease.first_rent,
        total_rent=lease.total_rent,
        buyout_price=lease.buyout_price,
        deposit=lease.deposit or None,
        fees=listed(f"{fee.name}{yuan(fee.amount)}" for fee in lease.fees),
        official_price=lease.official_price,
        price_source=lease.price_source,
        no_device=lease.device_received is False,
        cash=lease.cash_received,
        claim=claim_view(lease.claim) if lease.claim else None,
        disputed="；".join(map(disputed_line, disputed)),
        disputed_names=listed(_asked_about(item, lease, positions) for item in disputed),
        items=_items(lease, positions),
        age=_age(case, lease),
        has_late_fees=ClaimKind.LATE_FEE in kinds,
        has_future_rent=ClaimKind.RENT_FUTURE in kinds,
        rate_in_letters=lease.rate_in_letters is True,
        condition=lease.condition,
        terms=_terms(lease.terms),
        own_payments=_payments(lease),
        emergency="、".join(emergency_without_guarantee(case, lease)),
        is_for_use=_is_for_use(lease),
        **_paid(lease, positions),
    )


def _paid(lease: Lease, positions: Positions) -> dict[str, Any]:
    """The fields of a view that say what was paid, and what the other side advanced of it."""
    return {
        "payment_count": sum(each.times for each in lease.own_payments),
        "total_paid": lease.total_paid,
        "paid_deposit": positions.deposit or None,
        "paid_fees": _paid_fees(lease, positions),
        "advanced_count": sum(each.times for each in lease.payments if not each.is_own),
        "advanced": lease.total_advanced,
        "nothing_paid": lease.nothing_paid,
    }


def _is_for_use(lease: Lease) -> bool:
    return lease.device_received is not False and not lease.cash_received


def _disputed(positions: Positions) -> list[ItemPosition]:
    """What is not accepted of a claim."""
    return [item for item in positions.disputed if item.kind is not None]


def _paid_fees(lease: Lease, positions: Positions) -> str:
    """The fees of the contract, where the payments hold them all; "" where they do not, or others paid a part."""
    fees = sum((fee.amount for fee in lease.fees), Decimal(0))
    if not fees or positions.fees != fees or len(lease.own_payments) != len(lease.payments):
        return ""
    return listed(f"{fee.name}{yuan(fee.amount)}" for fee in lease.fees)


def _payments(lease: Lease) -> tuple[PaymentView, ...]:
    return tuple(PaymentView(each.on, each.amount, each.channel, each.note, each.times) for each in lease.own_payments)


def _items(lease: Lease, positions: Positions) -> str:
    """剩余租金1,798元；买断款2,599元（有异议：没有选择买断）."""
    why = {item.name: why_disputed(item) for item in _disputed(positions)}
    against = {name: f"有异议：{text}" if text else "有异议" for name, text in why.items()}
    told = []
    for item in lease.claim.items if lease.claim else ():
        beside = [words for words in (by_now(positions, item.kind), against.get(item.name)) if words]
        told.append(f"{item.name}{yuan(item.amount)}" + (f"（{'；'.join(beside)}）" if beside else ""))
    return "；".join(told)


def _asked_about(item: ItemPosition, lease: Lease, positions: Positions) -> str:
    """剩余租金中未到期的5期（按2026年9月20日计）: with the claim's day where that is no longer so."""
    if lease.claim is None or not by_now(positions, item.kind):
        return item.name
    return f"{item.name}（按{day(lease.claim.as_of)}计）"


def _age(case: Case, lease: Lease) -> int | None:
    """How old the sender was, of somebody who was not of age."""
    born = case.complainant.birthday
    return None if born is None or is_adult(born, lease.signed_on) else age(born, lease.signed_on)


def _terms(terms: Terms) -> TermsView | None:
    """The terms that are told, the buy-out once; None where none is."""
    says_so = BUYOUT in (terms.overdue_rule or "")
    told = TermsView(None if says_so else terms.auto_buyout_days, terms.overdue_rule, terms.contacts_permission)
    return told if any(each is not None for each in told) else None


def has_cost(lease: Lease) -> bool:
    """Whether a table of what it costs would say more than the contract: a price to hold it against, or a buy-out."""
    return lease.rents_known and (lease.official_price is not None or bool(lease.buyout_price))
