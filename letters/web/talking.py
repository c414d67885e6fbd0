"""The talk on pages: each question a screen with a form, answered whole; what was understood stands on the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from letters.desk import talk as talks
from letters.web.bench import bench_of, case_of, posted
from letters.web.forms import typed_of
from letters.web.pages import page

if TYPE_CHECKING:
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import Desk, Stored
    from letters.desk.talk import Talk
    from letters.web.shelf import WebCase


def _opened(at: Desk, today: date, stored: Stored, key: str = "") -> Talk:
    """The talk of a case, at a question or where it was broken off."""
    talk = talks.open_talk(stored.text, talks.letter_needs(at.library), today)
    return talks.ask(talk, key) if key else talk


async def _go_on(request: Request) -> Response:
    """The question that comes next, or the letters where none is left."""
    bench, case = bench_of(request), await case_of(request)
    talk = await case.see(lambda stored: _opened(bench.desk, bench.today(), stored))
    where = f"q/{talk.question.key}" if talk.question else "letters"
    return RedirectResponse(f"/c/{case.id}/{where}", 303)


async def _question(request: Request) -> Response:
    bench, case = bench_of(request), await case_of(request)
    key, seen = request.path_params["key"], {}

    def look(stored: Stored) -> Talk:
        seen["version"] = stored.version or ""
        return _opened(bench.desk, bench.today(), stored, key)

    talk = await case.see(look)
    return _shown(request, case, talk, seen["version"], told=bench.notes.pop(case.id, ""))


async def _answered(request: Request) -> Response:
    """Take an answer: the next question where it was understood, else the same one, with what was typed."""
    bench, case = bench_of(request), await case_of(request)
    key, given = request.path_params["key"], await posted(request)

    def take(stored: Stored) -> tuple[str, Talk]:
        asked = _opened(bench.desk, bench.today(), stored, key)
        after = talks.answer(asked, typed_of(given, asked.question)) if asked.question else asked
        return after.text, after

    after = await case.change(take, given.get("version", [""])[0])
    if after.problem:
        version = await case.see(lambda stored: stored.version or "")
        return _shown(request, case, after, version, problem=after.problem, typed=given, status=422)
    bench.notes[case.id] = after.told
    where = f"q/{after.question.key}" if after.question else "letters"
    return RedirectResponse(f"/c/{case.id}/{where}", 303)


async def _all(request: Request) -> Response:
    """Everything that was answered, each with the way back to its question."""
    bench, case = bench_of(request), await case_of(request)
    talk = await case.see(lambda stored: _opened(bench.desk, bench.today(), stored))
    return page(request, "answers.html", case=case, entries=talks.all_answers(talk))


def _shown(
    request: Request,
    case: WebCase,
    talk: Talk,
    version: str,
    *,
    told: str = "",
    problem: str = "",
    typed: dict[str, list[str]] | None = None,
    status: int = 200,
) -> Response:
    before = talks.go_back(talk)
    back = before.question.key if before.question and not before.told else ""
    return page(
        request,
        "question.html",
        status,
        case=case,
        asked=talk.question,
        version=version,
        told=told,
        problem=problem,
        typed=typed or {},
        back=back,
    )


ROUTES = (
    Route("/c/{case}", _go_on),
    Route("/c/{case}/q/{key}", _question, methods=["GET"]),
    Route("/c/{case}/q/{key}", _answered, methods=["POST"]),
    Route("/c/{case}/all", _all),
)
