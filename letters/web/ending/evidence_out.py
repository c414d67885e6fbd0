"""The list of evidence for one addressee, with its pictures, for a browser to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from letters import desk
from letters.errors import FileError
from letters.web.bench import bench_of, case_of, posted
from letters.web.ending.checking_off import letters_out
from letters.web.evidence import looks
from letters.web.screens import OUT, case_page

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import EvidenceFor, Stored
    from letters.web.bench import Bench
    from letters.web.shelf import WebCase

LOOKED = "looked."
GONE = ("这份证据清单不在了：案件改过以后，清单也跟着变", "回到“打印和送出”，再选一次")


def _all(bench: Bench, case: WebCase, stored: Stored) -> tuple[EvidenceFor, ...]:
    return desk.evidence_for(letters_out(bench, case, stored))


async def _choice(request: Request) -> Response:
    """For whom evidence is to be printed."""
    bench, case = bench_of(request), await case_of(request)
    every = await case.see(lambda stored: _all(bench, case, stored))
    return await case_page(request, case, "evidence-for.html", OUT, every=every)


async def _asked(request: Request) -> Response:
    """What goes to one addressee; pictures that have to be looked at first are asked about."""
    return await _listed(request, None)


async def _looked(request: Request) -> Response:
    """The same with those pictures that were looked at; nothing is stored."""
    given = await posted(request)
    return await _listed(request, {name.removeprefix(LOOKED) for name in given if name.startswith(LOOKED)})


async def _listed(request: Request, looked: Collection[str] | None) -> Response:
    bench, case = bench_of(request), await case_of(request)
    number = request.path_params["number"]
    every = await case.see(lambda stored: _all(bench, case, stored))
    if not 0 < number <= len(every):
        raise FileError(*GONE)
    one = every[number - 1]
    shown = await looks(bench, case, [file.path for piece in one.pieces for file in piece.files])
    asks = looked is None and not one.is_open
    given = one.given([file.key for piece in one.pieces for file in piece.files] if asks else looked or ())
    return await case_page(
        request, case, "evidence-print.html", OUT, one=one, number=number, shown=shown, given=given, asks=asks
    )


ROUTES = (
    Route("/c/{case}/out/evidence", _choice),
    Route("/c/{case}/out/evidence/{number:int}", _asked, methods=["GET"]),
    Route("/c/{case}/out/evidence/{number:int}", _looked, methods=["POST"]),
)
