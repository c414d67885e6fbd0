"""The talk on pages: each question a screen with a form, answered whole; what was understood stands on the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from letters import desk
from letters.errors import ConflictError
from letters.web.bench import bench_of, case_of, posted
from letters.web.screens import MORE, as_kept, case_page, typed_before, typed_of, way_back, with_way_back

if TYPE_CHECKING:
    from starlette.requests import Request

    from letters.desk import Stored
    from letters.desk.talk import Talk
    from letters.web.bench import Bench
    from letters.web.shelf import WebCase

_NOT_TYPED = ("token", "version")
ELSEWHERE = "这个案件刚才在另一个窗口里改过：先看新的，写在“现在是”后面。您写的还在，没有存；要存您写的，再按“下一步”"


class _Said(NamedTuple):
    """What stands on the screen of a question besides it: how the answer before was understood, or what was typed.

    `then` is the page from which it was opened, and to which it leads back.
    """

    told: str = ""
    problem: str = ""
    typed: dict[str, list[str]] | None = None
    status: int = 200
    then: str = ""


def _opened(bench: Bench, stored: Stored, key: str = "") -> Talk:
    """The talk of a case, at a question or where it was broken off."""
    talk = _before_asking(bench, stored.text)
    return desk.talk.ask_whole(talk, key) if key else desk.talk.go_on(talk)


def _before_asking(bench: Bench, text: str) -> Talk:
    """The talk of a text, read once for its screen, its answer and the screen after: nothing in it is ever changed."""
    today = bench.today()
    for read, on, talk in tuple(bench.opened):  # one value, taken at once: another thread may put its own there
        if (read, on) == (text, today):
            return talk
    made = desk.talk.before_asking(text, desk.talk.letter_needs(bench.desk.library), today)
    bench.opened[:] = [(text, today, made)]
    return made


def _keep(bench: Bench, after: Talk) -> None:
    """Keep the talk that an answer led to for the screen that comes next, which asks whether its text still stands."""
    if kept := desk.talk.as_stored(after):
        bench.opened[:] = [(after.text, after.state.today, kept)]


def _place(talk: Talk, then: str = "") -> str:
    """Where a talk goes on: what an answer began, then the page it was opened from, else what is asked next."""
    if talk.question is None or (then and not desk.talk.has_begun(talk)):
        return then or "letters"
    return with_way_back(f"q/{talk.question.key}", then)


async def _go_on(request: Request) -> Response:
    """The question that comes next, or the letters where none is left."""
    bench, case = bench_of(request), await case_of(request)
    talk = await case.see(lambda stored: _opened(bench, stored))
    return RedirectResponse(f"/c/{case.id}/{_place(talk)}", 303)


async def _part(request: Request) -> Response:
    """A part of the talk, by its number from 1: what is open in it first, else what may be answered anew."""
    bench, case = bench_of(request), await case_of(request)
    talk = await case.see(lambda stored: _opened(bench, stored))
    found = desk.talk.parts(talk)[request.path_params["number"] - 1 :][:1]
    where = next((f"q/{part.asks}" for part in found if part.asks), "all")
    return RedirectResponse(f"/c/{case.id}/{where}", 303)


async def _question(request: Request) -> Response:
    bench, case = bench_of(request), await case_of(request)
    return await _shown(request, case, _Said(told=bench.notes.pop(case.id, ""), then=way_back(request)))


async def _typed(request: Request) -> Response:
    """Keep what is typed of an answer so far; of a question of which nothing is stored nothing."""
    bench, case = bench_of(request), await case_of(request)
    key, given = request.path_params["key"], await posted(request)
    talk = await case.see(lambda stored: _opened(bench, stored, key))
    kept = as_kept({name: texts for name, texts in given.items() if name not in _NOT_TYPED and any(texts)})
    if talk.question and talk.question.is_kept:
        await case.keep_typed(key, kept, given.get("version", [""])[0])
    return Response(status_code=204)


async def _answered(request: Request) -> Response:
    """Take an answer: the next question where it was understood, else the same one, with what was typed."""
    bench, case = bench_of(request), await case_of(request)
    key, given = request.path_params["key"], await posted(request)
    then = way_back(request, given)
    if MORE in given:
        return await _shown(request, case, _Said(typed=given, then=then))

    def take(stored: Stored) -> tuple[str, Talk]:
        asked = _opened(bench, stored, key)
        after = desk.talk.answer(asked, typed_of(given, asked.question)) if asked.question else asked
        return after.text, after

    try:
        after = await case.change(take, given.get("version", [""])[0])
    except ConflictError:
        return await _shown(request, case, _Said(problem=ELSEWHERE, typed=given, status=409, then=then))
    if after.problem:
        return await _shown(request, case, _Said(problem=after.problem, typed=given, status=422, then=then), after)
    _keep(bench, after)
    await _forget_typed(case, key)
    bench.notes[case.id] = after.told
    if desk.is_danger(key, after.told):
        return RedirectResponse(f"/c/{case.id}/safety", 303)
    return RedirectResponse(f"/c/{case.id}/{_place(after, then)}", 303)


async def _forget_typed(case: WebCase, key: str) -> None:
    """What was typed of an answer is no longer needed once it was given."""
    if await case.typed(key):
        await case.keep_typed(key, "", await case.see(lambda stored: stored.version or ""))


async def _safety(request: Request) -> Response:
    """What to do first where somebody is in danger; it fills the screen, and nothing of it is kept."""
    bench, case = bench_of(request), await case_of(request)
    talk = await case.see(lambda stored: _opened(bench, stored))
    told = bench.notes.get(case.id, "") or "\n".join(desk.of_danger())
    calls = [number for number in ("110", "120") if number in told]
    return await case_page(request, case, "safety.html", 1, told=told.splitlines(), calls=calls, onward=_place(talk))


async def _all(request: Request) -> Response:
    """Everything that was answered, each with the way back to its question."""
    bench, case = bench_of(request), await case_of(request)
    talk = await case.see(lambda stored: _opened(bench, stored))
    listed = desk.talk.all_answers(talk)
    entries = [(entry, desk.talk.row_answers(talk, entry.key) if entry.is_row else ()) for entry in listed]
    return await case_page(request, case, "answers.html", entries=entries, told=bench.notes.pop(case.id, ""))


async def _shown(request: Request, case: WebCase, said: _Said, after: Talk | None = None) -> Response:
    """The screen of the question that the address names: as it stands, or with why its answer was not understood."""
    bench, key = bench_of(request), request.path_params["key"]

    def look(stored: Stored) -> tuple[Talk, str, desk.HowFar]:
        talk = after or _opened(bench, stored, key)
        return talk, stored.version or "", desk.how_far_is(talk, bench.desk)

    talk, version, far = await case.see(look)
    return await case_page(
        request,
        case,
        "question.html",
        talk.question.progress.number if talk.question and talk.question.progress else 0,
        status=said.status,
        far=far,
        asked=talk.question,
        version=version,
        told=said.told,
        problem=said.problem,
        problems=after.problems if after else {},
        typed=said.typed or typed_before(await case.typed(key)),
        then=said.then,
        back=desk.talk.key_before(talk),
    )


ROUTES = (
    Route("/c/{case}", _go_on),
    Route("/c/{case}/part/{number:int}", _part),
    Route("/c/{case}/q/{key}", _question, methods=["GET"]),
    Route("/c/{case}/q/{key}", _answered, methods=["POST"]),
    Route("/c/{case}/typed/{key:path}", _typed, methods=["POST"]),
    Route("/c/{case}/safety", _safety),
    Route("/c/{case}/all", _all),
)
