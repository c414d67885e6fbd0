"""plan: what is left to live on, what is owed and what is not, ways of paying, what the contract costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import as_named
from letters.cli.held import held, put
from letters.cli.tools import answer, as_day, today
from letters.desk import CaseOnDisk, plan_case, wish_of
from letters.told.plan.next_steps import Commands
from letters.told.plan.report import PlanPage
from letters.told.plan.ways import WAY_WORDS

if TYPE_CHECKING:
    from letters.cli.plan_command import PlanAsked
    from letters.findings import Wish


def plan_money(asked: PlanAsked) -> int:
    """Show the outlook of a case, or one plan; store the plan in the case when asked. Status 1 without a contract."""
    wish = wish_of(asked, WAY_WORDS)
    if not asked.save:
        return _plan(asked, wish)
    with held(asked.case, "plan"):
        return _plan(asked, wish)


def _plan(asked: PlanAsked, wish: Wish | None) -> int:
    name, file = str(asked.case), CaseOnDisk.open(asked.case)
    found = plan_case(file.text, today(), as_day(asked.as_of), asked, wish, name)
    if asked.save:
        put(file, found.text)
    typed = Commands(name, asked.contract)
    page = PlanPage(found.case, found.seen, typed, found.kept, found.cautions, found.hindered, found.beside)
    answer(page.as_json(), as_named(found.text, page.lines()), as_json=asked.as_json)
    return int(found.case.contract is None and found.case.offer is None)
