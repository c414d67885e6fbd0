"""One thing that is open in a letter, by itself: the sentence it is about, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from letters import desk
from letters.web.bench import bench_of, case_of
from letters.web.screens import LETTERS, case_page, looked

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import OpenPoint, Stored


async def _point(request: Request) -> Response:
    bench, case = bench_of(request), await case_of(request)
    number, mark = request.path_params["number"], request.path_params["mark"]

    def look(stored: Stored) -> tuple[OpenPoint, str, str]:
        facts = desk.facts_of(desk.open_case(stored.text, bench.today()), bench.desk, number)
        talk = desk.talk.open_talk(stored.text, desk.talk.letter_needs(bench.desk.library), bench.today())
        return *desk.point_seen(talk, facts, mark), facts.read.letter.called

    (point, sentence, called), version = await looked(case, look)
    shown = {"point": point, "sentence": sentence, "called": called, "number": number}
    return await case_page(request, case, "point.html", LETTERS, version=version, **shown)


ROUTES = (Route("/c/{case}/letters/{number:int}/points/{mark}", _point),)
