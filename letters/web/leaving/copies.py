"""A case out and in as one ZIP of its folder, as it is at home: to a phone, to a computer, to a stick."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from letters import desk
from letters.errors import UsageError
from letters.web.attached import attached
from letters.web.bench import bench_of, case_of, check_token, posted
from letters.web.in_headers import as_attachment
from letters.web.leaving.sealing import sealed_copy, take_in, told_apart
from letters.web.parts import file_of
from letters.web.screens import case_page, refusal
from letters.web.shelf import CASE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from letters.web.shelf import Along, WebCase

WITH_IT = "X-Passphrase"
"""In which a script of the site sends the passphrase of a copy: as base64 has it, for headers hold no Chinese."""
DIFFERENT = "两次写的密码不一样，没有存"
UNNAMED = "案件"  # what a copy is called of a folder that a person named


async def _copy(request: Request) -> Response:
    """What is in a copy, and where it can be opened again."""
    return await _copy_shown(request, await case_of(request))


async def _copy_shown(request: Request, case: WebCase, problem: str = "") -> Response:
    bench = bench_of(request)  # a case that cannot be read says so first, and what to do then
    far = await case.see(lambda stored: desk.how_far(stored.text, bench.desk, bench.today()))
    found = await case.along()
    size, status = sum(size for _, size in found.files), 422 if problem else 200
    apart = await told_apart(case, found)
    values: dict[str, Any] = {"found": found, "size": size, "apart": apart, "problem": problem, "far": far}
    return await case_page(request, case, "copy.html", status=status, **values)


async def _zip(request: Request) -> Response:
    """The copy itself, as it is made: a long recording is never whole in memory at home."""
    case = await case_of(request)
    name = called(case)
    told = {"Content-Disposition": as_attachment(f"{name}.zip")}
    found = await case.along()  # what is refused is refused before the first byte leaves
    return StreamingResponse(zipped(case, name, found), headers=told, media_type="application/zip")


def called(case: WebCase) -> str:
    """What a copy of a case is called: nothing that tells whose it is."""
    return case.name if desk.is_own_name(case.name) else UNNAMED


async def zipped(case: WebCase, within: str, found: Along) -> AsyncIterator[bytes]:
    """The ZIP of a case in pieces, all that is the case's in one folder; the same case gives the same bytes."""
    from letters.kit.zipped import Zipping  # loaded when something leaves

    zipping = Zipping()
    apart = await told_apart(case, found)
    text = apart.text.encode()
    zipping.begin(f"{within}/{CASE}", len(text))
    yield zipping.add(text) + zipping.end()
    for (here, there), (_, size) in zip(apart.names, found.files, strict=True):
        zipping.begin(f"{within}/{there}", size)
        async for piece in case.read_file(here):
            yield zipping.add(piece)
        yield zipping.end()
    yield zipping.finish()


async def _unread(request: Request) -> Response:
    """The file of a case as it stands, byte for byte: for whoever mends it where it cannot be read."""
    return attached(await (await case_of(request)).raw(), "text/plain; charset=utf-8", CASE)


async def _locked(request: Request) -> Response:
    """The same copy under a passphrase, which is typed twice; one that would be guessed is asked again."""
    bench, case, given = bench_of(request), await case_of(request), await posted(request)
    first, again = (given.get(name, [""])[0] for name in ("passphrase", "again"))
    if bench.sealing is None or first != again:
        return await _copy_shown(request, case, DIFFERENT)
    try:
        content = await sealed_copy(case, bench.sealing, first)
    except UsageError as error:
        return await _copy_shown(request, case, refusal(error))
    return attached(content, "application/zip", f"{called(case)}.locked.zip")


async def _open(request: Request) -> Response:
    """Take a copy in, and go on with it; a passphrase is for one that is locked."""
    bench = bench_of(request)
    fields, pieces = await file_of(request, check_token)
    passphrase = fields.get("passphrase", "") or _told(request.headers.get(WITH_IT, ""))
    case = await take_in(bench.shelf, bench.sealing, pieces, passphrase, bench.today())
    bench.session.opened = case.id
    return RedirectResponse(f"/c/{case.id}", 303)


def _told(header: str) -> str:
    """The passphrase in a header; "" for what no script of the site sends."""
    try:
        return b64decode(header).decode()
    except ValueError:
        return ""


ROUTES = (
    Route("/c/{case}/copy", _copy),
    Route("/c/{case}/copy.zip", _zip),
    Route("/c/{case}/unread", _unread),
    Route("/c/{case}/copy/locked", _locked, methods=["POST"]),
    Route("/open", _open, methods=["POST"]),
)
