"""The money of a case looked at, and what was accepted or planned put into its text: one deed, whoever asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.desk.deals import of_contract
from letters.desk.money.accepting import with_accepted
from letters.desk.money.plan_saving import SavedPlan, refuse_baseless, with_plan
from letters.desk.money.plans import hindrances, money_cautions, money_outlook, money_together
from letters.desk.opening import open_case

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case
    from letters.compose import Caution
    from letters.desk.money.wishing import TypedPlan
    from letters.findings import Outlook, Together, Wish


class PlanSeen(NamedTuple):
    """What is seen of the money of a case, from one contract, and the text of the case with what was kept of it.

    `text` is to be stored where the plan was to be saved, else it is what was read. `hindered` is why no letter about
    it can be written, where one was to follow. `beside` are all contracts at once where there are several.
    """

    text: str
    case: Case
    seen: Outlook
    kept: SavedPlan
    cautions: tuple[Caution, ...]
    hindered: tuple[str, ...]
    beside: Together | None


def plan_case(
    text: str, today: date, day: date | None, typed: TypedPlan, wish: Wish | None, name: str = "case.toml"
) -> PlanSeen:
    """See what a case can bear as of a day, `today` where it names none, and keep what `typed` says is to be saved.

    What is accepted comes first, since it is the sum that a plan is held against. Raises CaseError, and UsageError for
    what nothing in the case bears out.
    """

    def whole(stands: str) -> tuple[Case, date]:
        opened = open_case(stands, today, day, name)
        return opened.case, opened.day

    def from_contract(stands: str) -> tuple[Case, date]:
        case, on = whole(stands)
        return of_contract(case, typed.contract), on

    saved = SavedPlan(text)
    case, on = from_contract(saved.text)
    if typed.accept:
        saved = with_accepted(saved.text, case, typed.accept, on, today, name)
        case, on = from_contract(saved.text)
    if typed.save:
        refuse_baseless(case, name, wish)
    seen = money_outlook(case, on, wish, typed.share)
    if typed.save and wish:
        saved = with_plan(saved.text, case, seen, typed.why, today, name).after(saved)
    case, on = from_contract(saved.text)
    kept = saved if typed.save else SavedPlan(saved.text)
    hindered = hindrances(case, on) if kept.changed else ()
    beside = money_together(whole(saved.text)[0], on, typed.share)
    return PlanSeen(saved.text, case, seen, kept, money_cautions(case, on), hindered, beside)
