"""Files are taken in on the page: each is kept and hashed while it comes, whole or not at all, under a name of ours.

A script sends one file a request, its bytes as they are, its name in a header; without scripts a form sends several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from letters import desk
from letters.errors import LettersError
from letters.web.bench import bench_of, case_of, check_token
from letters.web.evidence.looking import looked_at
from letters.web.in_headers import from_header
from letters.web.parts import parts_of
from letters.web.pieces import bounded
from letters.web.screens import on_page, refusal
from letters.web.shelf import MOST

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from letters.web.bench import Bench
    from letters.web.shelf import WebCase

TOO_LARGE = (
    f"这个文件太大，没有收下：一个文件最多 {MOST // 1_000_000} MB",
    "录像可以在手机里截成几段；原件留在手机里，别删",
)
LONGEST_NAME = 400  # characters that are looked at


async def _put(request: Request) -> Response:
    """Keep the file that is the body, and say what became of it; what is not kept is read to its end all the same."""
    case, stream = await case_of(request), request.stream()
    try:
        check_token(request, request.headers.get("x-token", ""))
        name = from_header(request.headers.get("x-name", ""))
        return JSONResponse(await keep(bench_of(request), case, name, stream))
    except LettersError as error:
        async for _ in stream:  # a browser hears no answer before it has sent all
            pass
        told = on_page(error)
        return JSONResponse({"problem": told.message, "hint": told.hint}, 422)


async def keep(bench: Bench, case: WebCase, name: str, stream: AsyncIterator[bytes]) -> dict[str, Any]:
    """Keep a file as evidence, and say what it is called and which versions of the case stood before and after it."""
    look = await looked_at(bench, case)
    taken, before, after = await case.keep_file(
        bounded(stream, MOST, TOO_LARGE),
        lambda text, came, there: desk.taken_in(text, name[:LONGEST_NAME], came, there, look),
    )
    return {"name": taken.path.rpartition("/")[2], "known": not taken.is_new, "before": before, "version": after}


async def _posted(request: Request) -> Response:
    """Keep the files of a form; its token comes before them."""
    case, is_ours, told = await case_of(request), False, ""
    async for part in parts_of(request):
        if part.name == "token":
            check_token(request, await part.text())
            is_ours = True
        elif part.file_name:
            if not is_ours:
                check_token(request, "")
            told += await _told(request, case, part.file_name, part.pieces)
    bench_of(request).notes[case.id] = told or "没有选文件。"
    return RedirectResponse(f"/c/{case.id}/evidence", 303)


async def _told(request: Request, case: WebCase, name: str, pieces: AsyncIterator[bytes]) -> str:
    try:
        kept = await keep(bench_of(request), case, name, pieces)
    except LettersError as error:
        return f"没有收下 {name}：{refusal(error)}。"
    return f"{kept['name']} 以前收过。" if kept["known"] else f"收下了 {kept['name']}。"


ROUTES = (
    Route("/c/{case}/files", _put, methods=["PUT"]),
    Route("/c/{case}/files", _posted, methods=["POST"]),
)
