"""What a phone sees: a page to begin with, its four digits, a form for files. It can bring files and see nothing.

It is an application apart from the page: it holds the door that was opened and nothing else, no case and no desk.
"""

from __future__ import annotations

import asyncio
from functools import cache
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import jinja2
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from letters.errors import LettersError, UsageError
from letters.web.parts import parts_of
from letters.web.phone.opened import CLOSED, Came
from letters.web.phone.pairing import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import Message, Receive, Scope, Send

    from letters.web.phone.opened import Opened

HERE = Path(__file__).resolve().parent
COOKIE, FILES, STYLE = "letters-phone", "/files", "/phone.css"
POLICY = "; ".join(
    ("default-src 'none'", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
)
ALWAYS = {
    "Cache-Control": "no-store",
    "Connection": "close",  # what of a body is not wanted need not be waited for
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
NOTHING = "这个地址打不开。请用手机相机再扫一次电脑上的码；电脑上已经关了的，再打开一次。"
LONGEST_NAME = 120  # characters of a file's name that are shown again
GONE_AWAY = "手机断开了，最后这个没有收完"
NOT_KEPT = "没有收下，原因写在电脑上"
TOO_LARGE_AT_ONCE = "手机选的文件合起来太大，一个也没有收下"


class PhoneSide:
    """The application for one opening of the door."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._at_work: set[asyncio.Task[Any]] = set()
        self._told: list[Came] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and be counted among what is at work until then."""
        task = cast("asyncio.Task[Any]", asyncio.current_task())  # a server runs each request in one
        self._at_work.add(task)
        try:
            answer = await self._answered(Request(scope, self._bounded(receive)))
            await answer(scope, receive, _with_headers(send))
        finally:
            self._at_work.discard(task)

    async def finished(self) -> None:
        """Wait until nothing is at work: once the door is over, nothing that was begun goes on."""
        while self._at_work:
            await asyncio.wait(self._at_work)

    def _bounded(self, receive: Receive) -> Receive:
        """What comes, counted, and no longer than the door is open."""

        async def received() -> Message:
            coming = asyncio.ensure_future(receive())
            ending = asyncio.ensure_future(self._opened.ending.wait())
            try:
                await asyncio.wait({coming, ending}, return_when=asyncio.FIRST_COMPLETED)
                if not coming.done():
                    raise UsageError(*CLOSED)
                message = coming.result()
            finally:
                coming.cancel()
                ending.cancel()
            self._opened.count(len(message.get("body", b"")))
            return message

        return received

    async def _answered(self, request: Request) -> Response:
        method, path = request.method, str(request.scope["path"])
        self._opened.look()  # not when the door next does: what is over is over to the second
        if self._opened.ending.is_set() or not self._is_meant(request):
            return PlainTextResponse(NOTHING, 403)
        if (method, path) == ("GET", STYLE):
            return Response((HERE / "phone.css").read_bytes(), headers={"Content-Type": "text/css; charset=utf-8"})
        if (method, path) == ("GET", "/"):
            return self._first(request)
        if (method, path) == ("POST", FILES):
            return await self._brought(request)
        if method in ("GET", "POST") and self._opened.pairing.is_code(path.removeprefix("/")):
            return self._entrance(request)
        return PlainTextResponse(NOTHING, 404)

    def _is_meant(self, request: Request) -> bool:
        """Whether it was sent to this very address, and a form from a page of it."""
        host, origin = request.headers.get("host", ""), request.headers.get("origin", "")
        return host == self._opened.host and (request.method == "GET" or origin == f"http://{host}")

    def _is_known(self, request: Request) -> bool:
        return self._opened.pairing.knows(_cookie(request), _peer(request))

    def _entrance(self, request: Request) -> Response:
        """Looking at it takes nothing, for some phones look at an address before they show it; the button does."""
        pairing = self._opened.pairing
        if request.method == "GET" and pairing.stage is Stage.WAITING:
            return _page("begin.html", code=pairing.code)
        if self._is_known(request):
            return RedirectResponse("/", 303)
        code = str(request.scope["path"]).removeprefix("/")
        word = pairing.take(code, _peer(request)) if request.method == "POST" else None
        if word is None:
            return _page("taken.html", 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, word, httponly=True, samesite="strict", path="/")
        return answer

    def _first(self, request: Request) -> Response:
        """The digits until the computer takes them, then the form."""
        opened = self._opened
        if not self._is_known(request):
            return PlainTextResponse(NOTHING, 403)
        if opened.pairing.stage is not Stage.CONFIRMED:
            return _page("digits.html", digits=opened.pairing.digits)
        told, self._told = self._told, []
        return _page(
            "send.html",
            word=opened.pairing.form_word,
            kept=sum(not each.problem for each in told),
            failed=[each for each in told if each.problem],
            all=opened.kept,
            minutes=opened.minutes_left,
            room=opened.room // 1_000_000,
        )

    async def _brought(self, request: Request) -> Response:
        """Take in the files of a form: each by itself, whole or not at all."""
        opened = self._opened
        if opened.pairing.stage is not Stage.CONFIRMED or not self._is_known(request):
            return PlainTextResponse(NOTHING, 403)
        if _announced(request) > opened.room:
            opened.note(Came("", TOO_LARGE_AT_ONCE))
            return _page("too-much.html", 413, room=opened.room // 1_000_000)
        try:
            await self._take_all(request)
        except ClientDisconnect:
            return Response(status_code=400)  # to nobody
        except UsageError as error:
            return _page("over.html", 422, told=f"{error.message}。{error.hint}。")
        return RedirectResponse("/", 303)

    async def _take_all(self, request: Request) -> None:
        is_ours = False
        async for part in parts_of(request):
            if part.name == "word":
                is_ours = self._opened.pairing.is_form_word(await part.text())
            elif part.file_name and is_ours:
                await self._take(part.file_name, part.pieces)

    async def _take(self, name: str, pieces: AsyncIterator[bytes]) -> None:
        """Take in a file. The computer is told why where it was not kept; the phone only that it was not."""
        opened, shown = self._opened, name[:LONGEST_NAME]
        try:
            kept = await opened.keep(name, pieces)
        except ClientDisconnect:
            opened.note(Came(shown, GONE_AWAY))
            raise
        except LettersError as error:
            opened.note(Came(shown, error.message))
            self._told.append(Came(shown, NOT_KEPT))
            if opened.refused:
                raise UsageError(*opened.refused) from None
            return
        opened.versions.append((kept.before, kept.after))
        self._told.append(Came(shown, ""))
        opened.note(Came(kept.name, ""))


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _page(name: str, status: int = 200, **values: Any) -> Response:
    return HTMLResponse(_environment().get_template(name).render(values), status)


def _peer(request: Request) -> str:
    return request.client.host if request.client else ""


def _cookie(request: Request) -> str:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _announced(request: Request) -> int:
    """Bytes that a body says it has; 0 where it does not say."""
    told = request.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() else 0


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in ALWAYS.items():
                headers[name] = value
        await send(message)

    return sent
