"""Sums that do not add up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from letters.case.vocabulary import OptionKind
from letters.case.where import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.lease import Claim, Lease
    from letters.case.model import Case
    from letters.case.where import KeyPath
    from letters.case.wishes import Offer, Option

UNEXPLAINED = "；账单没有说明的差额另写一项，name 写“未说明的差额”，disputed = true"


def faults(case: Case) -> Iterator[Fault]:
    """The claim against its items, each option against the undisputed sum, one rent against the first."""
    if case.lease:
        yield from _lease(case.lease)
    if case.offer:
        yield from _offer(case.offer)


def _lease(lease: Lease) -> Iterator[Fault]:
    if lease.claim:
        yield from _claim(lease.claim)
    if lease.periods == 1 and lease.first_rent is not None and lease.first_rent != lease.rent:
        message = f"只有 1 期，首期租金 {lease.first_rent} 元却与每期租金 {lease.rent} 元不同"
        yield Fault(("lease", "first_rent"), message, "核对期数；确实只有 1 期就删去 first_rent")


def _claim(claim: Claim) -> Iterator[Fault]:
    total = sum((item.amount for item in claim.items), Decimal("0.00"))
    if claim.items and total != claim.amount:
        hint = "对照账单逐项核对" + (UNEXPLAINED if total < claim.amount else "")
        yield Fault(("lease", "claim", "amount"), _differ("总额", claim.amount, "分项合计", total), hint)


def _offer(offer: Offer) -> Iterator[Fault]:
    for index, option in enumerate(offer.options):
        path = ("offer", "options", index, "payments")
        if option.kind is OptionKind.SETTLEMENT:
            yield from _settlement(path, option, offer)
        elif option.kind is not OptionKind.RETURN and option.total != offer.undisputed:
            message = _differ("没有异议的金额", offer.undisputed, "这个方案各期合计", option.total)
            hint = "改各期金额，使合计与 offer.undisputed 分毫不差；除不尽的零头放在最后一期"
            yield Fault(("offer", "options", index, "payments"), message, hint)


def _settlement(path: KeyPath, option: Option, offer: Offer) -> Iterator[Fault]:
    """A settlement is one payment; where it is less than what is undisputed, the letter must say why."""
    if len(option.payments) > 1:
        yield Fault((*path, 1), "一次结清的方案只有一笔付款", '分几次付的，kind 写 "instalments"')
    if option.total < offer.undisputed and option.why is None:
        message = f"一次结清的金额 {option.total} 元少于没有异议的金额 {offer.undisputed} 元，没有写理由"
        yield Fault(path, message, "在这个方案里写 why，例如减免请求的依据和困难情况")


def _differ(one: str, first: Decimal, other: str, second: Decimal) -> str:
    return f"{one} {first} 元，{other} {second} 元，相差 {abs(first - second)} 元"
