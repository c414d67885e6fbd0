"""The list of a clinic's clients, by number and initials: one at a time is open, and the pages of all others say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse
from starlette.routing import Route

from letters.errors import FileError
from letters.web.attached import attached
from letters.web.bench import bench_of, posted
from letters.web.screens import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from letters.web.shelf import Clinic

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST = 100  # characters that are looked for


def _clinic(request: Request) -> Clinic:
    clinic = bench_of(request).clinic
    if clinic is None:
        raise FileError("这里没有来访的人", "回到开始")
    return clinic


async def _listed(request: Request) -> Response:
    return await _shown(request, "")


async def _found(request: Request) -> Response:
    """Those who are looked for: what is typed may be a name, and stands in no address."""
    given = await posted(request)
    typed = given.get("words", [""])[0][:LONGEST]
    return await _shown(request, "".join(each if each.isprintable() else " " for each in typed).strip())


async def _shown(request: Request, words: str) -> Response:
    bench, clinic = bench_of(request), _clinic(request)
    every = await clinic.clients(bench.today())
    clients = [(case, one) for case, one in every if one.is_meant(words)]
    told: dict[str, Any] = {"clients": clients, "words": words, "count": len(every), "opened": bench.session.opened}
    return page(request, "clients.html", **told, stays=clinic.stays)


async def _next(request: Request) -> Response:
    """The next client: whoever was open before is closed by it."""
    bench = bench_of(request)
    await posted(request)
    await bench.close_phone()
    case = await bench.shelf.begin(bench.today())
    bench.session.opened = case.id
    return RedirectResponse(f"/c/{case.id}", 303)


async def _open(request: Request) -> Response:
    bench = bench_of(request)
    await posted(request)
    await bench.close_phone()
    case = await bench.shelf.find(request.path_params["case"])
    bench.session.opened = case.id
    return RedirectResponse(f"/c/{case.id}", 303)


async def _close(request: Request) -> Response:
    bench = bench_of(request)
    await posted(request)
    await bench.close_phone()
    bench.session.opened = ""
    return RedirectResponse("/", 303)


async def _cards(request: Request) -> Response:
    return page(request, "cards.html", cards=(await _clinic(request).cards()).cards)


async def _sheet(request: Request) -> Response:
    return attached(await _clinic(request).sheet(bench_of(request).today()), WORD, "登记表.docx")


async def _blank(request: Request) -> Response:
    """What stands on the screen while nobody is there, where no script can cover it."""
    return page(request, "blank.html")


CLINIC_ROUTES = (
    Route("/", _listed, methods=["GET"]),
    Route("/", _found, methods=["POST"]),
    Route("/new", _next, methods=["POST"]),
    Route("/open/{case}", _open, methods=["POST"]),
    Route("/close", _close, methods=["POST"]),
    Route("/cards", _cards),
    Route("/sheet.docx", _sheet),
    Route("/blank", _blank),
)
"""The screens of a clinic; its first one stands in the place of that for one person."""
