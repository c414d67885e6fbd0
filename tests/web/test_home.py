"""The page at home for real: a server on this computer alone, which ends when nobody looks any more."""

from __future__ import annotations

import asyncio
import threading
import urllib.request
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from letters.web import serve
from letters.web.home import Watched
from tests.web.asking import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import Message, Receive, Scope, Send


def test_the_first_address_opens_the_page_and_the_server_ends_when_nobody_asks(tmp_path: Path) -> None:
    addresses: list[str] = []
    opened = threading.Event()

    def note(address: str) -> None:
        addresses.append(address)
        opened.set()

    server = threading.Thread(target=serve, args=(tmp_path, lambda: TODAY, note, 1.0), daemon=True)
    server.start()
    assert opened.wait(20)
    [address] = addresses
    assert urlsplit(address).hostname == "127.0.0.1"
    browser = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(CookieJar()), urllib.request.ProxyHandler({})
    )
    with browser.open(address, timeout=20) as answer:
        assert answer.url == address.partition("?")[0]
        assert "给我自己写" in answer.read().decode()
    server.join(20)
    assert not server.is_alive()


def test_each_request_puts_the_end_off() -> None:
    now = [0.0]

    async def nothing(scope: Scope, receive: Receive, send: Send) -> None:
        """An application that says nothing."""

    async def silent() -> Message:
        return {}

    async def unheard(_: Message) -> None:
        """Nobody listens."""

    watched = Watched(nothing, lambda: now[0])
    now[0] = 10.0
    assert watched.is_idle(10)
    asyncio.run(watched({"type": "http"}, silent, unheard))
    assert not watched.is_idle(10)
    now[0] = 20.0
    assert watched.is_idle(10)
