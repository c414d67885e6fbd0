"""What cannot all be true of a lease: days before it was signed, sums that do not add up, a device given back twice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from letters.case import shape
from letters.case.contracts import HERE
from letters.case.sum_checks import differ
from letters.case.where import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.case.contracts.lease.model import Claim, Lease
    from letters.case.model import Case
    from letters.case.where import KeyPath
    from letters.case.wishes import Offer

UNEXPLAINED = "；账单没有说明的差额另写一项，name 写“未说明的差额”，disputed = true"


def faults(case: Case, lease: Lease) -> Iterator[Fault]:
    """Every contradiction within the lease, and between it and the offer."""
    yield from _before_signing(lease, case.offer)
    yield from _sums(lease)
    yield from _device(lease, case.offer)


def _before_signing(lease: Lease, offer: Offer | None) -> Iterator[Fault]:
    signed = lease.signed_on
    claimed = [((HERE, "claim", "as_of"), lease.claim.as_of)] if lease.claim else []
    for path, day in [*_payments(lease), *claimed, *_due_days(offer)]:
        if day < signed:
            yield _too_early(path, day, signed)
    if lease.overdue_since and lease.overdue_since <= signed:
        yield _too_early((HERE, "overdue_since"), lease.overdue_since, signed)


def _payments(lease: Lease) -> list[tuple[KeyPath, date]]:
    return [((HERE, "payments", index, "on"), each.on) for index, each in enumerate(lease.payments)]


def _due_days(offer: Offer | None) -> list[tuple[KeyPath, date]]:
    if offer is None:
        return []
    return [(("offer", "undisputed_due", index), day) for index, day in enumerate(offer.undisputed_due)]


def _too_early(path: KeyPath, day: date, signed: date) -> Fault:
    message = f"“{shape.title(path)}”{day} 不晚于签约日期 {signed}" if day == signed else ""
    message = message or f"“{shape.title(path)}”{day} 早于签约日期 {signed}"
    return Fault(path, message, "核对这个日期和合同的 signed_on（签约或下单日期），改正抄错的一个")


def _sums(lease: Lease) -> Iterator[Fault]:
    if lease.claim:
        yield from _claim(lease.claim)
    if lease.periods == 1 and lease.first_rent is not None and lease.first_rent != lease.rent:
        message = f"只有 1 期，首期租金 {lease.first_rent} 元却与每期租金 {lease.rent} 元不同"
        yield Fault((HERE, "first_rent"), message, "核对期数；确实只有 1 期就删去 first_rent")


def _claim(claim: Claim) -> Iterator[Fault]:
    total = sum((item.amount for item in claim.items), Decimal("0.00"))
    if claim.items and total != claim.amount:
        hint = "对照账单逐项核对" + (UNEXPLAINED if total < claim.amount else "")
        yield Fault((HERE, "claim", "amount"), differ("总额", claim.amount, "分项合计", total), hint)


def _device(lease: Lease, offer: Offer | None) -> Iterator[Fault]:
    """One cannot have sold, or give back, what never came; nor give back what is gone."""
    if lease.device_received is False and lease.device_disposed:
        message = "写了没有收到设备，又写设备已转卖、抵押或丢失"
        yield Fault((HERE, "device_disposed"), message, "按实际情况只留一项")
    gone = lease.device_received is False or lease.device_disposed is True
    if offer and offer.return_device and gone:
        message = "设备不在手上（合同里这样写），却写愿意返还设备"
        yield Fault(
            ("offer", "return_device"), message, "做不到的事不要承诺：改成 return_device = false，或核对 [[contracts]]"
        )
