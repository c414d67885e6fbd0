"""A case out and in as one ZIP of its folder, as it is at home: to a phone, to a computer, to a stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from letters import desk
from letters.kit.zipped import Zipping
from letters.web.bench import bench_of, case_of
from letters.web.framing import case_page
from letters.web.sent_file import file_of
from letters.web.shelf import CASE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from letters.web.shelf import WebCase

UNNAMED = "案件"  # what a copy is called of a folder that a person named


async def _copy(request: Request) -> Response:
    """What is in a copy, and where it can be opened again."""
    case = await case_of(request)
    files = await case.files()
    size = sum(size for _, size in files)
    return await case_page(request, case, "copy.html", count=len(files) + 1, size=size, place=bench_of(request).place)


async def _zip(request: Request) -> Response:
    """The copy itself, as it is made: a long recording is never whole in memory at home."""
    case = await case_of(request)
    name = called(case)
    spelt = "".join(f"%{byte:02X}" for byte in name.encode())
    told = {"Content-Disposition": f"attachment; filename*=UTF-8''{spelt}.zip"}
    return StreamingResponse(zipped(case, name), headers=told, media_type="application/zip")


def called(case: WebCase) -> str:
    """What a copy of a case is called: nothing that tells whose it is."""
    return case.name if desk.is_own_name(case.name) else UNNAMED


async def zipped(case: WebCase, within: str) -> AsyncIterator[bytes]:
    """The ZIP of a case in pieces, everything in one folder; the same case gives the same bytes."""
    zipping = Zipping()
    text = await case.see(lambda stored: stored.text.encode())
    zipping.begin(f"{within}/{CASE}", len(text))
    yield zipping.add(text) + zipping.end()
    for name, size in await case.files():
        zipping.begin(f"{within}/{name}", size)
        async for piece in case.read_file(name):
            yield zipping.add(piece)
        yield zipping.end()
    yield zipping.finish()


async def _open(request: Request) -> Response:
    """Take a copy in, and go on with it."""
    bench = bench_of(request)
    _, pieces = await file_of(request)
    case = await bench.shelf.take_in(pieces, bench.today())
    bench.session.opened = case.id
    return RedirectResponse(f"/c/{case.id}", 303)


ROUTES = (
    Route("/c/{case}/copy", _copy),
    Route("/c/{case}/copy.zip", _zip),
    Route("/open", _open, methods=["POST"]),
)
