"""A file of evidence is handed over: never as a document of the page, whatever it holds.

What a page shows of it in its own place, a script draws anew from these bytes, or plays (`static/evidence.js`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from letters import desk
from letters.web.bench import case_of
from letters.web.in_headers import as_attachment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

LOCKED = "sandbox; default-src 'none'"
"""What a file may do that a browser opens in spite of all: nothing."""


class Pieces(Response):
    """An answer whose body is sent as it is read."""

    def __init__(self, first: bytes, rest: AsyncIterator[bytes], headers: dict[str, str]) -> None:
        super().__init__(headers=headers)
        del self.headers["content-length"]
        self._first, self._rest = first, rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, a piece after the other."""
        del scope, receive
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self._first, "more_body": True})
        async for piece in self._rest:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _file(request: Request) -> Response:
    """A file of a piece, by its place from 1, to be kept elsewhere."""
    case = await case_of(request)
    piece, number = request.path_params["piece"], request.path_params["number"]
    file = await case.see(lambda stored: desk.listed_file(stored.text, piece, number))
    pieces = case.read_file(file.path)
    first = await anext(pieces, b"")  # here, where it can still be said that it is gone
    headers = {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": as_attachment(file.name),
        "Content-Security-Policy": LOCKED,
        "X-Content-Type-Options": "nosniff",
    }
    return Pieces(first, pieces, headers)


ROUTES = (Route("/c/{case}/evidence/{piece}/{number:int}", _file),)
