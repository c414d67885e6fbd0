"""Evidence on the page: what was taken in as cards to agree to, all at once or one by one; the list of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from starlette.responses import RedirectResponse
from starlette.routing import Route

from letters import desk
from letters.errors import ConflictError, FileError, UsageError
from letters.web.bench import bench_of, case_of, posted
from letters.web.evidence.looking import looked_at, looks
from letters.web.screens import EVIDENCE, case_page, looked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import Stored
    from letters.web.shelf import WebCase

Result = TypeVar("Result")
TRIES = 3  # for a change that does not depend on what else is changed
SHOWN_AT_ONCE = 4  # contacts of a card that stand there before 别的 is opened


async def change_now(case: WebCase, deed: Callable[[Stored], tuple[str, Result]]) -> Result:
    """Change the text as it stands, whatever was stored since a page was shown. Raises ConflictError."""
    for attempt in range(TRIES):
        version = await case.see(lambda stored: stored.version or "")
        try:
            return await case.change(deed, version)
        except ConflictError:
            if attempt == TRIES - 1:
                raise
    raise AssertionError


async def _evidence(request: Request) -> Response:
    """What waits for a word, and where more is taken in."""
    bench, case = bench_of(request), await case_of(request)
    look = await looked_at(bench, case)
    cards = await case.see(lambda stored: desk.evidence_cards(stored.text, look))
    shown = await looks(bench, case, [path for card in cards for path in card.piece.files])
    pieces = {one.id: one for one in await case.see(lambda stored: desk.evidence_list(stored.text))}
    return await case_page(
        request,
        case,
        "evidence.html",
        EVIDENCE,
        cards=cards,
        pieces=pieces,
        shown=shown,
        there=shown.keys(),
        is_log=desk.is_log,
        told=bench.notes.pop(case.id, ""),
        at_once=SHOWN_AT_ONCE,
        is_home=bool(bench.token),
    )


async def _said(request: Request) -> Response:
    """Store what was said: of all cards, of one, or that some files of one are a piece of their own."""
    bench, case, given = bench_of(request), await case_of(request), await posted(request)
    look = await looked_at(bench, case)
    if piece := _one(given, "part"):
        await change_now(case, lambda stored: (_parted(stored.text, piece, given), None))
        bench.notes[case.id] = "分成了两份，各自再看一下。"
        return RedirectResponse(f"/c/{case.id}/evidence", 303)
    wanted = _one(given, "one")
    answers = {key: one for key, one in _answers(given).items() if not wanted or key == wanted}

    def take(stored: Stored) -> tuple[str, int]:
        text = desk.with_answers(stored.text, look, answers)
        left = {card.piece.id for card in desk.evidence_cards(text, look)}
        return text, len(answers.keys() - left)

    done = await change_now(case, take)
    bench.notes[case.id] = _told(done, len(answers))
    return RedirectResponse(f"/c/{case.id}/evidence", 303)


def _told(done: int, asked: int) -> str:
    left = asked - done
    missing = f"还有 {left} 份：名称和证明什么都要写；刚刚又收下文件的，再看一次。" if left else ""
    return (f"记下了 {done} 份。" if done else "") + missing


def _one(given: Mapping[str, list[str]], name: str) -> str:
    return given.get(name, [""])[0].strip()


def _answers(given: Mapping[str, list[str]]) -> dict[str, desk.CardAnswer]:
    """What the fields of the cards say, by their pieces."""
    keys = [name.removesuffix(".files") for name in given if name.endswith(".files")]
    return {key: _answer(given, key) for key in keys}


def _answer(given: Mapping[str, list[str]], key: str) -> desk.CardAnswer:
    title, proves = (" ".join(_one(given, f"{key}.{name}").split()) for name in ("title", "proves"))
    return desk.CardAnswer(title, proves, tuple(given.get(f"{key}.contacts", ())), _one(given, f"{key}.files"))


def _parted(text: str, piece: str, given: Mapping[str, list[str]]) -> str:
    """The text with the ticked files of a piece as one of their own. Raises UsageError for none and for all."""
    numbers = [int(each) for each in given.get(f"{piece}.apart", ()) if each.isdecimal()]
    return desk.with_parted(text, piece, {desk.listed_file(text, piece, number).path for number in numbers})


async def _list(request: Request) -> Response:
    """Every piece, its files and digests."""
    bench, case = bench_of(request), await case_of(request)
    pieces, version = await looked(case, lambda stored: desk.evidence_list(stored.text))
    shown = await looks(bench, case, [file.path for piece in pieces for file in piece.files])
    there = {name for name, _ in await case.files()}
    told = bench.notes.pop(case.id, "")
    return await case_page(
        request,
        case,
        "evidence-list.html",
        EVIDENCE,
        pieces=pieces,
        version=version,
        shown=shown,
        there=there,
        told=told,
        is_log=desk.is_log,
    )


async def _renamed(request: Request) -> Response:
    """Call a piece anew."""
    bench, case, given = bench_of(request), await case_of(request), await posted(request)
    piece, (title, proves) = _one(given, "piece"), (" ".join(_one(given, name).split()) for name in ("title", "proves"))
    await case.change(lambda stored: (desk.with_title(stored.text, piece, title, proves), None), _one(given, "version"))
    bench.notes[case.id] = f"改好了：{title}"
    return RedirectResponse(f"/c/{case.id}/evidence/list", 303)


async def _dropped(request: Request) -> Response:
    """Take a piece out of the case, and then its files out of their place: those that no other piece holds.

    Only of the list that was shown: what comes after the last piece was taken out gets its id.
    """
    bench, case, given = bench_of(request), await case_of(request), await posted(request)
    piece = _one(given, "piece")
    if not _one(given, "sure"):
        raise UsageError("没有拿掉：先在“真的拿掉”前面打勾", "回到证据清单再选；手机里的原件不会动")

    def drop(stored: Stored) -> tuple[str, set[str]]:
        before, text = desk.evidence_list(stored.text), desk.without_piece(stored.text, piece)
        kept = {file.path for one in desk.evidence_list(text) for file in one.files}
        return text, {file.path for one in before if one.id == piece for file in one.files} - kept

    for path in await case.change(drop, _one(given, "version")):
        try:
            await case.drop_file(path)
        except FileError:
            continue  # it was gone before
    bench.notes[case.id] = "拿掉了。手机里的原件没有动。"
    return RedirectResponse(f"/c/{case.id}/evidence/list", 303)


ROUTES = (
    Route("/c/{case}/evidence", _evidence, methods=["GET"]),
    Route("/c/{case}/evidence", _said, methods=["POST"]),
    Route("/c/{case}/evidence/list", _list),
    Route("/c/{case}/evidence/title", _renamed, methods=["POST"]),
    Route("/c/{case}/evidence/drop", _dropped, methods=["POST"]),
)
