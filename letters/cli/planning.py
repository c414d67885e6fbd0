"""plan: what is left to live on, what is owed and what is not, ways of paying, what the contract costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import as_named
from letters.cli.held import held, put
from letters.cli.tools import answer, as_day, today
from letters.desk import (
    CaseOnDisk,
    SavedPlan,
    hindrances,
    money_cautions,
    money_outlook,
    money_together,
    of_contract,
    open_case,
    refuse_baseless,
    wish_of,
    with_accepted,
    with_plan,
)
from letters.told.plan.next_steps import Commands
from letters.told.plan.report import PlanPage
from letters.told.plan.ways import WAY_WORDS

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case
    from letters.cli.plan.asked import PlanAsked
    from letters.findings import Wish


def plan_money(asked: PlanAsked) -> int:
    """Show the outlook of a case, or one plan; store the plan in the case when asked. Status 1 without a contract."""
    wish = wish_of(asked, WAY_WORDS)
    if not asked.save:
        return _plan(asked, wish)
    with held(asked.case, "plan"):
        return _plan(asked, wish)


def _plan(asked: PlanAsked, wish: Wish | None) -> int:
    name = str(asked.case)
    file = CaseOnDisk.open(asked.case)
    saved = SavedPlan(file.text)
    case, day = _opened(asked, saved.text)
    if asked.accept:
        saved = with_accepted(saved.text, case, asked.accept, day, today(), name)
        case, day = _opened(asked, saved.text)
    if asked.save:
        refuse_baseless(case, name, wish)
    seen = money_outlook(case, day, wish, asked.share)
    if asked.save and wish:
        saved = with_plan(saved.text, case, seen, asked.why, today(), name).after(saved)
    if asked.save:
        put(file, saved.text)
    case, day = _opened(asked, saved.text)
    kept = saved if asked.save else SavedPlan(saved.text)
    hindered = hindrances(case, day) if kept.changed else ()
    beside = money_together(_whole(asked, saved.text), day, asked.share)
    page = PlanPage(case, seen, Commands(name, asked.contract), kept, money_cautions(case, day), hindered, beside)
    answer(page.as_json(), as_named(saved.text, page.lines()), as_json=asked.as_json)
    return int(case.contract is None and case.offer is None)


def _opened(asked: PlanAsked, text: str) -> tuple[Case, date]:
    """The case of a text as of the day asked for, seen from one contract."""
    opened = open_case(text, today(), as_day(asked.as_of), str(asked.case))
    return of_contract(opened.case, asked.contract), opened.day


def _whole(asked: PlanAsked, text: str) -> Case:
    """The case of a text with all its contracts."""
    return open_case(text, today(), as_day(asked.as_of), str(asked.case)).case
