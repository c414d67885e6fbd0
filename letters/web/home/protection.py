"""Keeps others out of the page at home: other sites open in the same browser, other programs, other computers.

The server listens on this computer alone. Its first address carries a word that works once and becomes a cookie; each
request names the host it was sent to, and each form the page it came from and a token of its own.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE, KEY = "letters", "key"
POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' blob:",
        "media-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_FROM_HERE = "这个网页只能从“文书助手”自己打开的窗口进来。关掉这一页，回到程序，再打开一次。"


class Doorkeeper:
    """Knows who may come in: `key` opens the door once, the cookie after that."""

    def __init__(self, port: int) -> None:
        self.cookie = f"{COOKIE}-{port}"  # browsers share cookies among all ports: two at work at once shut nobody out
        self.hosts = frozenset((f"127.0.0.1:{port}", f"localhost:{port}"))
        self.key = secrets.token_urlsafe(32)
        self._session = secrets.token_urlsafe(32)
        self._is_used = False

    @property
    def token(self) -> str:
        """What every form of this session carries."""
        return hmac.new(self._session.encode(), b"form", sha256).hexdigest()

    def enter(self, key: str) -> str | None:
        """The cookie for the one who brings the key first; None for anybody else."""
        if self._is_used or not hmac.compare_digest(key.encode(), self.key.encode()):
            return None
        self._is_used = True
        return self._session

    def knows(self, cookie: str) -> bool:
        """Whether a cookie is this session's."""
        return hmac.compare_digest(cookie.encode(), self._session.encode())


class Protected:
    """An application behind its doorkeeper."""

    def __init__(self, app: ASGIApp, door: Doorkeeper) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or say kindly that it may not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        await (refused or self._app)(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._door.hosts:
            return PlainTextResponse(NOT_FROM_HERE, 421)
        if scope["method"] not in ("GET", "HEAD") and headers.get("origin") != f"http://{host}":
            return PlainTextResponse(NOT_FROM_HERE, 403)
        if self._door.knows(_cookie(headers, self._door.cookie)):
            return None
        session = self._door.enter(_key(scope))
        if session is None:
            return PlainTextResponse(NOT_FROM_HERE, 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._door.cookie, session, httponly=True, samesite="strict", path="/")
        return answer


def _key(scope: Scope) -> str:
    name, _, key = scope["query_string"].decode("latin-1").partition("=")
    return key if name == KEY and scope["path"] == "/" else ""


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _with_headers(send: Send) -> Send:
    """What every answer says; a page that brings a stricter policy of its own keeps it."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in ALWAYS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", POLICY)
        await send(message)

    return sent
