"""Every screen of a case: the eight parts on top, what can be written by now, and when it was stored last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from letters import desk
from letters.web.bench import bench_of
from letters.web.screens.pages import page
from letters.web.shelf import MOST

if TYPE_CHECKING:
    from datetime import date, datetime

    from starlette.requests import Request
    from starlette.responses import Response

    from letters.web.shelf import WebCase

EVIDENCE, LETTERS, OUT = 4, 7, 8
"""The parts that are no questions, by their numbers."""
_PLACES = {EVIDENCE: "evidence", LETTERS: "letters", OUT: "out"}


class FramedStep(NamedTuple):
    """A part as the top of the page shows it: `left` is None where nothing is asked in it."""

    title: str
    left: int | None
    place: str


async def case_page(
    request: Request, case: WebCase, name: str, at: int = 0, *, status: int = 200, **values: Any
) -> Response:
    """A page about a case, in the frame of every screen; `at` is the number of the part that it belongs to.

    A page that has worked out already how `far` the case is says so among its values.
    """
    bench = bench_of(request)
    if "far" in values:
        far: desk.HowFar = values["far"]
    else:
        far = await case.see(lambda stored: desk.how_far(stored.text, bench.desk, bench.today()))
    saved = await case.saved()
    told = _told(saved, bench.today()) if saved else ""
    framed = {"case": case, "far": far, "steps": _steps(far), "at": at, "saved": told, "most": MOST}
    return page(request, name, status, **values | framed)


def _steps(far: desk.HowFar) -> tuple[FramedStep, ...]:
    talked = [
        FramedStep(each.title, each.left, _PLACES.get(number, f"part/{number}"))
        for number, each in enumerate(far.parts, 1)
    ]
    return (*talked, FramedStep("打印和送出", None, _PLACES[OUT]))


def _told(saved: datetime, today: date) -> str:
    """A moment in words: 14:32, with its day where that is another."""
    day = "" if saved.date() == today else f"{saved.month}月{saved.day}日 "
    return f"{day}{saved:%H:%M}"
