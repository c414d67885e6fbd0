"""A phone beside the computer: it brings files and sees nothing; a red bar stands while the door is open."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
import tomllib
import urllib.request
from dataclasses import replace
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from letters.errors import FileError, UsageError
from letters.web import application, serve
from letters.web.home import FolderClinic, serving
from letters.web.phone import Limits, Pairing, PhoneDoor, Stage, addresses, interfaces, qr_code
from tests import media
from tests.stories import contact, text_of
from tests.web.asking import TODAY, PageForm
from tests.web.phones import HERE, Computer, Phone, in_one_loop, part

if TYPE_CHECKING:
    from pathlib import Path

TOLD = text_of(contact("I1", "2026-11-20 19:30", channel="sms", words="明天去你单位"))
BAR = 'class="phone-bar"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "案件-2026-11-26"
    made.mkdir()
    (made / "case.toml").write_text(TOLD, encoding="utf-8")
    return made


def stored(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "case.toml").read_text("utf-8"))


def test_pictures_of_a_phone_become_evidence_by_the_same_way_and_cards(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        page = (await phone.get("/")).text
        assert 'enctype="multipart/form-data"' in page
        assert 'capture="environment"' in page
        answer = await phone.bring(
            ("Screenshot_20261120_200501_com.android.mms.png", media.png()), ("录音 1.wav", media.wav()), ("", b"")
        )
        assert answer.status == 303
        assert "这一次传到了 2 个" in (await phone.get("/")).text
        assert "收下了 2 个" in (await at.get(f"{at.case}/phone")).text
        shown = await at.follow(await at.post("/phone/close"))
        assert "收下了 2 个文件" in shown
        assert shown.count('<fieldset class="card">') == 2
        assert await phone.is_shut_out()

    in_one_loop(folder, story)
    assert sorted(path.name for path in (folder / "evidence").iterdir()) == [
        "Screenshot_20261120_200501_com.android.mms.png",
        "录音 1.wav",
    ]
    assert all(file["sha256"] for row in stored(folder)["evidence"] for file in row["files"])


def test_the_way_without_a_network_comes_first_and_what_others_may_read_is_said(folder: Path) -> None:
    async def story(at: Computer) -> None:
        assert f'href="{at.case}/phone"' in (await at.get(f"{at.case}/evidence")).text
        page = (await at.get(f"{at.case}/phone")).text
        assert at.door.now is None, "to look at it opens nothing"
        places = [page.index(word) for word in ("数据线", "U 盘", "不加密", "热点", "打开，等手机来")]
        assert places == sorted(places)
        assert "Windows 第一次会弹出窗口" in page
        assert BAR not in page

    in_one_loop(folder, story)


@pytest.mark.parametrize(
    "screen", ["/", "{}/evidence", "{}/all", "{}/letters", "{}/out", "{}/phone", "/demo", "/leave"]
)
def test_a_red_bar_stands_on_every_screen_while_it_is_open_and_only_then(folder: Path, screen: str) -> None:
    async def story(at: Computer) -> None:
        target = screen.format(at.case)
        assert BAR not in (await at.get(target)).text
        await at.open()
        page = (await at.get(target)).text
        bar = page.partition(BAR)[2].partition("</aside>")[0]
        assert "手机可以往这台电脑传文件" in bar
        assert '<form method="post" action="/phone/close">' in bar
        assert '<noscript><iframe src="/phone/live"' in bar
        await at.post("/phone/close")
        assert BAR not in (await at.get(target)).text

    in_one_loop(folder, story)


def test_without_scripts_a_screen_asks_anew_by_itself_but_for_the_one_that_is_typed_into(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = Phone(await at.open())
        again = re.compile(r'<noscript><meta http-equiv="refresh"')
        waiting = (await at.get(f"{at.case}/phone")).text
        assert again.search(waiting)
        assert "code.svg" in waiting
        await phone.begin()
        typed = (await at.get(f"{at.case}/phone")).text
        assert not again.search(typed)
        assert 'name="number"' in typed
        assert 'http-equiv="refresh"' in (await phone.get("/")).text, "the phone's own page does"
        assert (await at.post(f"{at.case}/phone/number", number="１２ x")).status == 422
        await at.post(f"{at.case}/phone/number", number=f" {phone.opened.pairing.digits} ")
        assert again.search((await at.get(f"{at.case}/phone")).text)
        live = await at.get("/phone/live")
        assert "还剩 10 分钟，收下了 0 个" in live.text
        assert "frame-ancestors 'self'" in dict(live.headers)["content-security-policy"]

    in_one_loop(folder, story)


def test_the_digits_stand_on_the_phone_alone_and_three_wrong_ones_close_it(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = Phone(await at.open())
        await phone.begin()
        digits = phone.opened.pairing.digits
        assert digits in (await phone.get("/")).text
        assert digits not in re.sub(r"127\.0\.0\.\d:\d+|[0-9a-f]{12}", "", (await at.get(f"{at.case}/phone")).text)
        wrong = f"{(int(digits) + 1) % 10_000:04}"
        for left in (2, 1):
            answer = await at.post(f"{at.case}/phone/number", number=wrong)
            assert (answer.status, f"还可以试 {left} 次" in answer.text) == (422, True)
        page = await at.follow(await at.post(f"{at.case}/phone/number", number=wrong))
        assert "号码三次不对" in page
        assert await phone.is_shut_out()
        assert (await at.post(f"{at.case}/phone/number", number=digits)).status == 422

    in_one_loop(folder, story)


def test_a_code_is_one_phones_and_another_code_lets_the_other_in(folder: Path) -> None:
    async def story(at: Computer) -> None:
        first = await at.open()
        early, late = Phone(first), Phone(first)
        await early.begin()
        answer = await late.get(f"/{first.pairing.code}")
        assert (answer.status, "已经用过" in answer.text) == (403, True)
        assert (await late.post(f"/{first.pairing.code}")).status == 403
        again = Phone(await at.open(again="1"))
        assert again.opened is not first
        assert again.opened.pairing.code != first.pairing.code
        assert await early.is_shut_out()
        assert (await again.begin()).status == 303

    in_one_loop(folder, story)


def test_a_second_tab_that_opens_it_finds_the_same_and_another_case_is_refused(folder: Path) -> None:
    (folder.parent / "另一个").mkdir()

    async def story(at: Computer) -> None:
        assert await at.open() is await at.open()
        (folder.parent / "另一个" / "case.toml").write_text(TOLD, encoding="utf-8")
        [other] = [case for case in await at.bench.shelf.cases() if f"/c/{case.id}" != at.case]
        answer = await at.post(f"/c/{other.id}/phone", place=HERE)
        assert (answer.status, "另一个案件" in answer.text) == (422, True)
        page = (await at.get(f"/c/{other.id}/phone")).text
        assert "先在红条里点“关掉”" in page
        assert "打开，等手机来" not in page
        assert (await at.get(f"/c/{other.id}/phone/code.svg")).status == 404

    in_one_loop(folder, story)


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


def test_where_there_is_no_address_it_is_said_what_to_do(folder: Path) -> None:
    async def story(at: Computer) -> None:
        at.door.addresses = lambda: ()
        page = (await at.get(f"{at.case}/phone")).text
        assert "没有连在家里的网络上" in page
        assert "打开，等手机来" not in page
        answer = await at.post(f"{at.case}/phone", place=HERE)
        assert (answer.status, "没有这个地址了" in answer.text) == (422, True)
        at.door.addresses = lambda: (HERE, "192.168.1.5")
        page = (await at.get(f"{at.case}/phone")).text
        assert f'value="{HERE}" checked' in page
        assert 'value="192.168.1.5"> 192.168.1.5' in page

    in_one_loop(folder, story)


def test_where_nothing_may_listen_it_is_said(folder: Path) -> None:
    async def story(at: Computer) -> None:
        at.door.addresses = lambda: ("203.0.113.1",)  # nobody's, so not this computer's
        answer = await at.post(f"{at.case}/phone", place="203.0.113.1")
        assert (answer.status, "数据线、U 盘" in answer.text, at.door.now) == (422, True, None)

    in_one_loop(folder, story)


def test_the_form_to_open_it_needs_the_token_of_the_page(folder: Path) -> None:
    async def story(at: Computer) -> None:
        foreign = {"token": "of another", "place": HERE}
        for target in (f"{at.case}/phone", f"{at.case}/phone/number", "/phone/close"):
            assert (await at.post(target, **foreign)).status == 422
        assert at.door.now is None

    in_one_loop(folder, story)


def test_the_addresses_are_those_of_a_house_and_the_usual_one_first() -> None:
    assert all(interfaces.is_of_a_house(each) for each in addresses())
    assert not any(map(interfaces.is_of_a_house, ("8.8.8.8", "127.0.0.1", "169.254.3.4", "172.32.0.1", "100.64.0.1")))
    assert all(map(interfaces.is_of_a_house, ("10.0.0.2", "172.20.10.2", "192.168.43.7")))


def test_the_picture_of_an_address_is_an_svg_on_white() -> None:
    drawn = qr_code("http://192.168.1.5:50000/abcdefghijklmnopqrstuvwxyz").decode()
    assert drawn.startswith("<svg") or "<svg" in drawn
    assert 'fill="#fff"' in drawn


def test_a_code_has_128_bits_and_no_two_are_alike() -> None:
    codes = {Pairing().code for _ in range(100)}
    assert len(codes) == 100
    assert {len(code) for code in codes} == {26}
    assert all(re.fullmatch("[a-z2-7]{26}", code) for code in codes)


def test_full_width_digits_are_digits() -> None:
    pairing = Pairing()
    pairing.take(pairing.code, "192.168.1.9")
    assert pairing.confirm("".join(chr(ord(digit) + 0xFEE0) for digit in pairing.digits))
    assert pairing.stage is Stage.CONFIRMED


def test_in_a_browser_there_is_no_such_thing(folder: Path) -> None:
    async def story(at: Computer) -> None:
        from letters.web import Bench, application
        from letters.web.asgi import ask

        app = application(Bench(at.bench.shelf, at.bench.today, "只在这个浏览器里"))
        assert "用手机传" not in (await ask(app, "GET", f"{at.case}/evidence")).text
        assert (await ask(app, "GET", f"{at.case}/phone")).status == 404

    in_one_loop(folder, story)


def test_the_door_refuses_what_is_not_its_own(folder: Path) -> None:
    async def nothing(name: str, pieces: object) -> Any:
        raise AssertionError

    async def story() -> None:
        door = PhoneDoor(lambda: ("203.0.113.1",))
        with pytest.raises(UsageError):
            await door.open("c", HERE, nothing)
        with pytest.raises(FileError):
            await door.open("c", "203.0.113.1", nothing)
        await door.close()
        assert door.now is None

    asyncio.run(story())


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
