"""The computer's side of a phone beside it: the ways without a network first, the door, a red bar while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from letters.errors import FileError, UsageError
from letters.web import evidence
from letters.web.bench import bench_of, case_of, posted
from letters.web.phone import Kept, Stage, qr_code
from letters.web.screens import EVIDENCE, case_page, environment, page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from letters.web.bench import Bench
    from letters.web.phone import Keep, Opened, PhoneDoor
    from letters.web.shelf import WebCase

AGAIN = 5  # seconds until a screen without scripts asks anew
GONE = "这个案件不在了，手机传文件已经关上。"
NOT_OPEN = ("已经关上了，这个号码用不上了", "要再传，在“用手机传”里再打开一次")
_FRAMED = "default-src 'none'; style-src 'self'; frame-ancestors 'self'"
"""Of the frame in the red bar."""


def _door(bench: Bench) -> PhoneDoor:
    if bench.phone is None:
        raise UsageError("这里不能用手机传", "在电脑上打开文书助手，才有")
    return bench.phone


async def _shown(request: Request) -> Response:
    """What to do: how to open the door, or with what stands open."""
    return await _screen(request, await case_of(request))


async def _screen(request: Request, case: WebCase, problem: str = "") -> Response:
    door = _door(bench_of(request))
    opened, status = door.now, 422 if problem else 200
    if opened is None or opened.case != case.id:
        told, places = door.told(case.id), door.addresses()
        return await case_page(
            request, case, "phone-closed.html", EVIDENCE, status=status, told=told, places=places, other=opened
        )
    opened.see()
    return await case_page(
        request, case, "phone-open.html", EVIDENCE, status=status, opened=opened, problem=problem, Stage=Stage
    )


async def _open(request: Request) -> Response:
    """Open the door on the address that was chosen, or anew with another code."""
    bench, case, given = bench_of(request), await case_of(request), await posted(request)
    door, place = _door(bench), given.get("place", [""])[0]
    if "again" in given and door.now and door.now.case == case.id:
        await door.close()
    await door.open(case.id, place, _keep(bench, case))
    return RedirectResponse(f"/c/{case.id}/phone", 303)


def _keep(bench: Bench, case: WebCase) -> Keep:
    """Takes a file in as the page of evidence does, as long as the case is there."""

    async def keep(name: str, pieces: AsyncIterator[bytes]) -> Kept:
        try:
            there = await bench.shelf.find(case.id)
        except FileError:
            if bench.phone and bench.phone.now:
                bench.phone.now.end(GONE)
            raise
        kept = await evidence.keep(bench, there, name, pieces)
        return Kept(kept["name"], kept["before"], kept["version"])

    return keep


async def _confirmed(request: Request) -> Response:
    """Take the phone that shows the digits that were typed."""
    bench, case, given = bench_of(request), await case_of(request), await posted(request)
    opened = _door(bench).now
    if opened is None or opened.case != case.id:
        raise UsageError(*NOT_OPEN)
    if opened.confirm(given.get("number", [""])[0]):
        return RedirectResponse(f"/c/{case.id}/phone", 303)
    if opened.ending.is_set():
        await _door(bench).close()
        return RedirectResponse(f"/c/{case.id}/phone", 303)
    return await _screen(request, case, f"不对。看一下手机上的四个数字，还可以试 {opened.pairing.tries_left} 次。")


async def _code(request: Request) -> Response:
    """The first address as a picture."""
    case, opened = await case_of(request), _door(bench_of(request)).now
    if opened is None or opened.case != case.id or opened.pairing.stage is not Stage.WAITING:
        return Response("没有打开", 404, headers={"Content-Type": "text/plain; charset=utf-8"})
    return Response(qr_code(opened.entrance), headers={"Content-Type": "image/svg+xml"})


async def _close(request: Request) -> Response:
    """Close it, and show what came."""
    bench = bench_of(request)
    await posted(request)
    door = _door(bench)
    opened = door.now
    await door.close()
    if opened is None:
        return RedirectResponse("/", 303)
    door.told(opened.case)
    bench.notes[opened.case] = f"手机传文件关上了，收下了 {opened.kept} 个文件。"
    return RedirectResponse(f"/c/{opened.case}/evidence", 303)


async def _bar(request: Request) -> Response:
    """The red bar, for a script that shows it on a screen that is there already; nothing where nothing is open."""
    opened = _seen(request)
    return page(request, "phone-bar.html") if opened else Response(status_code=204)


async def _live(request: Request) -> Response:
    """What a frame in the bar says; it asks anew by itself."""
    told = environment().get_template("phone-live.html").render(opened=_seen(request), again=AGAIN)
    return HTMLResponse(told, headers={"Content-Security-Policy": _FRAMED})


def _seen(request: Request) -> Opened | None:
    """What is open, noted as seen."""
    opened = _door(bench_of(request)).now
    if opened:
        opened.see()
    return opened


ROUTES = (
    Route("/c/{case}/phone", _shown, methods=["GET"]),
    Route("/c/{case}/phone", _open, methods=["POST"]),
    Route("/c/{case}/phone/number", _confirmed, methods=["POST"]),
    Route("/c/{case}/phone/code.svg", _code),
    Route("/phone/close", _close, methods=["POST"]),
    Route("/phone/bar", _bar),
    Route("/phone/live", _live),
)
"""Of the page at home alone."""
