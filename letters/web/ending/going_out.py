"""What follows once the letters are there: printing, taking them along, what to do with each, texts to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from letters import desk
from letters.errors import FileError, UncheckedError
from letters.web.attached import attached
from letters.web.bench import bench_of, case_of, posted
from letters.web.ending.checking_off import check_off, checks, letters_out
from letters.web.ending.framed import FRAMED
from letters.web.screens import OUT, case_page, looked

if TYPE_CHECKING:
    from starlette.requests import Request

    from letters.desk import Printed
    from letters.web.bench import Bench
    from letters.web.shelf import WebCase

NOTHING = ("没有可以打印的文书", "回到“看文书”，看还差什么；几份里只寄一份的，选定以后打开那一份打印")


async def _out(request: Request) -> Response:
    """What was written, the ways to print and to take along, and the list of what is to be done; before, the ticks."""
    bench, case = bench_of(request), await case_of(request)
    at = bench.desk
    try:
        made, version = await looked(case, lambda stored: letters_out(bench, case, stored))
    except UncheckedError:
        return await checks(request, case)
    put = await case.letters_put()
    return await case_page(
        request,
        case,
        "out.html",
        OUT,
        version=version,
        todo=desk.things_to_do(made, at),
        put=put,
        is_latest=put is not None and put.holds(made),
        makes_pdf=desk.is_pdf_made(),
        keeps=case.has_folder,
        texts=desk.letter_texts(made, at),
        lists_evidence=bool(desk.evidence_for(made)),
    )


async def _checked(request: Request) -> Response:
    """Take the three ticks, and on to the ways out; else what is missing, kindly."""
    case = await case_of(request)
    came = await check_off(bench_of(request), case, await posted(request))
    return await checks(request, case, came) if came.problem else RedirectResponse(f"/c/{case.id}/out", 303)


async def _back(request: Request) -> Response:
    """The page of the ticks, asked for by itself: where its form stands."""
    return RedirectResponse(f"/c/{request.path_params['case']}/out", 303)


async def _written(request: Request) -> Response:
    """Put the letters into the case's folder, where it has one."""
    case = await case_of(request)
    given = await posted(request)
    await put_out(bench_of(request), case, given.get("version", [""])[0])
    return RedirectResponse(f"/c/{case.id}/out", 303)


async def put_out(bench: Bench, case: WebCase, version: str) -> None:
    """Put the letters into the case's folder with the file to print. Raises as `WebCase.put_letters`."""
    at = bench.desk
    await case.put_letters(
        lambda stored: desk.ready_letters(letters_out(bench, case, stored), at), bench.today(), version
    )


async def _print(request: Request) -> Response:
    """The screen from which a browser prints all letters."""
    bench, case = bench_of(request), await case_of(request)
    await case.see(lambda stored: letters_out(bench, case, stored))
    return await case_page(request, case, "print.html", OUT)


async def _papers(request: Request) -> Response:
    """All letters in order, for the frame of that screen, or alone. Raises FileError where nothing is to be printed."""
    bench, case = bench_of(request), await case_of(request)
    at = bench.desk
    shown = await case.see(
        lambda stored: desk.print_view(letters_out(bench, case, stored), at, "/sheets/{}.css".format)
    )
    if not shown:
        raise FileError(*NOTHING)
    return HTMLResponse(shown, headers={"Content-Security-Policy": FRAMED})


async def _pdf(request: Request) -> Response:
    """The one file to print. Raises FileError where there is none."""
    return attached((await _printed(request)).content, "application/pdf", f"{desk.PRINT}.pdf")


async def _pages(request: Request) -> Response:
    """How many pages that file has and at how many places it is signed, for its button. Raises FileError for none."""
    printed = await _printed(request)
    return PlainTextResponse(f"，{printed.pages}页，签名{printed.signatures}处")


async def _printed(request: Request) -> Printed:
    """All letters of a case as one file. Raises FileError where nothing is to be printed."""
    bench, case = bench_of(request), await case_of(request)
    at = bench.desk
    ready = await case.see(lambda stored: desk.ready_letters(letters_out(bench, case, stored), at))
    if ready.printed is None:
        raise FileError(*NOTHING)
    return ready.printed


async def _texts(request: Request) -> Response:
    """Texts for web forms and the telephone, in pieces."""
    bench, case = bench_of(request), await case_of(request)
    at = bench.desk
    texts = await case.see(lambda stored: desk.letter_texts(letters_out(bench, case, stored), at))
    return await case_page(request, case, "texts.html", OUT, texts=texts)


ROUTES = (
    Route("/c/{case}/out", _out, methods=["GET"]),
    Route("/c/{case}/out", _written, methods=["POST"]),
    Route("/c/{case}/out/checked", _checked, methods=["POST"]),
    Route("/c/{case}/out/checked", _back, methods=["GET"]),
    Route("/c/{case}/out/print", _print),
    Route("/c/{case}/out/papers", _papers),
    Route("/c/{case}/out/print.pdf", _pdf),
    Route("/c/{case}/out/pages", _pages),
    Route("/c/{case}/out/texts", _texts),
)
