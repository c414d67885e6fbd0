"""An application spoken to without a network: a request as values, its answer as values.

The browser's worker does so, and so do tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from starlette.types import ASGIApp, Message

HOST = "letters.invalid"
"""What is asked where no host is named: one that cannot be."""


class WebAnswer(NamedTuple):
    """What came of a request."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def text(self) -> str:
        """The body of a page."""
        return self.body.decode()


async def ask(
    app: ASGIApp,
    method: str,
    target: str,
    headers: Iterable[tuple[str, str]] = (),
    body: bytes | AsyncIterator[bytes] = b"",
) -> WebAnswer:
    """Hand a request to an ASGI application and collect its answer; `target` is a path, with a query perhaps.

    A body that comes in pieces is handed on in pieces, as they are asked for.
    """
    path, _, query = target.partition("?")
    sent: list[Message] = []
    waiting = _messages(body)

    async def receive() -> Message:
        return await anext(waiting, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        sent.append(message)

    named = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": named if any(name == b"host" for name, _ in named) else [(b"host", HOST.encode()), *named],
        "client": None,
        "server": None,
    }
    await app(scope, receive, send)
    begun = next(message for message in sent if message["type"] == "http.response.start")
    told = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in begun["headers"]]
    return WebAnswer(begun["status"], told, b"".join(message.get("body", b"") for message in sent))


async def _messages(body: bytes | AsyncIterator[bytes]) -> AsyncIterator[Message]:
    """What a server would say of a body as it comes."""
    if not isinstance(body, bytes):
        async for piece in body:
            yield {"type": "http.request", "body": piece, "more_body": True}
        body = b""
    yield {"type": "http.request", "body": body, "more_body": False}
