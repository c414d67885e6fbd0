"""The letters beside a question: what they say because of its answer, as it stands and as it is being typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.routing import Route

from letters import desk
from letters.web.bench import bench_of, case_of, posted
from letters.web.ending import LINKED
from letters.web.screens import page, typed_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import Beside, Stored

LETTER = "beside-letter"  # the name under which a script says which letter is looked at


async def _beside(request: Request) -> Response:
    """What stands beside a question: of the case as it is stored, or with the answer that a form holds so far."""
    bench, case = bench_of(request), await case_of(request)
    key = request.path_params["key"]
    given = await posted(request) if request.method == "POST" else {}
    typed = partial(typed_of, given) if given else None

    def look(stored: Stored) -> Beside:
        only = given.get(LETTER, [""])[0]
        return desk.beside(stored.text, bench.desk, bench.today(), key, typed, only, bench.said)

    shown = page(request, "beside.html", case=case, key=key, seen=await case.see(look))
    shown.headers["Content-Security-Policy"] = LINKED
    return shown


ROUTES = (Route("/c/{case}/q/{key:path}/beside", _beside, methods=["GET", "POST"]),)
