"""The letters of a case on the page: which can be written and why, each as its reader will see it, all as one file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from letters import desk
from letters.errors import FileError
from letters.web.bench import bench_of, case_of
from letters.web.pages import page

if TYPE_CHECKING:
    from datetime import date

    from starlette.requests import Request

    from letters.desk import Desk, Stored
    from letters.web.bench import Bench

ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
"""What a letter shown in a frame may do: nothing but show itself."""
MADE = (2020, 1, 1, 0, 0, 0)  # one time for all files, so that the same letters are the same archive


def _chosen(bench: Bench, stored: Stored) -> desk.Selection:
    return desk.check_case(desk.open_case(stored.text, bench.today()), bench.desk)


async def _letters(request: Request) -> Response:
    bench, case = bench_of(request), await case_of(request)
    chosen = await case.see(lambda stored: _chosen(bench, stored))
    unwritten = [(one, desk.why_not(one)) for one in chosen.unwritten]
    return page(request, "letters.html", case=case, letters=chosen.letters, unwritten=unwritten)


async def _letter(request: Request) -> Response:
    """One letter of the list, by its number from 1, for a frame of its own."""
    bench, case = bench_of(request), await case_of(request)
    number = int(request.path_params["number"])

    def shown(stored: Stored) -> bytes:
        opened = desk.open_case(stored.text, bench.today())
        letters = desk.check_case(opened, bench.desk).letters
        if not 0 < number <= len(letters):
            raise FileError("这份文书不在了：案件改过以后，文书也跟着变", "回到“看文书”，再选一次")
        head = letters[number - 1].head
        place = sum(letter.head.id == head.id for letter in letters[: number - 1])
        return desk.preview_letters(opened, bench.desk, head.id)[place].content

    content = await case.see(shown)
    return Response(content, headers={"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": ALONE})


async def _pack(request: Request) -> Response:
    """All letters that can be written as Word files, with the note to read first, in one archive."""
    bench, case = bench_of(request), await case_of(request)
    content = await case.see(lambda stored: _archive(bench.desk, stored, bench.today()))
    told = {
        "Content-Type": "application/zip",
        "Content-Disposition": "attachment; filename*=UTF-8''%E6%96%87%E4%B9%A6.zip",
    }
    return Response(content, headers=told)


def _archive(at: Desk, stored: Stored, today: date) -> bytes:
    made = desk.write_letters(desk.open_case(stored.text, today), at)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in made.files:
            archive.writestr(zipfile.ZipInfo(file.name, MADE), file.content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


ROUTES = (
    Route("/c/{case}/letters", _letters),
    Route("/c/{case}/letters/{number:int}", _letter),
    Route("/c/{case}/letters.zip", _pack),
)
