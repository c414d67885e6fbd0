"""When the door for a phone closes by itself, with a case or with the page, and what is then kept of what came."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
import urllib.request
from dataclasses import replace
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from letters.web import application, serve
from letters.web.home import FolderClinic, serving
from letters.web.phone import Limits
from tests.web.asking import TODAY, PageForm
from tests.web.phones import BAR, HERE, Computer, Phone, folder, in_one_loop, part

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]


@pytest.mark.slow
def test_after_ten_minutes_it_is_closed_whatever_looks_at_it(folder: Path) -> None:
    now = [0.0]

    async def story(at: Computer) -> None:
        phone = await at.paired()
        now[0] = 599.0
        await at.get("/phone/bar")
        assert phone.opened.minutes_left == 1
        phone.opened.look()
        assert not phone.opened.ending.is_set()
        now[0] = 600.0
        await at.get("/phone/bar")
        await ended(at, phone)
        assert await phone.is_shut_out()
        page = (await at.get(f"{at.case}/phone")).text
        assert "十分钟到了" in page
        assert BAR not in page

    in_one_loop(folder, story, clock=lambda: now[0])


def test_where_no_page_shows_the_bar_any_more_it_is_closed(folder: Path) -> None:
    now = [0.0]

    async def story(at: Computer) -> None:
        phone = await at.paired()
        for at_second in (60.0, 120.0):
            now[0] = at_second
            await at.get("/phone/live")
            phone.opened.look()
            assert not phone.opened.ending.is_set()
        now[0] = 190.0
        await phone.get("/")
        await ended(at, phone)
        assert await phone.is_shut_out()
        assert "没有网页看着" in (await at.get(f"{at.case}/phone")).text

    in_one_loop(folder, story, clock=lambda: now[0])


async def ended(at: Computer, phone: Phone) -> None:
    """Wait until the door itself has noticed, and has done what there is to do then."""
    await asyncio.wait_for(phone.opened.ending.wait(), 20)
    await at.door.close()


def test_when_so_much_came_it_is_closed_and_what_was_not_whole_is_not_kept(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        assert (await phone.bring(("小.txt", b"a" * 3_000))).status == 303
        too_much = await phone.bring(("大.txt", b"b" * 9_000))
        assert (too_much.status, "还能收" in too_much.text) == (413, True)
        assert not phone.opened.ending.is_set(), "what says beforehand that it is too large can be chosen anew"
        _, body, kind = phone.form([("大.txt", b"b" * 9_000)])
        chunked = b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in (body[:5_000], body[5_000:])) + b"0\r\n\r\n"
        head = phone.head("POST", "/files", kind, ("Transfer-Encoding", "chunked"))
        await phone.say(head + chunked)
        await ended(at, phone)
        assert await phone.is_shut_out()
        assert "500 MB，已经满了" in (await at.get(f"{at.case}/phone")).text

    in_one_loop(folder, story, limits=Limits(size=10_000))
    assert [path.name for path in folder.rglob("*") if path.is_file() and "case.toml" not in path.name] == ["小.txt"]


def test_a_phone_that_goes_away_leaves_nothing_half_and_the_computer_says_so(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        _, body, kind = phone.form([("一.txt", b"1"), ("二.txt", b"2" * 200_000)])
        _, writer = await phone.connect()
        writer.write(phone.head("POST", "/files", kind, ("Content-Length", str(len(body)))) + body[:100_000])
        await writer.drain()
        while not phone.opened.came:
            await asyncio.wait({asyncio.ensure_future(at.get("/phone/bar"))})
        writer.transport.abort()
        while len(phone.opened.came) < 2:
            await asyncio.wait({asyncio.ensure_future(at.get("/phone/bar"))})
        page = (await at.get(f"{at.case}/phone")).text
        assert "手机断开了" in page
        assert (await phone.bring(("三.txt", b"3"))).status == 303

    in_one_loop(folder, story)
    assert sorted(path.name for path in folder.rglob("*.txt")) == ["一.txt", "三.txt"]
    assert not [path for path in folder.rglob("*") if path.name.startswith(".")]


async def in_the_middle(at: Computer, phone: Phone) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A file that has begun to come and does not go on."""
    reader, writer = await phone.connect()
    body = part("word", phone.opened.pairing.form_word.encode()) + part("file", b"x" * 50_000, "半.txt")
    kind = phone.form([])[2]
    writer.write(phone.head("POST", "/files", kind, ("Content-Length", "400000")) + body[:-100])
    await writer.drain()
    while phone.opened.size < 50_000:
        await asyncio.wait({asyncio.ensure_future(at.get("/phone/bar"))})
    return reader, writer


@pytest.mark.parametrize("word", ["wipe", "close", "leave"])
def test_when_the_case_goes_meanwhile_nothing_comes_after_it(folder: Path, word: str) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        reader, writer = await in_the_middle(at, phone)
        if word == "wipe":
            seen = re.search(r'name="seen" value="([^"]*)"', (await at.get(f"{at.case}/wipe")).text)
            assert seen is not None
            assert (await at.post(f"{at.case}/wipe", word="删除", seen=seen[1])).status == 200
        else:
            await at.post({"close": "/phone/close", "leave": "/leave"}[word])
        assert at.door.now is None
        assert await phone.is_shut_out()
        assert "没有收下" in (await reader.read()).decode()
        writer.close()

    in_one_loop(folder, story)
    assert not list(folder.parent.rglob("*半*"))
    assert folder.exists() == (word != "wipe")
    assert not [path for path in folder.parent.rglob("*") if path.name.startswith(".") and path.is_file()]


@pytest.mark.parametrize("target", ["/close", "/new", "/open/{}"])
def test_where_several_are_helped_it_closes_with_the_client(folder: Path, target: str) -> None:
    async def story(at: Computer) -> None:
        at.bench = replace(at.bench, clinic=FolderClinic(folder.parent))
        at.app, case = application(at.bench), at.case.rpartition("/")[2]
        at.bench.session.opened = case
        phone = Phone(await at.open())
        assert (await at.post(target.format(case))).status == 303
        assert at.door.now is None
        assert await phone.is_shut_out()

    in_one_loop(folder, story)


def test_a_case_that_is_locked_is_locked_with_the_door_closed(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        words = {
            "word": "加密",
            "seen": "of another time",
            "passphrase": "一二三四五六七八",
            "again": "一二三四五六七八",
        }
        await at.post(f"{at.case}/lock", **words)
        assert at.door.now is None
        assert await phone.is_shut_out()

    in_one_loop(folder, story)


def test_a_case_whose_folder_is_gone_is_not_made_anew(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        folder.rename(folder.parent / "别处")
        answer = await phone.bring(("a.txt", b"a"))
        assert str(folder) not in answer.text
        await at.door.close()
        assert await phone.is_shut_out()

    in_one_loop(folder, story)
    assert not folder.exists()
    assert not list(folder.parent.rglob("a.txt"))


@pytest.mark.slow
def test_when_the_page_ends_the_door_ends_with_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "addresses", lambda: (HERE,))
    opened, first = threading.Event(), list[str]()

    def note(address: str) -> None:
        first.append(address)
        opened.set()

    server = threading.Thread(target=serve, args=(folder.parent, lambda: TODAY, note, 2.0), daemon=True)
    server.start()
    assert opened.wait(20)
    root = first[0].partition("?")[0].rstrip("/")
    browser = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(CookieJar()), urllib.request.ProxyHandler({})
    )
    browser.addheaders = [("Origin", root)]
    case = "/c/" + page_of(browser, first[0]).partition('<a href="/c/')[2].partition('"')[0]
    token = PageForm(page_of(browser, f"{root}{case}/phone")).fields["token"]
    shown = page_of(browser, f"{root}{case}/phone", urlencode({"token": token, "place": HERE}).encode())
    place = re.search(rf"http://({re.escape(HERE)}):(\d+)/", shown)
    assert place is not None
    there = (place[1], int(place[2]))
    socket.create_connection(there, 20).close()
    server.join(30)
    assert not server.is_alive()
    with pytest.raises(OSError, match=r"."):
        socket.create_connection(there, 20)


def page_of(browser: urllib.request.OpenerDirector, address: str, form: bytes | None = None) -> str:
    with browser.open(address, form, timeout=20) as answer:
        return answer.read().decode()
