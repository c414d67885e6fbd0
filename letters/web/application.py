"""The page as one ASGI application: a shell over the desk like the commands, at home and inside the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from letters.errors import CaseError, ConflictError, LettersError, UncheckedError
from letters.web import ending, evidence, here, leaving, talk, tracking
from letters.web.ending import ask_to_check
from letters.web.screens import on_page, page

if TYPE_CHECKING:
    from starlette.requests import Request

    from letters.web.bench import Bench

STATIC = Path(__file__).resolve().parent / "static"
NOT_THERE = ("这里没有这一页", "地址可能抄错了，或者那一页已经没有了。存过的都还在，回到开始再找")
BROKEN = ("程序自己出了错，不是您的错", "存过的都还在。回到上一页再试一次；还不行，关掉程序重新打开")
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


def application(bench: Bench) -> Starlette:
    """The application for a bench: where the cases lie, which day it is."""
    made = Starlette(
        routes=[
            *(talk.CLINIC_ROUTES if bench.clinic else ()),  # before the beginning for one person
            Route("/static/{name}", _static),
            *talk.ROUTES,
            *ending.ROUTES,
            *evidence.ROUTES,
            *tracking.ROUTES,
            *here.ROUTES,
            *_phone_routes(bench),
            *leaving.ROUTES,
        ],
        exception_handlers={
            UncheckedError: ask_to_check,
            LettersError: _refused,
            HTTPException: _not_there,
            Exception: _broken,
        },
    )
    made.state.bench = bench
    return made


def _phone_routes(bench: Bench) -> tuple[Route, ...]:
    if bench.phone is None:
        return ()
    from letters.web import phone_screens  # at home alone: no browser has what it needs

    return phone_screens.ROUTES


async def _static(request: Request) -> Response:
    """A file of the page itself; whatever else is asked for is not there."""
    name = request.path_params["name"]
    known = {path.name: path for path in STATIC.iterdir() if path.suffix in KINDS}
    if name not in known:
        return Response("没有这个文件", 404)
    return Response(known[name].read_bytes(), headers={"Content-Type": KINDS[known[name].suffix]})


async def _refused(request: Request, error: Exception) -> Response:
    """What the desk refuses, in its own words."""
    told = error if isinstance(error, LettersError) else LettersError(str(error))
    status = 409 if isinstance(told, ConflictError) else 422
    # Of a case that cannot be read the file itself can be had, for whoever mends it.
    case = request.path_params.get("case", "") if isinstance(told, CaseError) else ""
    return page(request, "refused.html", status, told=on_page(told), case=case)


async def _not_there(request: Request, error: Exception) -> Response:
    """An address that no page has, or that takes no form."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    return page(request, "refused.html", status, told=on_page(LettersError(*NOT_THERE)), case="")


async def _broken(request: Request, _: Exception) -> Response:
    """A fault of the program itself; the server goes on."""
    return page(request, "refused.html", 500, told=on_page(LettersError(*BROKEN)), case="")
