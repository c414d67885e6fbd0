"""What the person accepts, by the day on which it fell due or by its name in the claim, put into a case's text."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters import findings
from letters.case import CaseFile, claim_items
from letters.desk.money.plan_saving import SavedPlan, deal_place, refuse_baseless, refuse_hurting
from letters.desk.money.plans import money_books
from letters.errors import UsageError
from letters.kit.typed import option_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from letters.case import Case, ClaimItem
    from letters.findings import Dues, OwedSum

OPTION = "--accept"
SHOWN = 12  # days or items that a refusal names


def with_accepted(text: str, case: Case, typed: str, on: date, today: date, name: str = "case.toml") -> SavedPlan:
    """What the person accepts: the days on which it fell due (`2026-09-10,2026-10-10~2026-11-10`), or items by name.

    An item of the claim is named as the other side calls it, or by a part of that. Raises UsageError for a day on which
    nothing fell due, or so long ago that it is out of time, for an item there is not, and where nothing may be
    accepted; CaseError where the text would be no case.
    """
    refuse_hurting(case, name)
    pieces = [each for each in re.split(r"[,，、;；\s]+", typed.strip()) if each]
    days = [each for each in pieces if each[:1].isdigit()]
    if days and len(days) < len(pieces):
        raise UsageError(f"{OPTION} 里又有到期日，又有分项的名称", "分两次写：先写到期日的，再写分项的")
    file = CaseFile(Path(name), text, None)
    changed = _days(file, case, days, on, name) if days else _items(file, case, pieces)
    file.case(today)
    return SavedPlan(file.stored, changed)


def _days(file: CaseFile, case: Case, days: Sequence[str], on: date, name: str) -> tuple[str, ...]:
    """Write what fell due on these days as undisputed, and give the keys. Raises UsageError as above."""
    worked_out = findings.of(case, money_books(), on)
    dues = worked_out.dues
    if dues is None or not dues.sums:
        known = f"；对方的分项可以按名称认：{_listed(claim_items(case))}" if claim_items(case) else ""
        raise UsageError(
            "到期没有付的推算不出来，没法按到期日认", f"先补合同和付款记录；或者在案件里自己写没有异议的金额{known}"
        )
    refuse_baseless(case, name)
    chosen = _named(days, dues)
    deal = deal_place(file, case)
    given = {
        "undisputed": sum((each.open for each in chosen), Decimal("0.00")),
        "undisputed_what": worked_out.in_words(chosen),
        "undisputed_due": [each.due for each in chosen],
    }
    for key, value in given.items():
        file.set(f"{deal}offer.{key}", value)
    return tuple(f"{deal}offer.{key}" for key in given)


def _items(file: CaseFile, case: Case, names: Sequence[str]) -> tuple[str, ...]:
    """Write that these items of the claim are not disputed, and give the keys. Raises UsageError as above."""
    items = claim_items(case)
    if case.offer and case.offer.undisputed is not None:
        told = f"案件里已经写了没有异议的金额 {case.offer.undisputed:,} 元"
        raise UsageError(told, "改那一个数；或者删掉它，再按分项认")
    places = [_place(items, name) for name in names]
    keys = tuple(f"contracts.{_contract(file, case)}.claim.items.{place}.disputed" for place in places)
    for key in keys:
        file.set(key, value=False)
    return keys


def _contract(file: CaseFile, case: Case) -> int:
    """The place in the file of the contract from which the case is seen."""
    tables: Any = file.data()
    return next(
        place for place, each in enumerate(tables["contracts"]) if case.contract and each["id"] == case.contract.id
    )


def _place(items: Sequence[ClaimItem], name: str) -> int:
    """The place of the item that a name means. Raises UsageError for none, several, and one that is disputed."""
    exact = [place for place, item in enumerate(items) if item.name == name]
    found = exact or [place for place, item in enumerate(items) if name in item.name]
    if len(found) != 1:
        several = f"有 {len(found)} 项叫 {name}" if found else f"对方主张里没有 {name}"
        raise UsageError(f"{OPTION}：{several}", f"写全名称：{_listed(items) or '案件里没有对方主张的分项'}")
    if items[found[0]].disputed:
        raise UsageError(
            f"“{items[found[0]].name}”在案件里写了有异议，没有存", "想好了愿意认的，先把那一项的有异议改掉"
        )
    return found[0]


def _listed(items: Sequence[ClaimItem]) -> str:
    return "、".join(f"{item.name}（{item.amount:,} 元）" for item in items[:SHOWN])


def _named(days: Sequence[str], dues: Dues) -> tuple[OwedSum, ...]:
    """The due sums that fell due on these days. Raises UsageError as above."""
    spans = [_span(each) for each in days]
    chosen = {each.due: each for first, last in spans for each in dues.sums if first <= each.due <= last}
    _check_spans(spans, chosen, dues)
    _check_in_time(chosen, dues)
    return tuple(chosen[day] for day in sorted(chosen))


def _check_spans(spans: Iterable[tuple[date, date]], chosen: Collection[date], dues: Dues) -> None:
    """Refuse days on which nothing fell due."""
    known = "、".join(str(each.due) for each in dues.in_time[:SHOWN])
    for first, last in spans:
        if not any(first <= day <= last for day in chosen):
            raise UsageError(f"{OPTION} {first} 没有到期没有付的一期", f"推算到期没有付的：{known}")


def _check_in_time(chosen: Collection[date], dues: Dues) -> None:
    """Refuse days so long ago that they are out of time."""
    for late in dues.late:
        if late.due in chosen:
            raise UsageError(
                f"{OPTION} {late.due} 到期的已满诉讼时效期间，没有存",
                "先问律师或者 12348；问过还要认的，自己在案件里写没有异议的金额和它的到期日",
            )


def _span(typed: str) -> tuple[date, date]:
    first, _, last = typed.partition("~")
    return option_day(first, OPTION), option_day(last or first, OPTION)
