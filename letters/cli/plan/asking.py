"""plan: what is left to live on, what is owed and what is not, ways of paying, what the lease costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters import findings, law
from letters.books import Books
from letters.case.save import CaseFile
from letters.cli.plan.as_json import as_json
from letters.cli.plan.report import lines
from letters.cli.plan.saving import check_payments, save_plan
from letters.cli.plan.ways import KINDS
from letters.cli.tools import as_day, print_json, say, today
from letters.errors import UsageError
from letters.findings.calendar import is_workday
from letters.findings.offers import PlanKind, Wish
from letters.findings.outlook import outlook
from letters.kit.typed.options import option_sum

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

WHOLE = 100  # percent


@dataclass(frozen=True, slots=True)
class Request:
    """The options of one `plan`, as they were typed; "" and None where they were not."""

    case: Path
    kind: str = ""
    count: int | None = None
    start: str = ""
    day: int | None = None
    amount: str = ""
    first: str = ""
    step: str = ""
    end: str = ""
    share: int | None = None
    why: str = ""
    save: bool = False
    as_of: str = ""
    as_json: bool = False


def plan_money(request: Request) -> int:
    """Show the outlook of a case, or one plan; put the plan into the case file when asked. Status 1 without a lease."""
    books = Books((), law.load())
    wish = _wish(request)
    file = CaseFile.open(request.case)
    asked = as_day(request.as_of)
    case = file.case(asked or today())
    if request.save:
        check_payments(case, request.case)
    share = _share(request.share, books.money.share)
    worked_out = findings.of(case, books, asked or case.own_day or today())
    seen = outlook(worked_out, share, wish, is_workday)
    saved = save_plan(file, case, seen, request.why, today()) if request.save else ()
    if request.as_json:
        print_json({**as_json(seen), "saved": list(saved)})
    else:
        say("\n".join(lines(case, seen, str(request.case), saved)))
    return int(case.lease is None and case.offer is None)


def _wish(request: Request) -> Wish | None:
    """The plan asked for; None where no kind was named. Raises UsageError."""
    if not request.kind:
        if given := _given(request):
            raise UsageError(f"{given[0]} 要和 --kind 一起用", f"先选方案：{_kinds()}")
        return None
    if request.kind not in set(PlanKind):
        raise UsageError(f"不认识的方案 {request.kind}", f"可以写：{_kinds()}")
    return Wish(
        kind=PlanKind(request.kind),
        count=request.count,
        start=as_day(request.start),
        day=request.day,
        amount=option_sum(request.amount, "--amount") if request.amount else None,
        first=option_sum(request.first, "--first-amount") if request.first else None,
        step=option_sum(request.step, "--step", below_zero=True) if request.step else None,
        end=_end(request),
    )


def _given(request: Request) -> list[str]:
    """The options that mean nothing without a kind, as they are typed."""
    options = {
        "--save": request.save,
        "--count": request.count is not None,
        "--start": request.start,
        "--day": request.day is not None,
        "--amount": request.amount,
        "--first-amount": request.first,
        "--step": request.step,
        "--end": request.end,
        "--why": request.why,
    }
    return [name for name, value in options.items() if value]


def _kinds() -> str:
    return "、".join(f"{kind.value}（{KINDS[kind]}）" for kind in PlanKind)


def _end(request: Request) -> date | None:
    start, end = as_day(request.start), as_day(request.end)
    if start is not None and end is not None and end < start:
        raise UsageError(f"--end {end} 早于 --start {start}", "最后期限要晚于开始的日子")
    return end


def _share(given: int | None, usual: int) -> int:
    if given is not None and not 0 <= given <= WHOLE:
        raise UsageError(f"--share 写成了 {given}", "写 0 到 100，例如 80 就是剩下的 80% 拿来还款")
    return usual if given is None else given
