"""What was paid under the contract, out of payment bills: done, to the shop, less what came back."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from letters.case import Case, Contract
    from letters.collect.logs.rows import Payment

NOTHING = Decimal("0.00")
SHORTEST_NAME = 2  # characters


@frozen
class Paid:
    """A payment with what came back of it, in yuan."""

    payment: Payment
    returned: Decimal = NOTHING

    @property
    def kept(self) -> Decimal:
        """What stayed with the shop."""
        return self.payment.amount - self.returned


@frozen
class Bill:
    """What a bill says of one shop.

    `paid` are payments to it; `aside` went to it but are not done, or all came back, each with why; `open` are refunds
    that belong to no payment seen: nothing was subtracted for them.
    """

    paid: tuple[Paid, ...]
    aside: tuple[tuple[Payment, str], ...]
    open: tuple[Payment, ...]


def shop_names(case: Case) -> tuple[str, ...]:
    """The names under which the respondents may stand in a bill."""
    names = (name for each in case.respondents for name in (each.name if each.is_named else None, each.brand))
    return tuple(dict.fromkeys(name for name in names if name))


def bill(payments: Iterable[Payment], names: Sequence[str]) -> Bill:
    """The payments to a shop of one of these names, each once."""
    ours = _each_once(payments, names)
    refunds = [each for each in ours if each.state == "refund"]
    outgoing = [each for each in ours if _is_outgoing(each)]
    paid, unmatched = _settled([each for each in outgoing if _is_done(each)], outgoing, refunds)
    kept = sorted((each for each in paid if each.kept), key=lambda each: each.payment.at.earliest)
    aside = (*_undone(outgoing), *_given_back(paid))
    return Bill(tuple(kept), aside, tuple(unmatched))


def _each_once(payments: Iterable[Payment], names: Sequence[str]) -> list[Payment]:
    """The lines about a shop of one of these names; one that two bills hold counts once."""
    found: dict[tuple[object, ...], Payment] = {}
    for each in payments:
        if is_to(names, each):
            found[each.order, each.at, each.amount, each.flow, each.what] = each
    return list(found.values())


def _is_outgoing(payment: Payment) -> bool:
    return payment.state != "refund" and payment.flow != "in"


def _is_done(payment: Payment) -> bool:
    return payment.flow == "out" and payment.state in ("paid", "refunded")


def _settled(
    done: Sequence[Payment], outgoing: Sequence[Payment], refunds: Sequence[Payment]
) -> tuple[list[Paid], list[Payment]]:
    """Each payment with what came back of it, and the refunds that belong to none."""
    returned: dict[int, Decimal] = defaultdict(Decimal)
    unmatched = [refund for refund in refunds if not _subtracted(refund, done, outgoing, returned)]
    paid = [Paid(each, min(each.amount, _returned(each) + returned[id(each)])) for each in done]
    return paid, unmatched


def _undone(outgoing: Iterable[Payment]) -> Iterator[tuple[Payment, str]]:
    for each in outgoing:
        if not _is_done(each):
            yield each, f"状态是“{each.status}”" if each.flow == "out" else "不计收支"


def _given_back(paid: Iterable[Paid]) -> Iterator[tuple[Payment, str]]:
    for each in paid:
        if not each.kept:
            yield each.payment, "已全额退款"


def is_to(names: Sequence[str], payment: Payment) -> bool:
    """Whether a payment or refund names a shop of one of these names; a name of one character names nobody."""
    text = _plain(f"{payment.party} {payment.what}")
    return any(len(name) >= SHORTEST_NAME and name in text for name in map(_plain, names))


def _returned(payment: Payment) -> Decimal:
    """What the payment's own status says came back."""
    if payment.state != "refunded":
        return NOTHING
    return payment.amount if payment.returned is None else payment.returned


def _subtracted(
    refund: Payment, done: Sequence[Payment], outgoing: Sequence[Payment], returned: dict[int, Decimal]
) -> bool:
    """Whether the refund is accounted for, having been noted in `returned` where its payment does not say so itself."""
    for payment in done:
        if payment.state == "paid" and _belongs(refund, payment):
            returned[id(payment)] += refund.amount
            return True
    return any(_belongs(refund, p) for p in outgoing if p.state != "paid") or any(
        p.party == refund.party and _returned(p) == refund.amount for p in done if p.state == "refunded"
    )


def _belongs(refund: Payment, payment: Payment) -> bool:
    by_order = bool(payment.order) and (refund.order == payment.order or refund.order.startswith(f"{payment.order}_"))
    return by_order or (bool(payment.shop_order) and refund.shop_order == payment.shop_order)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).lower().split())


@frozen
class NewPayments:
    """What the case gains: `rows` to append to the contract's payments.

    `same` are there already; `early` lie before the contract was signed; `changed` are there with the sum before a
    refund.
    """

    rows: tuple[dict[str, object], ...]
    same: int
    early: tuple[Paid, ...]
    changed: tuple[Paid, ...]


def new_payments(paid: Iterable[Paid], contract: Contract) -> NewPayments:
    """Those that the case does not have yet: of one day and sum, each counts once."""
    there = Counter((each.on, each.amount) for each in contract.payments)
    rows: list[dict[str, object]] = []
    early: list[Paid] = []
    changed: list[Paid] = []
    same = 0
    for each in paid:
        on = each.payment.at.earliest.date()
        if on < contract.signed_on:
            early.append(each)
        elif there[on, each.kept] > 0:
            there[on, each.kept] -= 1
            same += 1
        elif each.returned and there[on, each.payment.amount] > 0:
            changed.append(each)
        else:
            rows.append(_row(each, on))
    return NewPayments(tuple(rows), same, tuple(early), tuple(changed))


def _row(paid: Paid, on: date) -> dict[str, object]:
    note = f"付款{paid.payment.amount}元，已退{paid.returned}元" if paid.returned else None
    return {"on": on, "amount": str(paid.kept), "channel": paid.payment.channel, "note": note}
