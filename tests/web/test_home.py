"""The page at home for real: a server on this computer alone, which ends when nobody looks any more."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
import urllib.request
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from letters.web import Bench, application, serve
from letters.web.asgi import ask
from letters.web.home import FolderShelf
from letters.web.home.serving import IDLE, Watched
from tests.web.asking import TODAY, Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import Message, Receive, Scope, Send


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_file_that_never_comes_whole_does_not_keep_the_server_when_all_pages_are_closed(tmp_path: Path) -> None:
    addresses: list[str] = []
    opened = threading.Event()

    def note(address: str) -> None:
        addresses.append(address)
        opened.set()

    server = threading.Thread(target=serve, args=(tmp_path, lambda: TODAY, note, 1.0), daemon=True)
    server.start()
    assert opened.wait(20)
    host = urlsplit(addresses[0]).netloc
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), urllib.request.ProxyHandler({}))
    browser.open(addresses[0], timeout=20).close()
    [cookie] = jar
    told = {
        "Host": host,
        "Origin": f"http://{host}",
        "Cookie": f"{cookie.name}={cookie.value}",
        "Content-Type": "multipart/form-data; boundary=b",
        "Content-Length": "1000",
    }
    lines = ["POST /open HTTP/1.1", *(f"{name}: {value}" for name, value in told.items()), "", "--b\r\n"]
    with socket.create_connection(("127.0.0.1", int(host.rpartition(":")[2]))) as line:
        line.sendall("\r\n".join(lines).encode())
        server.join(40)
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


def test_a_computer_that_slept_is_no_page_that_was_closed() -> None:
    now = [0.0]

    async def nothing(scope: Scope, receive: Receive, send: Send) -> None:
        """An application that says nothing."""

    watched = Watched(nothing, lambda: now[0])
    for second in range(0, 50, 10):
        now[0] = second
        assert not watched.is_idle(IDLE)
    now[0] = 8 * 3600.0
    assert not watched.is_idle(IDLE)
    for second in range(0, int(IDLE), 10):
        now[0] = 8 * 3600.0 + second
        assert not watched.is_idle(IDLE)
    now[0] = 8 * 3600.0 + IDLE
    assert watched.is_idle(IDLE)


def test_every_page_that_is_open_asks_again_by_itself_without_a_script(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    _, page = visitor.follow(visitor.fill(visitor.get("/").text, **{"for": "self"}))
    for shown in (page, visitor.get("/").text, visitor.get("/c/0123456789ab").text, visitor.get("/demo").text):
        assert '<iframe src="/here" title="在" hidden></iframe>' in shown
    answer = visitor.get("/here")
    again = re.search(r'<meta http-equiv="refresh" content="(\d+)">', answer.text)
    assert again is not None
    assert 2 * int(again[1]) < IDLE
    assert "frame-ancestors 'self'" in dict(answer.headers)["content-security-policy"]


def test_in_a_browser_there_is_no_server_to_be_kept(tmp_path: Path) -> None:
    app = application(Bench(FolderShelf(tmp_path), lambda: TODAY, ""))
    assert "/here" not in asyncio.run(ask(app, "GET", "/")).text


def test_a_case_in_a_folder_of_any_name_is_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "王小丽").mkdir()
    (tmp_path / "王小丽" / "case.toml").write_text("version = 2\n", "utf-8")
    assert "王小丽" in Visitor(tmp_path).get("/").body.decode()
