"""From a letter back: which questions a sentence was made from, and who reads what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from letters import desk
from letters.errors import FileError
from letters.web.bench import bench_of, case_of
from letters.web.screens import page, with_way_back

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import Stored
    from letters.desk.talk import Talk

MOVED = ("这句话不在了：案件改过以后，文书也跟着变", "回到这份文书，再点一次")


async def _sentence(request: Request) -> Response:
    """The question that a sentence was made from, or the list of them; `all` asks for every one, which takes longer."""
    bench, case = bench_of(request), await case_of(request)
    number, sentence = request.path_params["number"], request.path_params["sentence"]
    wants_all = "all" in request.query_params

    def looked(stored: Stored) -> tuple[str, desk.Keys, bool, Talk]:
        facts = desk.facts_of(desk.open_case(stored.text, bench.today()), bench.desk, number)
        if sentence >= len(facts.read.sentences):
            raise FileError(*MOVED)
        likely = () if wants_all else facts.likely(sentence)
        talk = desk.talk.open_talk(stored.text, desk.talk.letter_needs(bench.desk.library), bench.today())
        return facts.read.sentences[sentence].words, likely or facts.behind(sentence), not likely, talk

    words, keys, is_all, talk = await case.see(looked)
    if len(keys) == 1 and not wants_all:
        return RedirectResponse(f"/c/{case.id}/{with_way_back(f'q/{keys[0]}', f'letters/{number}')}", 303)
    entries = desk.talk.answers_at(talk, keys)
    return page(
        request,
        "behind.html",
        case=case,
        number=number,
        sentence=sentence,
        words=words,
        entries=entries,
        is_all=is_all,
    )


async def _readers(request: Request) -> Response:
    """Who reads what, and two letters beside each other."""
    bench, case = bench_of(request), await case_of(request)
    seen = await case.see(lambda stored: desk.readers_of(desk.open_case(stored.text, bench.today()), bench.desk))
    last = len(seen.readers)
    left, right = _chosen(request, "left", 1, last), _chosen(request, "right", 2, last)
    return page(request, "readers.html", case=case, seen=seen, left=left, right=right)


def _chosen(request: Request, name: str, usual: int, last: int) -> int:
    """The number of the letter on one side; 0 where there is none."""
    typed = request.query_params.get(name, "")
    number = int(typed) if typed.isdecimal() and len(typed) < 4 else usual
    return number if 0 < number <= last else 0


ROUTES = (
    Route("/c/{case}/letters/{number:int}/from/{sentence:int}", _sentence),
    Route("/c/{case}/readers", _readers),
)
