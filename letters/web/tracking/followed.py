"""What became of the letters: what is due next, each letter and paper with its days and the next step, the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from letters import desk
from letters.web.attached import attached
from letters.web.bench import bench_of, case_of, posted
from letters.web.screens import OUT, case_page, looked

if TYPE_CHECKING:
    from starlette.requests import Request

    from letters.desk import Stored, Tracked
    from letters.web.bench import Bench

CALENDAR = "期限.ics"


def followed(bench: Bench, stored: Stored) -> Tracked:
    """The case of a text as it is followed today."""
    return desk.track(stored.text, bench.today(), bench.desk.books)


async def _shown(request: Request) -> Response:
    from letters.told.track_screen import track_shown

    bench, case = bench_of(request), await case_of(request)
    shown = await case.see(lambda stored: track_shown(followed(bench, stored)))
    told = bench.notes.pop(f"{case.id}/track", "")
    return await case_page(request, case, "track.html", OUT, shown=shown, told=told)


async def _calendar(request: Request) -> Response:
    """The deadlines for a calendar, without a name in them."""
    bench, case = bench_of(request), await case_of(request)
    made = await case.see(lambda stored: desk.calendar_of(followed(bench, stored)))
    if not made.count:
        return RedirectResponse(f"/c/{case.id}/track", 303)
    return attached(made.content, "text/calendar; charset=utf-8", CALENDAR)


async def _latest(request: Request) -> Response:
    """The entry that would be taken back, with everything that was typed."""
    from letters.told.of_entries import entry_shown

    bench, case = bench_of(request), await case_of(request)

    def look(stored: Stored) -> tuple[str, tuple[tuple[str, str], ...]]:
        at = followed(bench, stored)
        return entry_shown(at, desk.latest_entry(at))

    (what, values), version = await looked(case, look)
    return await case_page(request, case, "track-undo.html", OUT, version=version, what=what, values=values)


async def _undone(request: Request) -> Response:
    """Take the latest entry back."""
    bench, case = bench_of(request), await case_of(request)
    given = await posted(request)

    def undo(stored: Stored) -> tuple[str, None]:
        at = followed(bench, stored)
        return desk.undo(at, desk.latest_entry(at)).text, None

    await case.change(undo, given.get("version", [""])[0])
    bench.notes[f"{case.id}/track"] = "已经撤销。"
    return RedirectResponse(f"/c/{case.id}/track", 303)


ROUTES = (
    Route("/c/{case}/track", _shown),
    Route("/c/{case}/track/deadlines.ics", _calendar),
    Route("/c/{case}/track/undo", _latest, methods=["GET"]),
    Route("/c/{case}/track/undo", _undone, methods=["POST"]),
)
