"""The letters of a case as their readers will see them, each for a frame of its page, all as one file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from letters import desk
from letters.errors import FileError, LetterError
from letters.web.bench import bench_of, case_of
from letters.web.ending.checking_off import is_checked, letters_out
from letters.web.screens import with_way_back

if TYPE_CHECKING:
    from starlette.requests import Request

    from letters.desk import Stored, Writing
    from letters.web.bench import Bench

FRAMED = "sandbox allow-same-origin; default-src 'none'; style-src 'self'; frame-ancestors 'self'"
"""What a letter may do in its frame: show itself with the page's style sheet, and be measured by the page."""
LINKED = FRAMED.replace("same-origin", "same-origin allow-top-navigation-by-user-activation", 1)
"""And where its sentences lead to their questions: let the page around it follow a link that somebody pressed."""
NOTHING = ("没有可以存的文书", "到“看文书”选要写哪几份；拦住的，先照那里说的处理")
UNCOUNTED = ("这里数不出页数：要看打印机和浏览器怎么排", "打印的时候看预览")
MADE = (2020, 1, 1, 0, 0, 0)  # one time for all files, so that the same letters are the same archive


def _opened(bench: Bench, stored: Stored) -> desk.OpenCase:
    return desk.open_case(stored.text, bench.today())


async def _paper(request: Request) -> Response:
    """The letter itself, for the frame of its page."""
    bench, case = bench_of(request), await case_of(request)
    number = request.path_params["number"]

    here = f"/c/{case.id}/letters/{number}"
    to = desk.LinkedTo(
        "/sheets/{}.css".format,
        f"{here}/from/{{}}".format,
        f"{here}/points/{{}}".format,
        lambda key: f"/c/{case.id}/{with_way_back(f'q/{key}', f'letters/{number}')}",
    )

    def shown(stored: Stored) -> str:
        facts = desk.facts_of(_opened(bench, stored), bench.desk, number)
        which = case.id, facts.which
        bench.read[which] = looked = desk.look_at(facts, bench.read.get(which))
        return desk.linked_letter(facts, to, looked, is_checked=is_checked(bench, case, stored.version or ""))

    return HTMLResponse(await case.see(shown), headers={"Content-Security-Policy": LINKED})


async def _pages(request: Request) -> Response:
    """How many pages a letter has, for its card: asked for after the card stands there, since it takes longer."""
    bench, case = bench_of(request), await case_of(request)
    number = request.path_params["number"]
    if not desk.is_pdf_made():
        raise FileError(*UNCOUNTED)
    count = await case.see(lambda stored: desk.pages_of(_opened(bench, stored), bench.desk, number))
    return PlainTextResponse(f"{count}页")


async def _sheet(request: Request) -> Response:
    """The style sheet of a layout."""
    content = desk.letter_sheet(request.path_params["layout"])
    return Response(content, headers={"Content-Type": "text/css; charset=utf-8"})


async def _pack(request: Request) -> Response:
    """All letters that are wanted as Word files, with the note to read first, in one archive. Raises LetterError."""
    bench, case = bench_of(request), await case_of(request)
    content = await case.see(lambda stored: _archive(letters_out(bench, case, stored)))
    told = {
        "Content-Type": "application/zip",
        "Content-Disposition": "attachment; filename*=UTF-8''%E6%96%87%E4%B9%A6.zip",
    }
    return Response(content, headers=told)


def _archive(made: Writing) -> bytes:
    if not made.files:
        raise LetterError(*NOTHING)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in made.files:
            archive.writestr(zipfile.ZipInfo(file.name, MADE), file.content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


ROUTES = (
    Route("/c/{case}/letters/{number:int}/paper", _paper),
    Route("/c/{case}/letters/{number:int}/pages", _pages),
    Route("/sheets/{layout}.css", _sheet),
    Route("/c/{case}/letters.zip", _pack),
)
