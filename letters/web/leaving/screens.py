"""S11, leaving: what is here still, case by case taken along and cleared away as it was listed; then what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse
from starlette.routing import Route

from letters.errors import CaseError, FileError, UsageError
from letters.web.bench import bench_of, case_of, posted
from letters.web.screens import case_page, page, refusal
from letters.web.talk import note_whose

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from letters.web.bench import Bench
    from letters.web.shelf import Locker, WebCase

DELETE, LOCK = "删除", "加密"
"""What is typed before anything goes."""
NOT_TYPED = "什么都没有动：要做，就在框里写“{}”两个字"
DIFFERENT = "两次写的密码不一样，什么都没有动"


async def _leave(request: Request) -> Response:
    """Whose computer it is decides what there is to do."""
    bench = bench_of(request)
    cases = await bench.shelf.cases()
    if bench.clinic is not None:  # a folder may be called as its client is, whom whoever sits here need not know
        cases = tuple(case for case in cases if case.id == bench.session.opened)
    return page(request, "leave.html", cases=cases, place=bench.place)


async def _whose(request: Request) -> Response:
    """Take in whose computer it is, told only now."""
    await note_whose(bench_of(request), await posted(request))
    return RedirectResponse("/leave", 303)


async def _end(request: Request) -> Response:
    """The last page: it says what no program can take away; at home the server ends after it."""
    bench = bench_of(request)
    await posted(request)
    await bench.close_phone()
    bench.session.is_over = True
    return page(request, "left.html", cases=await bench.shelf.cases())


async def _listed(request: Request) -> Response:
    return await _to_wipe(request, await case_of(request))


async def _to_wipe(request: Request, case: WebCase, problem: str = "") -> Response:
    found = await case.leftovers()
    status = 422 if problem else 200
    values: dict[str, Any] = {"found": found, "problem": problem, "word": DELETE}
    try:
        return await case_page(request, case, "wipe.html", status=status, **values)
    except (CaseError, FileError):  # what cannot be read is cleared away like any other
        return page(request, "wipe.html", status, case=case, **values)


async def _wiped(request: Request) -> Response:
    """Clear a case away, as it was listed, by whoever has typed the word for it."""
    bench, case, given = bench_of(request), await case_of(request), await posted(request)
    if _typed(given, "word") != DELETE:
        return await _to_wipe(request, case, NOT_TYPED.format(DELETE))
    await bench.close_phone()  # first: what comes in would make the folder anew
    done = await case.wipe(_typed(given, "seen"), apart="apart" in given)
    _forget(bench, case.id)
    return page(request, "cleared.html", done=done, cases=await bench.shelf.cases())


async def _lockable(request: Request) -> Response:
    return await _to_lock(request, await case_of(request))


async def _to_lock(request: Request, case: WebCase, problem: str = "") -> Response:
    found = await _locker(case).leftovers()
    status = 422 if problem else 200
    return await case_page(request, case, "lock.html", status=status, found=found, problem=problem, word=LOCK)


async def _locked(request: Request) -> Response:
    """Keep a case under a passphrase, and clear the rest away; a passphrase that would be guessed is asked again."""
    bench, case, given = bench_of(request), await case_of(request), await posted(request)
    if _typed(given, "word") != LOCK:
        return await _to_lock(request, case, NOT_TYPED.format(LOCK))
    first, again = given.get("passphrase", [""])[0], given.get("again", [""])[0]
    if first != again:
        return await _to_lock(request, case, DIFFERENT)
    await bench.close_phone()
    try:
        done = await _locker(case).lock(_typed(given, "seen"), first)
    except UsageError as error:
        return await _to_lock(request, case, refusal(error))
    _forget(bench, case.id)
    return page(request, "cleared.html", done=done, cases=await bench.shelf.cases())


def _forget(bench: Bench, case: str) -> None:
    """Nothing that was noted of a case outlives it: the next one may get its name, and with that its id."""
    for key in (case, f"{case}/track"):
        bench.notes.pop(key, None)
    for looked in [each for each in bench.looks if each[0] == case]:
        del bench.looks[looked]
    bench.said.clear()
    bench.opened.clear()


def _locker(case: WebCase) -> Locker:
    if case.locker is None:
        raise UsageError("这里不能加密留着", "先存一份带走，再删掉这里的")
    return case.locker


def _typed(given: dict[str, list[str]], name: str) -> str:
    return given.get(name, [""])[0].strip()


ROUTES = (
    Route("/leave", _leave, methods=["GET"]),
    Route("/leave", _end, methods=["POST"]),
    Route("/leave/whose", _whose, methods=["POST"]),
    Route("/c/{case}/wipe", _listed, methods=["GET"]),
    Route("/c/{case}/wipe", _wiped, methods=["POST"]),
    Route("/c/{case}/lock", _lockable, methods=["GET"]),
    Route("/c/{case}/lock", _locked, methods=["POST"]),
)
