"""S0, the beginning: for whom, who that is, whose computer it is; a sample to look at; cases to go on with."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from starlette.background import BackgroundTask
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route

from letters import desk
from letters.errors import LettersError
from letters.web.bench import bench_of, case_of, posted
from letters.web.ending import FRAMED
from letters.web.screens import case_page, page, typed_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import Stored
    from letters.desk.talk import Talk
    from letters.web.bench import Bench
    from letters.web.shelf import WebCase

BORROWED = "borrowed"
"""Under which it is remembered whose computer it is: no fact of any case."""


async def _first(request: Request) -> Response:
    bench = bench_of(request)
    cases = [(case, await _stands(bench, case)) for case in await bench.shelf.cases()]
    role = desk.first_question(bench.desk, bench.today())
    shown = page(request, "start.html", cases=cases, place=bench.place, role=role, typed={})
    if bench.meanwhile is not None:
        shown.background = BackgroundTask(bench.meanwhile, partial(load_talk, bench))
    return shown


async def _stands(bench: Bench, case: WebCase) -> desk.CaseStanding:
    """Where a case stands; of one whose file is no text, too: it keeps nobody from the others."""
    try:
        return await case.see(lambda stored: _standing(bench, stored))
    except LettersError as error:
        return desk.CaseStanding(fault=error.message)


def load_talk(bench: Bench) -> None:
    """Load what the first answer takes: the talk, the letters it is for, and the law."""
    with suppress(LettersError):  # whoever asks for it then is told
        _talk(bench, desk.Stored(desk.blank(), None))
        _ = bench.desk.books


def _talk(bench: Bench, stored: Stored) -> Talk:
    return desk.talk.open_talk(stored.text, desk.talk.letter_needs(bench.desk.library), bench.today())


def _standing(bench: Bench, stored: Stored) -> desk.CaseStanding:
    at = bench.desk
    return desk.case_standing(stored.text, bench.today(), at.books, desk.talk.letter_needs(at.library))


async def _begin(request: Request) -> Response:
    """A new case with what was told before its first question; nothing that was left open is recorded."""
    bench, given = bench_of(request), await posted(request)
    await note_whose(bench, given)
    case = await bench.shelf.begin(bench.today())
    version = await case.see(lambda stored: stored.version or "")

    def told(stored: Stored) -> tuple[str, None]:
        typed = {desk.ROLE: "".join(given.get(desk.ROLE, ()))}
        return desk.answer_several(_talk(bench, stored), typed).text, None

    await case.change(told, version)
    where = "/helping" if given.get("for") == ["other"] else ""
    return RedirectResponse(f"/c/{case.id}{where}", 303)


async def note_whose(bench: Bench, given: dict[str, list[str]]) -> None:
    """Take in whose computer it is; nothing is asked of who did not say."""
    whose = "".join(given.get("computer", ()))
    if whose:
        bench.session.is_borrowed = whose == BORROWED
        await bench.shelf.remember(BORROWED, "1" if bench.session.is_borrowed else "")


async def _helping(request: Request) -> Response:
    """Who writes for somebody else."""
    bench, case = bench_of(request), await case_of(request)
    seen = {}

    def look(stored: Stored) -> Talk:
        seen["version"] = stored.version or ""
        return _talk(bench, stored)

    return await _asked(request, case, await case.see(look), seen["version"])


async def _helper(request: Request) -> Response:
    """Take in who writes for somebody else; what was not understood is asked again, the rest stands."""
    bench, case, given = bench_of(request), await case_of(request), await posted(request)

    def take(stored: Stored) -> tuple[str, Talk]:
        talk = _talk(bench, stored)
        asked = desk.asked_about(talk, desk.HELPING)
        typed = {each.key: str(typed_of(given, each)) for each in asked}
        after = desk.answer_several(talk, {} if "pass" in given else typed)
        return after.text, after

    after = await case.change(take, given.get("version", [""])[0])
    if not after.problems:
        return RedirectResponse(f"/c/{case.id}", 303)
    version = await case.see(lambda stored: stored.version or "")
    return await _asked(request, case, after, version, given, 422)


async def _asked(
    request: Request,
    case: WebCase,
    talk: Talk,
    version: str,
    typed: dict[str, list[str]] | None = None,
    status: int = 200,
) -> Response:
    questions = desk.asked_about(talk, desk.HELPING)
    values = {"questions": questions, "problems": talk.problems, "typed": typed or {}, "version": version}
    return await case_page(request, case, "helping.html", 6, status=status, **values)


async def _demo(request: Request) -> Response:
    """The letters of the bundled case, to be looked at: nothing of it can be kept or sent."""
    bench = bench_of(request)
    letters = desk.check_case(desk.demo_case(bench.today()), bench.desk).letters
    return page(request, "demo.html", letters=letters)


async def _demo_letter(request: Request) -> Response:
    bench, number = bench_of(request), request.path_params["number"]
    letter = desk.letter_of(desk.demo_case(bench.today()), bench.desk, number)
    return page(request, "demo-letter.html", letter=letter, number=number)


async def _demo_paper(request: Request) -> Response:
    bench, number = bench_of(request), request.path_params["number"]
    letter = desk.letter_of(desk.demo_case(bench.today()), bench.desk, number)
    shown = desk.letter_sample(letter, bench.desk, "/sheets/{}.css".format)
    return HTMLResponse(shown, headers={"Content-Security-Policy": FRAMED})


ROUTES = (
    Route("/", _first),
    Route("/new", _begin, methods=["POST"]),
    Route("/c/{case}/helping", _helping, methods=["GET"]),
    Route("/c/{case}/helping", _helper, methods=["POST"]),
    Route("/demo", _demo),
    Route("/demo/{number:int}", _demo_letter),
    Route("/demo/{number:int}/paper", _demo_paper),
)
