"""Forms by which something is put down: letters that left, what came back, what was asked and done about papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from letters import desk
from letters.errors import ConflictError, LettersError
from letters.web.bench import bench_of, case_of, posted
from letters.web.ending import keep_ticks
from letters.web.screens import OUT, case_page, looked, refusal
from letters.web.tracking.followed import followed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request

    from letters.desk import Sendable, Stored, Tracked
    from letters.web.bench import Bench
    from letters.web.shelf import WebCase

    Show = Callable[[Request, Mapping[str, str], str], Awaitable[Response]]
    Deed = Callable[[Request, Tracked, Mapping[str, str]], tuple[Tracked, str]]


def _screen(show: Show) -> Callable[[Request], Awaitable[Response]]:
    """The screen of a form as nobody has filled it in yet."""

    async def shown(request: Request) -> Response:
        return await show(request, {}, "")

    return shown


def _put_down(show: Show, deed: Deed) -> Callable[[Request], Awaitable[Response]]:
    """What takes a form in: the case with what it says, or the same screen with what was typed and what is wrong."""

    async def taken(request: Request) -> Response:
        bench, case = bench_of(request), await case_of(request)
        given = _first_of(await posted(request))

        def change(stored: Stored) -> tuple[str, str]:
            after, told = deed(request, followed(bench, stored), given)
            return after.text, told

        try:
            told = await case.change(change, given.get("version", ""))
        except ConflictError:
            raise
        except LettersError as error:
            return await show(request, given, refusal(error))
        return _done(bench, case.id, told)

    return taken


def _first_of(given: Mapping[str, list[str]]) -> dict[str, str]:
    """One value for each field of a form."""
    return {name: values[0] for name, values in given.items() if values}


def _done(bench: Bench, case: str, told: str) -> Response:
    bench.notes[f"{case}/track"] = told
    return RedirectResponse(f"/c/{case}/track", 303)


def _sendable(bench: Bench, stored: Stored) -> tuple[Sendable, ...]:
    return desk.sendable(desk.write_letters(desk.open_case(stored.text, bench.today()), bench.desk))


async def _letters(request: Request, typed: Mapping[str, str], problem: str) -> Response:
    """Which letters left, how, and under which numbers."""
    bench, case = bench_of(request), await case_of(request)
    letters, version = await looked(case, lambda stored: _sendable(bench, stored))
    return await _form(request, case, "track-sent.html", typed, problem, version=version, letters=letters)


async def _sent(request: Request) -> Response:
    """Put down all that were ticked, with copies where the letters lie here, or none of them."""
    bench, case = bench_of(request), await case_of(request)
    given = _first_of(await posted(request))
    try:
        letters, before = await case.see(lambda stored: (_sendable(bench, stored), stored))
        told = desk.form_sent(letters, given)
        await case.send(lambda stored: followed(bench, stored), told, given.get("version", ""))
    except ConflictError:
        raise
    except LettersError as error:
        return await _letters(request, given, refusal(error))
    await keep_ticks(bench, case, before)
    return _done(bench, case.id, f"记下了：送出 {len(told)} 份。")


async def _filing(request: Request, typed: Mapping[str, str], problem: str) -> Response:
    """One letter that was sent, and what may be put down of it."""
    from letters.told.track_screen import filing_shown

    bench, case = bench_of(request), await case_of(request)
    number = request.path_params["number"]

    def look(stored: Stored) -> dict[str, Any]:
        at = followed(bench, stored)
        one = desk.find(at, str(number))
        return {
            "one": filing_shown(at, one),
            "outcomes": desk.outcomes(at, one),
            "counters": desk.open_counters(one),
            "deadlines": desk.deadlines_of(one),
        }

    shown, version = await looked(case, look)
    return await _form(request, case, "track-filing.html", typed, problem, version=version, **shown)


async def _reply(request: Request, typed: Mapping[str, str], problem: str) -> Response:
    """What is asked about an answer of one outcome."""
    from letters.told.track_screen import filing_shown

    bench, case = bench_of(request), await case_of(request)
    number, outcome = request.path_params["number"], request.path_params["outcome"]

    def look(stored: Stored) -> dict[str, Any]:
        at = followed(bench, stored)
        return {"one": filing_shown(at, desk.find(at, str(number))), "fields": desk.reply_fields(outcome)}

    shown, version = await looked(case, look)
    shown |= {"outcome": outcome, "label": desk.reply_label(outcome)}
    return await _form(request, case, "track-reply.html", typed, problem, version=version, **shown)


async def _paper(request: Request, typed: Mapping[str, str], problem: str) -> Response:
    """One paper that came, and what may be put down of it."""
    from letters.told.track_screen import paper_shown

    bench, case = bench_of(request), await case_of(request)

    def look(stored: Stored) -> desk.Tracked:
        return followed(bench, stored)

    at, version = await looked(case, look)
    paper = desk.find_paper(at, request.path_params["paper"])
    one = paper_shown(at, next(each for each in at.papers if each.paper.id == paper.id))
    shown = {"one": one, "fields": desk.check_fields()}
    return await _form(request, case, "track-paper.html", typed, problem, version=version, **shown)


async def _form(
    request: Request, case: WebCase, name: str, typed: Mapping[str, str], problem: str, **shown: Any
) -> Response:
    status = 422 if problem else 200
    return await case_page(request, case, name, OUT, status=status, typed=typed, problem=problem, **shown)


def _take_reply(request: Request, at: Tracked, given: Mapping[str, str]) -> tuple[Tracked, str]:
    from letters.told.of_entries import money_lines

    one = desk.find(at, str(request.path_params["number"]))
    told = desk.record_reply(at, one, desk.form_reply(request.path_params["outcome"], given))
    cautions = "".join(money_lines(told.at, told.filing))
    return told.at, f"记下了：{told.on} {told.outcome.label}。{cautions}"


def _take_rights(request: Request, at: Tracked, given: Mapping[str, str]) -> tuple[Tracked, str]:
    one = desk.find(at, str(request.path_params["number"]))
    return desk.record_rights(at, one, told=given.get("rights", "")), "补充好了。"


def _take_signed(request: Request, at: Tracked, given: Mapping[str, str]) -> tuple[Tracked, str]:
    one = desk.find(at, str(request.path_params["number"]))
    after = desk.record_received(at, one, desk.form_day(given.get("on", "")))
    return after, f"记下了：{after.numbered(one.number).filing.received_on} 签收。"


def _take_accepted(request: Request, at: Tracked, given: Mapping[str, str]) -> tuple[Tracked, str]:
    from letters.told.of_entries import money_lines

    one = desk.find(at, str(request.path_params["number"]))
    after = desk.record_accepted(at, one, given.get("counter", ""), desk.form_day(given.get("on", "")))
    return after, "记下了：接受对方的方案。" + "".join(money_lines(after, after.numbered(one.number)))


def _take_day(request: Request, at: Tracked, given: Mapping[str, str]) -> tuple[Tracked, str]:
    one, deadline = desk.find(at, str(request.path_params["number"])), given.get("deadline", "")
    if given.get("cancel"):
        return desk.cancel_postponed(at, one, deadline), "恢复了算出来的日期。"
    due = desk.form_day(given.get("due", ""))
    return desk.postpone(at, one, deadline, due, given.get("reason", "")), f"改好了：{due}。"


def _take_check(request: Request, at: Tracked, given: Mapping[str, str]) -> tuple[Tracked, str]:
    paper = desk.find_paper(at, request.path_params["paper"])
    return desk.record_check(at, paper, desk.form_check(given)), "记下了：核实过。"


def _take_met(request: Request, at: Tracked, given: Mapping[str, str]) -> tuple[Tracked, str]:
    paper = desk.find_paper(at, request.path_params["paper"])
    on = desk.form_day(given.get("on", ""))
    return desk.record_met(at, paper, given.get("term", ""), on, given.get("note", "").strip()), "记下了：办好了。"


_ONE = "/c/{case}/track/{number:int}"
_PAPER = "/c/{case}/track/paper/{paper}"
ROUTES = (
    Route("/c/{case}/track/sent", _screen(_letters), methods=["GET"]),
    Route("/c/{case}/track/sent", _sent, methods=["POST"]),
    Route(_ONE, _screen(_filing)),
    Route(f"{_ONE}/signed", _put_down(_filing, _take_signed), methods=["POST"]),
    Route(f"{_ONE}/rights", _put_down(_filing, _take_rights), methods=["POST"]),
    Route(f"{_ONE}/accept", _put_down(_filing, _take_accepted), methods=["POST"]),
    Route(f"{_ONE}/day", _put_down(_filing, _take_day), methods=["POST"]),
    Route(f"{_ONE}/reply/{{outcome}}", _screen(_reply), methods=["GET"]),
    Route(f"{_ONE}/reply/{{outcome}}", _put_down(_reply, _take_reply), methods=["POST"]),
    Route(_PAPER, _screen(_paper)),
    Route(f"{_PAPER}/check", _put_down(_paper, _take_check), methods=["POST"]),
    Route(f"{_PAPER}/met", _put_down(_paper, _take_met), methods=["POST"]),
)
