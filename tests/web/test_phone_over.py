"""When the phone's time is over nothing comes in, not even what was begun; and the slow keep nobody waiting."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from letters.web.phone import Limits, Opened
from letters.web.phone.opened import Kept
from letters.web.phone.pairing import Stage
from letters.web.phone.phone_side import PhoneSide
from tests.web.phones import BOUNDARY, part

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import Message

PEER = "192.0.2.7"


class Door:
    """What is open, with a clock that the test turns, and what of it was kept."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.kept: dict[str, bytes] = {}
        clock = lambda: (self.seconds, self.seconds)  # noqa: E731
        self.opened = Opened("c", "192.0.2.1", 80, self._keep, Limits(unseen=10_000.0), clock)
        self.side = PhoneSide(self.opened)
        self.word = self.opened.pairing.take(self.opened.pairing.code, PEER) or ""
        self.opened.pairing.confirm(self.opened.pairing.digits)
        assert self.opened.pairing.stage is Stage.CONFIRMED

    async def _keep(self, name: str, pieces: AsyncIterator[bytes]) -> Kept:
        content = b"".join([piece async for piece in pieces])
        self.kept[name] = content
        return Kept(name, "", "")

    async def ask(self, method: str, path: str, *pieces: Piece) -> tuple[int, str]:
        """The status and text of an answer; each piece of the body comes when it is asked for."""
        coming = iter(pieces)
        sent: list[Message] = []

        async def receive() -> Message:
            piece = next(coming)
            await piece.until.wait()
            self.seconds = max(self.seconds, piece.at)
            return {"type": "http.request", "body": piece.content, "more_body": not piece.is_last}

        async def send(message: Message) -> None:
            sent.append(message)

        named = {
            "host": self.opened.host,
            "cookie": f"letters-phone={self.word}",
            "origin": f"http://{self.opened.host}",
        }
        kind = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
        headers = [(name.encode(), value.encode()) for name, value in (named | kind).items()]
        scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers}
        await self.side({**scope, "client": (PEER, 1), "server": ("192.0.2.1", 80), "scheme": "http"}, receive, send)
        return int(sent[0]["status"]), b"".join(each.get("body", b"") for each in sent).decode()

    def form(self, name: str) -> bytes:
        """The form of the page with one file."""
        parts = part("word", self.opened.pairing.form_word.encode()), part("file", b"x" * 100, name)
        return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


class Piece:
    """What comes of a body, at a second; a piece that is `late` never comes by itself."""

    def __init__(self, content: bytes, at: float = 0.0, *, is_last: bool = True, late: bool = False) -> None:
        self.content, self.at, self.is_last, self.until = content, at, is_last, asyncio.Event()
        if not late:
            self.until.set()


@pytest.mark.parametrize("second", [599.9, 600.0])
def test_after_ten_minutes_nothing_is_answered_though_nobody_has_looked_at_the_clock(second: float) -> None:
    async def story() -> tuple[tuple[int, str], ...]:
        door = Door()
        door.seconds = second
        return await door.ask("GET", "/"), await door.ask("GET", f"/{door.opened.pairing.code}")

    statuses = [status for status, _ in asyncio.run(story())]
    assert statuses == ([200, 303] if second < 600 else [403, 403])


def test_what_was_begun_before_is_not_kept_when_its_last_piece_comes_after() -> None:
    async def story() -> tuple[Door, tuple[int, str]]:
        door = Door()
        body = door.form("a.jpg")
        pieces = Piece(body[:-60], 599.0, is_last=False), Piece(body[-60:], 600.0)
        return door, await door.ask("POST", "/files", *pieces)

    door, (status, text) = asyncio.run(story())
    assert status == 422
    assert "没有收下" in text
    assert door.kept == {}
    assert [each.problem for each in door.opened.came if not each.problem] == []


def test_one_that_sends_a_byte_now_and_then_keeps_nobody_waiting_and_ends_with_the_door() -> None:
    async def story() -> tuple[Door, tuple[int, str], tuple[int, str]]:
        door = Door()
        body = door.form("slow.jpg")
        crumbs = [Piece(body[:-60], is_last=False), *(Piece(b"x", second, is_last=False) for second in range(1, 30))]
        slow = asyncio.create_task(door.ask("POST", "/files", *crumbs, Piece(b"x", late=True)))
        other = await door.ask("POST", "/files", Piece(door.form("b.jpg")))
        door.opened.end("")
        return door, other, await slow

    door, other, slow = asyncio.run(story())
    assert (other[0], list(door.kept)) == (303, ["b.jpg"])
    assert slow[0] == 422
