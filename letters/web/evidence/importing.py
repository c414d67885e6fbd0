"""Logs and bills that a case keeps become what letters count: who called, which payee, what counts beside estimates.

Nothing is ticked beforehand, and nothing is written before the last button.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from letters import desk
from letters.errors import ConflictError, FileError
from letters.web.bench import bench_of, case_of, posted
from letters.web.screens import EVIDENCE, case_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import ImportOutcome, KeptLogs, LogChoice, Stored
    from letters.web.shelf import WebCase

TRIES = 3  # while other tabs store
NO_EXCEL = ("这里读不了 Excel 文件（xls、xlsx）", "导出的时候选 CSV，再收下那一份；或者用电脑导入")


async def _path(request: Request, case: WebCase) -> str:
    """The file that an address means. Raises FileError where there is none, or it cannot be read here."""
    piece, number = request.path_params["piece"], request.path_params["number"]
    file = await case.see(lambda stored: desk.listed_file(stored.text, piece, number))
    if not bench_of(request).token and file.path.lower().endswith((".xls", ".xlsx")):
        raise FileError(*NO_EXCEL)
    return file.path


async def _callers(request: Request) -> Response:
    """What a log holds, and whom of it a person may choose."""
    return await _asked(request, desk.LogChoice())


async def _asked(request: Request, choice: LogChoice, problem: str = "") -> Response:
    case, today = await case_of(request), bench_of(request).today()

    def look(stored: Stored, paths: Sequence[Path]) -> KeptLogs:
        return desk.survey_kept(stored.text, paths, today, choice)

    kept = await case.see_files([await _path(request, case)], look)
    status = 422 if problem else 200
    return await case_page(
        request,
        case,
        "import.html",
        EVIDENCE,
        status=status,
        kept=kept,
        choice=choice,
        problem=problem,
        place=request.url.path,
    )


async def _chosen(request: Request) -> Response:
    """What would be new with these callers and payees; with the last button, it is written."""
    given, case, today = await posted(request), await case_of(request), bench_of(request).today()
    choice, path = _choice(given), await _path(request, case)
    if "write" in given:
        return await _written(request, case, path, choice, given)

    def look(stored: Stored, paths: Sequence[Path]) -> tuple[ImportOutcome, KeptLogs, tuple[str, ...]]:
        kept = desk.survey_kept(stored.text, paths, today, choice)
        outcome = desk.outcome_of(stored.text, paths, today, choice)
        beside = desk.estimates_beside(stored.text, today, outcome)
        return outcome, kept, tuple(_estimated(each.at.earliest, each.count) for each in beside)

    outcome, kept, estimates = await case.see_files([path], look)
    if not outcome.keys and not (outcome.bill and outcome.bill.paid):
        return await _asked(request, choice, "没有选号码，也没有选收款的商户，所以没有要写的。勾上是催收的再点下一步。")
    return await case_page(
        request,
        case,
        "import-new.html",
        EVIDENCE,
        place=request.url.path,
        kept=kept,
        choice=choice,
        outcome=outcome,
        estimates=estimates,
        groups=desk.content_groups(outcome),
    )


async def _written(
    request: Request, case: WebCase, path: str, choice: LogChoice, given: Mapping[str, list[str]]
) -> Response:
    """Store what is new, whatever else was stored meanwhile."""
    bench = bench_of(request)
    decisions = desk.log_decisions(given.get("counts", [""])[0], given.get("reminder", ()))
    for attempt in range(TRIES):
        version, text, outcome = await case.see_files([path], partial(_with_logs, bench.today(), choice, decisions))
        try:
            await case.change(partial(_put, text), version)
            break
        except ConflictError:
            if attempt == TRIES - 1:
                raise
    bench.notes[case.id] = _told(outcome)
    return RedirectResponse(f"/c/{case.id}/evidence", 303)


def _with_logs(
    today: date, choice: LogChoice, decisions: desk.ImportDecisions, stored: Stored, paths: Sequence[Path]
) -> tuple[str, str, ImportOutcome]:
    text, outcome = desk.with_logs(stored.text, paths, today, choice, decisions)
    return stored.version or "", text, outcome


def _estimated(first: datetime, count: int) -> str:
    return f"{first.month}月{first.day}日起约 {count} 次"


def _put(text: str, _: Stored) -> tuple[str, None]:
    return text, None


def _told(outcome: ImportOutcome) -> str:
    paid = len(outcome.payments.rows) if outcome.payments else 0
    told = [f"联系 {len(outcome.merged.rows)} 次" if outcome.merged.rows else "", f"付款 {paid} 笔" if paid else ""]
    return f"写进去了：{'，'.join(filter(None, told))}。" if any(told) else "没有新的记录：以前都写过了。"


def _choice(given: Mapping[str, list[str]]) -> LogChoice:
    callers, shops = (tuple(given.get(name, ())) for name in ("caller", "payee"))
    order, contract = (given.get(name, [""])[0] for name in ("order", "contract"))
    return desk.LogChoice(callers, shops, order if order in ("dmy", "mdy") else "", contract)


ROUTES = (
    Route("/c/{case}/import/{piece}/{number:int}", _callers, methods=["GET"]),
    Route("/c/{case}/import/{piece}/{number:int}", _chosen, methods=["POST"]),
)
