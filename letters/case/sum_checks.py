"""Sums that do not add up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from letters.case.contracts import place
from letters.case.deals import views
from letters.case.disputes import claim_items, likely, pairs
from letters.case.vocabulary import OptionKind
from letters.case.where import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.contracts import ClaimItem
    from letters.case.model import Case
    from letters.case.where import KeyPath
    from letters.case.wishes import DisputedItem, Offer, Option

NOTHING = Decimal("0.00")


def faults(case: Case) -> Iterator[Fault]:
    """Each offer against itself and the claim that it answers."""
    for view in views(case):
        for fault in _of_one(view.case):
            yield Fault(view.place(fault.path), fault.message, fault.hint)


def _of_one(case: Case) -> Iterator[Fault]:
    if case.offer:
        yield from _offer(case.offer)
    yield from _disputed(case)


def _offer(offer: Offer) -> Iterator[Fault]:
    for index, option in enumerate(offer.options):
        path = ("offer", "options", index, "payments")
        if option.kind is OptionKind.SETTLEMENT:
            yield from _settlement(path, option, offer)
        elif option.kind is not OptionKind.RETURN and _differs(option, offer):
            message = differ("没有异议的金额", offer.undisputed or NOTHING, "这个方案各期合计", option.total)
            hint = (
                "改各期金额，使合计与 offer.undisputed 分毫不差，零头放在最后一期；确实要提另一个数的，在方案里写 why"
            )
            yield Fault(("offer", "options", index, "payments"), message, hint)


def _differs(option: Option, offer: Offer) -> bool:
    """Whether a total is another than what the person calls undisputed, without a word why."""
    return offer.undisputed is not None and option.why is None and option.total != offer.undisputed


def _disputed(case: Case) -> Iterator[Fault]:
    """What the offer disputes, against the same item of the claim: letters of one pack must not tell it in two ways."""
    found = list(pairs(case))
    told = [item for _, item in found if item is not None]
    silent = [item for item in claim_items(case) if not any(item is one for one in told)]
    for index, (disputed, item) in enumerate(found):
        path = ("offer", "disputed", index)
        if item is not None:
            yield from _of_item(path, disputed, item, place("claim.items"))
        elif meant := likely(disputed, silent):
            message = f"对方主张的分项里没有“{disputed.item}”，是不是“{meant.name}”？"
            yield Fault((*path, "item"), message, "同一个项目，两处写成一样的名称")


def _of_item(path: KeyPath, disputed: DisputedItem, item: ClaimItem, items: str) -> Iterator[Fault]:
    if disputed.amount is not None and disputed.amount != item.amount:
        message = differ(f"“{item.name}”这里写", disputed.amount, "对方主张的分项写", item.amount)
        yield Fault((*path, "amount"), message, "同一个项目两处的金额应当相同：对照账单，改正其中一处")
    if not item.disputed:
        message = f"“{item.name}”这里写了有异议，对方主张的这一分项却没有写"
        hint = f"有异议的，在 {items} 的这一项加 disputed = true 和 why；没有异议的，从 offer.disputed 里删去"
        yield Fault((*path, "item"), message, hint)


def _settlement(path: KeyPath, option: Option, offer: Offer) -> Iterator[Fault]:
    """A settlement is one payment; where it is less than what is undisputed, the letter must say why."""
    if len(option.payments) > 1:
        yield Fault((*path, 1), "一次结清的方案只有一笔付款", '分几次付的，kind 写 "instalments"')
    if offer.undisputed is not None and option.total < offer.undisputed and option.why is None:
        message = f"一次结清的金额 {option.total} 元少于没有异议的金额 {offer.undisputed} 元，没有写理由"
        yield Fault(path, message, "在这个方案里写 why，例如减免请求的依据和困难情况")


def differ(one: str, first: Decimal, other: str, second: Decimal) -> str:
    """Two sums that should be one, in Chinese: 总额 10 元，分项合计 9 元，相差 1 元."""
    return f"{one} {first} 元，{other} {second} 元，相差 {abs(first - second)} 元"
