"""plan: what is left to live on, what is owed and what is not, ways of paying, what the contract costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.held import held, put
from letters.cli.tools import answer, as_day, today
from letters.desk import (
    CaseOnDisk,
    hindrances,
    money_cautions,
    money_outlook,
    of_one_contract,
    open_case,
    refuse_baseless,
    with_accepted,
    with_plan,
)
from letters.errors import UsageError
from letters.findings import PlanKind, Wish
from letters.kit.typed import option_sum
from letters.told.plan.report import PlanPage
from letters.told.plan.ways import way_name

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from letters.case import Case
    from letters.cli.plan.asked import PlanAsked


def plan_money(asked: PlanAsked) -> int:
    """Show the outlook of a case, or one plan; store the plan in the case when asked. Status 1 without a contract."""
    wish = _wish(asked)
    if not asked.save:
        return _plan(asked, wish)
    with held(asked.case, "plan"):
        return _plan(asked, wish)


def _plan(asked: PlanAsked, wish: Wish | None) -> int:
    name = str(asked.case)
    file = CaseOnDisk.open(asked.case)
    text, changed = file.text, tuple[str, ...]()
    case, day = _opened(asked, text)
    if asked.save:
        refuse_baseless(case, name, wish)
    if asked.accept:
        text, changed = with_accepted(text, case, asked.accept, day, today(), name)
        case, day = _opened(asked, text)
    seen = money_outlook(case, day, wish, asked.share)
    if asked.save and wish:
        saved = with_plan(text, case, seen, asked.why, today(), name)
        text, changed = saved.text, (*changed, *saved.changed)
    if asked.save:
        put(file, text)
    case, day = _opened(asked, text)
    saved_keys = changed if asked.save else ()
    hindered = hindrances(case, day) if saved_keys else ()
    page = PlanPage(case, seen, name, saved_keys, money_cautions(case, day), hindered)
    answer(page.as_json(), page.lines(), as_json=asked.as_json)
    return int(case.contract is None and case.offer is None)


def _opened(asked: PlanAsked, text: str) -> tuple[Case, date]:
    """The case of a text as of the day asked for, seen from one contract."""
    opened = open_case(text, today(), as_day(asked.as_of), str(asked.case))
    changes = asked.save or bool(asked.accept)
    return of_one_contract(opened.case, asked.contract, saves=changes), opened.day


def _wish(asked: PlanAsked) -> Wish | None:
    """The plan asked for; None where no kind was named. Raises UsageError."""
    if not asked.kind:
        if given := _given(asked):
            raise UsageError(f"{given[0]} 要和 --kind 一起用", f"先选方案：{_kinds()}")
        return None
    if asked.kind not in set(PlanKind):
        raise UsageError(f"不认识的方案 {asked.kind}", f"可以写：{_kinds()}")
    return Wish(
        kind=PlanKind(asked.kind),
        count=asked.count,
        start=as_day(asked.start),
        day=asked.day,
        amount=_sum_if_given(asked.amount, "--amount"),
        first=_sum_if_given(asked.first, "--first-amount"),
        step=_sum_if_given(asked.step, "--step", below_zero=True),
        end=as_day(asked.end),
    )


def _sum_if_given(text: str, option: str, *, below_zero: bool = False) -> Decimal | None:
    """The sum of an option; None where it was left out. Raises UsageError for what is no sum."""
    return option_sum(text, option, below_zero=below_zero) if text else None


def _given(asked: PlanAsked) -> list[str]:
    """The options that mean nothing without a kind, as they are typed."""
    options = {
        "--save": asked.save and not asked.accept,
        "--count": asked.count is not None,
        "--start": asked.start,
        "--day": asked.day is not None,
        "--amount": asked.amount,
        "--first-amount": asked.first,
        "--step": asked.step,
        "--end": asked.end,
        "--why": asked.why,
    }
    return [name for name, value in options.items() if value]


def _kinds() -> str:
    return "、".join(f"{kind.value}（{way_name(kind)}）" for kind in PlanKind)
