"""A plan put into the case file: the option, and what the offer lacks; comments and everything else stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.errors import UsageError
from letters.findings.outlook import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal
    from pathlib import Path

    from letters.case.model import Case
    from letters.case.save import CaseFile
    from letters.findings.outlook import Outlook, Way
    from letters.findings.schedules import Payment

INSTEAD = "offer.options"


def check_payments(case: Case, path: Path) -> None:
    """Refuse to save where an offer would be made of a sum that nothing in the case bears out. Raises UsageError.

    An offer of the case's own stands: that sum is the person's word.
    """
    if case.offer is None and not (case.lease and case.lease.payments):
        raise UsageError(
            "案件里没有付款记录（lease.payments），不知道已经付了多少，没有存：存下的数会写成您没有异议的金额",
            f"先导入支付宝、微信账单：letters import {path} 账单文件；核对过的数，可以自己写 offer.undisputed",
        )


def save_plan(file: CaseFile, case: Case, seen: Outlook, why: str, today: date) -> tuple[str, ...]:
    """Write the one plan that was asked for, in the place of the case's own of that kind; what was changed.

    Raises UsageError where it does not fit what the case holds, CaseError or FileError where it cannot be saved.
    """
    [way] = [each for each in seen.ways if each.origin is Origin.PROPOSED]
    _check_total(case, way, why)
    changed = list(_offer(file, case, seen, way.total))
    changed.append(_option(file, case, way, why))
    file.case(today)  # what the file would refuse to be read as never reaches the disk
    file.save()
    return tuple(changed)


def _check_total(case: Case, way: Way, why: str) -> None:
    offered = case.offer.undisputed if case.offer else None
    if offered is None or way.total == offered:
        return
    if way.kind.value == "settlement":
        if way.total < offered and not why:
            raise UsageError(
                f"一次结清的 {way.total:,} 元少于没有异议的 {offered:,} 元，要写理由",
                '加 --why "为什么是这个数"，理由会写进信里',
            )
    elif way.kind.value != "return":
        raise UsageError(
            f"--amount {way.total:,} 元和案件里没有异议的金额 {offered:,} 元不一致，没有存",
            "去掉 --amount，或者先改 offer.undisputed",
        )


def _offer(file: CaseFile, case: Case, seen: Outlook, total: Decimal) -> Iterator[str]:
    """What an offer must hold and this case does not: the undisputed sum, what it is, when it fell due."""
    if case.offer is not None:
        return
    dues = seen.dues
    given: dict[str, Any] = {"undisputed": total}
    if dues and dues.undisputed_due and dues.undisputed == total:
        given["undisputed_what"] = dues.what
        given["undisputed_due"] = list(dues.undisputed_due)
    for name, value in given.items():
        file.set(f"offer.{name}", value)
        yield f"offer.{name}"


def _option(file: CaseFile, case: Case, way: Way, why: str) -> str:
    """The option, in the place of the first of its kind."""
    row = {"kind": way.kind.option.value, "why": why or None, "payments": [_row(each) for each in way.payments]}
    options = case.offer.options if case.offer else ()
    same = [number for number, option in enumerate(options) if option.kind is way.kind.option]
    if same:
        file.set(f"{INSTEAD}.{same[0]}", None)
    file.append(INSTEAD, [row])
    return f"{INSTEAD}（{'换掉了原来同类的方案' if same else '新增'}）"


def _row(payment: Payment) -> dict[str, object]:
    return {"due": payment.due, "amount": payment.amount}
