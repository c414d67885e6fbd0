"""What does not fit together between the contracts of a case, and between them and what names one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import shape
from letters.case.contracts import TABLE, contracts_of
from letters.case.deals import contracts_named, views
from letters.case.where import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.model import Case

OF_ONE = ("offer", "route", "declarations")  # what a case with several contracts says for each of them
NAMING = ("practices", "dealings")  # lists whose rows concern one contract


def faults(case: Case) -> Iterator[Fault]:
    """What each contract's kind finds, placed where the contract stands; what has to say which contract it is about."""
    for view in views(case):
        for kind, held in contracts_of(view.case):
            for fault in kind.room("checks").faults(view.case, held):
                yield Fault(view.place(fault.path), fault.message, fault.hint)
    yield from _deals(case)
    if len(case.contracts) > 1:
        yield from _of_several(case)


def _deals(case: Case) -> Iterator[Fault]:
    """Two for one contract."""
    seen: set[str] = set()
    for index, deal in enumerate(case.deals):
        if deal.contract in seen:
            yield Fault(("deals", index, "contract"), f"合同 {deal.contract} 的诉求写了两节", "合成一节")
        seen.add(deal.contract)


def _of_several(case: Case) -> Iterator[Fault]:
    """What would be true of one contract and is said of none."""
    ids = "、".join(contract.id for contract in case.contracts)
    for index, contract in enumerate(case.contracts):
        if not contract.businesses:
            hint = '写明和谁签的，例如 businesses = [{ id = "被投诉人的编号" }]；催这份合同的公司也写上'
            yield Fault((TABLE, index, "businesses"), f"有几份合同，合同 {contract.id} 没有写对方是谁", hint)
    for name in OF_ONE:
        if name in case.model_fields_set:
            hint = f"加一节 [[deals]]，写 contract（{ids} 之一），把 [{name}] 改成 [deals.{name}]，放在它下面"
            yield Fault((name,), f"有几份合同，没有写“{shape.title((name,))}”是哪一份的", hint)
    for name in NAMING:
        for index, entry in enumerate(getattr(case, name)):
            if not contracts_named(case, entry):
                hint = f"加一行 contract，写 {ids} 之一；或者在 by 写明是哪个被投诉人"
                yield Fault((name, index), "有几份合同，没有写这一条是哪一份的", hint)
