"""A phone beside the computer: it brings files and sees nothing; a red bar stands while the door is open."""

from __future__ import annotations

import asyncio
import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from letters.errors import FileError, UsageError
from letters.web import application
from letters.web.phone import Pairing, PhoneDoor, Stage, addresses, interfaces, qr_code
from tests import media
from tests.web.phones import BAR, HERE, TOLD, Computer, Phone, folder, in_one_loop

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]


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
        from letters.web import Bench
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
