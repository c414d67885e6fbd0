"""Looking at letters: which can be written and why, what each lacks, what is to be heeded, one letter by itself.

Each choice is a form of its own that carries the version it was made on; the desk says what it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from letters import desk
from letters.web.bench import bench_of, case_of, posted
from letters.web.ending.checking_off import check_off, is_checked
from letters.web.ending.going_out import put_out
from letters.web.screens import LETTERS, case_page, way_back, with_way_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import Stored
    from letters.desk.talk import Talk
    from letters.web.bench import Bench
    from letters.web.shelf import WebCase


HERE = "letters"


def _talk(bench: Bench, stored: Stored) -> Talk:
    return desk.talk.open_talk(stored.text, desk.talk.letter_needs(bench.desk.library), bench.today())


async def _letters(request: Request) -> Response:
    """What the talk has come to."""
    return await _ending(request, await case_of(request))


async def _letter(request: Request) -> Response:
    """One letter by its number from 1, and what its sender is told first."""
    return await _one(request, await case_of(request), request.path_params["number"])


async def _ending(
    request: Request, case: WebCase, *, problem: str = "", ticked: Sequence[str] = (), status: int = 200
) -> Response:
    bench = bench_of(request)

    def look(stored: Stored) -> tuple[desk.Ending, str]:
        return desk.ending_of(_talk(bench, stored), bench.desk), stored.version or ""

    seen, version = await case.see(look)
    told = bench.notes.pop(case.id, "")
    shown = {"seen": seen, "ticks": desk.TICKS, "ticked": ticked, "nearest": desk.NEAREST, "number": 0}
    shown["counts_pages"] = desk.is_pdf_made()
    return await case_page(
        request, case, "letters.html", LETTERS, status=status, version=version, told=told, problem=problem, **shown
    )


async def _one(request: Request, case: WebCase, number: int, *, problem: str = "", status: int = 200) -> Response:
    bench = bench_of(request)

    def look(stored: Stored) -> tuple[desk.SeenLetter, str]:
        return desk.letter_seen(_talk(bench, stored), bench.desk, number), stored.version or ""

    seen, version = await case.see(look)
    told = bench.notes.pop(case.id, "")
    shown = {
        "one": seen,
        "letter": seen.letter,
        "number": number,
        "checked": is_checked(bench, case, version),
    }
    return await case_page(
        request, case, "letter.html", LETTERS, status=status, version=version, told=told, problem=problem, **shown
    )


async def _chosen(request: Request) -> Response:
    """Take a choice; then the question that it asks now, or the page it was made on."""
    bench, case = bench_of(request), await case_of(request)
    given = await posted(request)
    then = way_back(request, given) or HERE
    choice = _choice(given, then)

    def take(stored: Stored) -> tuple[str, Talk]:
        after = desk.take_choice(_talk(bench, stored), bench.desk, choice)
        return after.text, after

    after = await case.change(take, _said(given, "version"))
    if after.problem:
        number = choice.number
        shown = _one(request, case, number, problem=after.problem, status=422) if number else None
        return await (shown or _ending(request, case, problem=after.problem, status=422))
    if after.question:
        return RedirectResponse(f"/c/{case.id}/{with_way_back(f'q/{after.question.key}', then)}", 303)
    bench.notes[case.id] = after.told
    return RedirectResponse(f"/c/{case.id}/{then}", 303)


def _choice(given: dict[str, list[str]], then: str) -> desk.EndingChoice:
    """What a form of these pages says; `number` is the letter's it stands beside."""
    number = then.partition("/")[2]
    about, words = _said(given, "about"), _said(given, "words")
    return desk.EndingChoice(_said(given, "what"), about, words, int(number) if number else 0)


def _said(given: dict[str, list[str]], name: str) -> str:
    return next(iter(given.get(name, ())), "")


async def _made(request: Request) -> Response:
    """Write once all is chosen and the three things are ticked, and on to printing; else what is missing, kindly."""
    bench, case, given = bench_of(request), await case_of(request), await posted(request)
    came = await check_off(bench, case, given)
    if came.problem:
        return await _ending(request, case, problem=came.problem, ticked=came.ticked, status=came.status)
    if case.has_folder:
        await put_out(bench, case, _said(given, "version"))
    return RedirectResponse(f"/c/{case.id}/out", 303)


async def _back(request: Request) -> Response:
    """The page of a form that was sent, asked for by itself: where the form stands."""
    return RedirectResponse(f"/c/{request.path_params['case']}/letters", 303)


ROUTES = (
    Route("/c/{case}/letters", _letters, methods=["GET"]),
    Route("/c/{case}/letters", _chosen, methods=["POST"]),
    Route("/c/{case}/letters/make", _made, methods=["POST"]),
    Route("/c/{case}/letters/make", _back, methods=["GET"]),
    Route("/c/{case}/letters/{number:int}", _letter),
)
